package io.eddy.simulator.streamer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

final class StreamersTest {
  private static final List<Streamer> STREAMERS = Streamers.draw(12_000, new SplittableRandom(1));

  /** Of 1,200 the head is 100: 3000 · 100^−.65 = 150.36 there, half of it at 200. */
  @Test
  void fameFallsByRankSlowlyAtFirst() {
    assertThat(Streamers.fame(1, 1_200)).isEqualTo(3_000);
    assertThat(Streamers.fame(100, 1_200)).isCloseTo(150.36, within(.01));
    assertThat(Streamers.fame(200, 1_200)).isCloseTo(75.18, within(.01));
  }

  /** Slope of ln fame over ln rank, between ranks 1 and 1,000 and between 1,000 and 10,000. */
  @Test
  void rankAndFameHaveThePublishedSlopes() {
    var fame = STREAMERS.stream().map(Streamer::fame).sorted(Comparator.reverseOrder()).toList();
    assertThat(Math.log(fame.get(999) / fame.get(0)) / Math.log(1_000))
        .isCloseTo(-.65, within(1e-9));
    assertThat(Math.log(fame.get(9_999) / fame.get(999)) / Math.log(10))
        .isCloseTo(-1, within(1e-9));
  }

  @Test
  void sharesOfCategoriesSumToOne() {
    assertThat(Category.ALL.stream().mapToDouble(Category::share).sum()).isCloseTo(1, within(1e-9));
    assertThat(Category.ALL)
        .allSatisfy(each -> assertThat(Category.ALL.get(each.index())).isSameAs(each));
    var chat = STREAMERS.stream().filter(each -> each.category().index() == 0).count();
    assertThat(chat / 12_000.0).isCloseTo(.24, within(.015));
  }

  /** 15 % are clickbait, whose appeal lies 1.2 above the others' and whose quality as far below. */
  @Test
  void clickbaitDrawsInAndDisappoints() {
    var bait = STREAMERS.stream().filter(Streamer::clickbait).toList();
    var honest = STREAMERS.stream().filter(each -> !each.clickbait()).toList();
    assertThat(bait.size() / 12_000.0).isCloseTo(.15, within(.01));
    assertThat(mean(bait, Streamer::appeal) - mean(honest, Streamer::appeal))
        .isCloseTo(1.2, within(.08));
    assertThat(mean(bait, Streamer::quality) - mean(honest, Streamer::quality))
        .isCloseTo(-1.2, within(.08));
  }

  /** The famous tenth of a standard normal score lies 1.755 above 0; × .3. */
  @Test
  void fameTellsLittleOfQuality() {
    var famous =
        STREAMERS.stream()
            .filter(each -> !each.clickbait())
            .sorted(Comparator.comparingDouble(each -> -each.fame()))
            .limit(1_020)
            .toList();
    assertThat(mean(famous, Streamer::quality)).isCloseTo(.3 * 1.755, within(.1));
  }

  private static double mean(List<Streamer> streamers, ToDoubleFunction<Streamer> value) {
    return streamers.stream().mapToDouble(value).average().orElseThrow();
  }
}
