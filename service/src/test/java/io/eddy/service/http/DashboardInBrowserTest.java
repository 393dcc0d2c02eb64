package io.eddy.service.http;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dashboard in headless Chromium; skipped where there is none. */
class DashboardInBrowserTest {
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static Playwright playwright;
  private static Browser browser;

  private final FakeService service = new FakeService();
  private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
  private final List<String> hosts = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private Page page;

  @BeforeAll
  static void launch() {
    var chromium = chromium();
    assumeTrue(
        chromium.isPresent(),
        "There is no Chromium: install one (Debian's package chromium) to run this test.");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.get())
                    .setArgs(ARGUMENTS));
  }

  @AfterAll
  static void quit() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void open() {
    start(0);
    page = browser.newPage();
    page.onConsoleMessage(this::note);
    page.onPageError(errors::add);
    page.onRequest(this::note);
    page.navigate("http://127.0.0.1:%d/".formatted(server.port()));
  }

  @AfterEach
  void close() {
    page.close();
    server.stop(Duration.ofSeconds(1));
  }

  @Test
  void showsNumbersInEveryPanelAndAsksNobodyElse() {
    assertThat(state("Live")).isVisible();
    assertThat(page.locator("#header")).containsText(Pattern.compile("slate-q v\\d+"));
    assertThat(page.locator("#totals")).containsText(Pattern.compile("Events[\\d,]{5,}"));
    assertThat(page.locator(".lift-number")).hasText(Pattern.compile("\\+?\\d+ %"));
    assertThat(page.locator("#lift")).containsText(Pattern.compile("\\[−?\\d+, \\d+] over popul"));
    for (var panel : List.of("recent-reward", "reward-per-viewer", "policy")) {
      assertThat(page.locator("#%s canvas".formatted(panel))).isVisible();
      assertThat(page.locator("#%s .value".formatted(panel)).first())
          .hasText(Pattern.compile("[\\d.]+"));
    }
    assertThat(page.locator("#arms tbody tr")).hasCount(6);
    assertThat(page.locator("#timings .timing")).hasCount(5);
    assertThat(page.locator("#propensities circle")).hasCount(10);
    assertThat(page.locator("#propensities")).containsText("Holds");
    assertThat(page.locator("#rooms tbody tr")).hasCount(12);
    assertThat(page.locator("#decisions .decision")).hasCount(4);
    assertThat(page.locator("#decisions .reason")).hasCount(16);

    assertThat(errors).isEmpty();
    assertThat(hosts).isNotEmpty().containsOnly("127.0.0.1");
  }

  @Test
  void showsHowFarOtherRecommendersAgreeHourByHour() {
    var tables = page.locator("#agreement table");
    assertThat(tables).hasCount(2);
    assertThat(tables.first().locator("tbody tr")).hasCount(2);
    assertThat(tables.first()).containsText("external:<old>");
    assertThat(tables.last().locator("tbody tr")).hasCount(6);
    assertThat(tables.last()).containsText("2026-11-24 20:00");
    assertThat(tables.last()).containsText(Pattern.compile("6\\d\\.\\d %0\\.4\\d"));
    // nothing was to be ordered in the oldest hour
    assertThat(tables.last().locator("tbody tr").last()).containsText("–");
    assertThat(page.locator("#agreement [role=region]"))
        .hasAttribute("aria-label", "Agreement by hour");
    assertThat(errors).isEmpty();
  }

  @Test
  void saysNothingOfOtherRecommendersWhereThereIsNone() {
    service.metrics = new MovingMetrics(1)::alone;
    page.reload();
    assertThat(page.locator("#decisions .decision")).hasCount(4);
    assertThat(page.locator("#agreement")).isHidden();
  }

  @Test
  void showsWhatAPlatformSendsAsText() {
    assertThat(page.locator("#rooms")).containsText("R&B <live>");
  }

  @Test
  void saysThatItIsDisconnectedAndComesBackByItself() {
    assertThat(state("Live")).isVisible();
    var port = server.port();
    server.stop(Duration.ofSeconds(1));

    assertThat(state("Disconnected, trying again")).isVisible();
    assertThat(page.locator("body")).hasAttribute("data-stream", "disconnected");

    start(port);
    assertThat(state("Live")).isVisible(within(15));
  }

  @Test
  void saysThatItRestsWhileRequestsComeFirst() {
    assertThat(state("Live")).isVisible();
    service.rests = true;

    assertThat(state("Resting: requests come first")).isVisible();
  }

  @Test
  void comesBackWhenTheServerRefusedIt() {
    assertThat(state("Live")).isVisible();
    service.failure = new IllegalStateException("broken");
    assertThat(state("Disconnected, trying again")).isVisible(within(15));
    service.failure = null;

    assertThat(state("Live")).isVisible(within(15));
  }

  /** 600 points cover 600 s at stride 1, 4,800 at stride 8: 5,000 s need stride 16. */
  @Test
  void keepsAWholeRunWithinABoundedMemory() {
    var kept =
        page.evaluate(
            """
            async () => {
              const { History } = await import('/dashboard/history.js');
              const history = new History();
              let most = 0;
              for (let second = 0; second < 5000; second++) {
                history.add({ uptimeSeconds: second, policy: { version: 1 }, arms: {} });
                most = Math.max(most, history.rows.length);
              }
              const times = history.rows.map((row) => row.uptime);
              return [most, times[0], times[1], times.at(-1)].join();
            }
            """);

    assertThat(kept).isEqualTo("600,0,16,4999");
  }

  @ParameterizedTest
  @CsvSource({"1440, LIGHT", "1440, DARK", "1000, LIGHT", "420, DARK"})
  void fitsTheWindow(int width, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.setViewportSize(width, 900);
    assertThat(page.locator("#decisions .decision")).hasCount(4);

    assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
        .isEqualTo(0);
    var height = page.evaluate("document.documentElement.scrollHeight");
    page.waitForTimeout(2_500);
    assertThat(page.evaluate("document.documentElement.scrollHeight")).isEqualTo(height);
    assertThat(errors).isEmpty();
  }

  private void start(int port) {
    server = HttpServer.start(service, InstantSource.system(), "127.0.0.1", port);
  }

  private Locator state(String text) {
    return page.locator("#header [role=status]")
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  private static LocatorAssertions.IsVisibleOptions within(int seconds) {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(1_000.0 * seconds);
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      errors.add(message.text());
    }
  }

  private void note(Request request) {
    hosts.add(URI.create(request.url()).getHost());
  }

  private static Optional<Path> chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
