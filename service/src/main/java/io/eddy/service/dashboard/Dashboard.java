package io.eddy.service.dashboard;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The files of the dashboard, all in memory (under 250 KB).
 *
 * <p>They are revalidated at each load by their ETag, so a new release shows at once. The security
 * policy allows this host alone: no inline script, no frame, no other origin.
 */
public final class Dashboard {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final List<String> FILES =
      List.of(
          "index.html",
          "icon.svg",
          "style.css",
          "app.js",
          "stream.js",
          "strings.js",
          "dom.js",
          "en.json",
          "format.js",
          "history.js",
          "chart.js",
          "panels/header.js",
          "panels/totals.js",
          "panels/lift.js",
          "panels/recent-reward.js",
          "panels/reward-per-viewer.js",
          "panels/arms.js",
          "panels/policy.js",
          "panels/timings.js",
          "panels/propensities.js",
          "panels/agreement.js",
          "panels/rooms.js",
          "panels/decisions.js");

  private final Map<String, Asset> assets;

  private Dashboard(Map<String, Asset> assets) {
    this.assets = Map.copyOf(assets);
  }

  /** Reads all files from the classpath. */
  public static Dashboard load() {
    var assets = new HashMap<String, Asset>();
    for (var file : FILES) {
      assets.put("/dashboard/" + file, asset(file, Dashboard.class.getResourceAsStream(file)));
    }
    assets.put("/", assets.get("/dashboard/index.html"));
    assets.put("/dashboard/uplot.js", uplot("uPlot.esm.js"));
    assets.put("/dashboard/uplot.css", uplot("uPlot.min.css"));
    return new Dashboard(assets);
  }

  /** The file under this path; null if there is none. */
  public @Nullable Asset asset(String path) {
    return assets.get(path);
  }

  private static Asset uplot(String file) {
    var loader = Dashboard.class.getClassLoader();
    var version = new Properties();
    try (var properties =
        loader.getResourceAsStream("META-INF/maven/org.webjars.npm/uplot/pom.properties")) {
      version.load(present("the version of uPlot", properties));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return asset(
        file,
        loader.getResourceAsStream(
            "META-INF/resources/webjars/uplot/%s/dist/%s"
                .formatted(version.getProperty("version"), file)));
  }

  private static Asset asset(String file, @Nullable InputStream stream) {
    try (var open = present(file, stream)) {
      var content = open.readAllBytes();
      var checksum = new CRC32C();
      checksum.update(content);
      var etag = "\"%x-%x\"".formatted(content.length, checksum.getValue());
      return new Asset(
          content,
          List.of(
              HeaderValues.createCached(HeaderNames.CONTENT_TYPE, contentType(file)),
              HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-cache"),
              HeaderValues.createCached(HeaderNames.ETAG, etag),
              HeaderValues.createCached("Content-Security-Policy", POLICY),
              HeaderValues.createCached("Referrer-Policy", "no-referrer"),
              HeaderValues.createCached("Cross-Origin-Opener-Policy", "same-origin"),
              HeaderValues.createCached("Cross-Origin-Resource-Policy", "same-origin")),
          etag);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read %s.".formatted(file), e);
    }
  }

  private static InputStream present(String what, @Nullable InputStream stream) {
    if (stream == null) {
      throw new IllegalStateException("The service's jar lacks %s.".formatted(what));
    }
    return stream;
  }

  private static String contentType(String file) {
    return switch (file.substring(file.lastIndexOf('.'))) {
      case ".html" -> "text/html; charset=utf-8";
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      case ".json" -> "application/json";
      case ".svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException("Of which type is %s?".formatted(file));
    };
  }
}
