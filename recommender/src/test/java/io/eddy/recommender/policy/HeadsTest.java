package io.eddy.recommender.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.recommender.feature.Bias;
import io.eddy.recommender.feature.FeatureRows;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feature.Features.Column;
import io.eddy.recommender.feature.Head;
import io.eddy.recommender.feature.Heat;
import io.eddy.recommender.feature.StateBias;
import io.eddy.recommender.profile.Giving;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What version 0 expects of two rooms, and the mix of learned and believed scores, by hand. */
class HeadsTest {

  private static final Features FEATURES = Features.STANDARD;
  private static final PublishedPolicy PRIOR = PublishedPolicy.prior(FEATURES);

  /** Two rooms: the first with appeal ln 2 and quality .5, the second plain; audience 4 for both. */
  private static FeatureRows two() {
    var width = FEATURES.width();
    var numbers = new float[2 * width];
    for (var i = 0; i < 2; i++) {
      numbers[i * width + FEATURES.column("bias")] = 1;
      numbers[i * width + FEATURES.column("audience")] = 4;
    }
    numbers[FEATURES.column("appeal")] = (float) Math.log(2);
    numbers[FEATURES.column("quality")] = .5f;
    return new FeatureRows(new float[FEATURES.stateWidth()], numbers, 2, width);
  }

  @Test
  void probabilitiesAndTheirPriorsByHand() {
    // Logits −2 + .25·4 = −1 plus appeal: e^l = 2/e = .735759 and 1/e = .367879; positions alike.
    // p = .735759/2.103638 and .367879/2.103638; without appeal both .367879/1.735759.
    var e = PRIOR.heads().expectations(two(), new int[] {0, 1});

    assertThat((double) e[0].probability()).isCloseTo(.349755, within(1e-5));
    assertThat((double) e[1].probability()).isCloseTo(.174878, within(1e-5));
    assertThat((double) e[0].priorProbability()).isCloseTo(.211942, within(1e-5));
    assertThat((double) e[1].priorProbability()).isCloseTo(.211942, within(1e-5));
    assertThat((double) e[0].watch()).isCloseTo(.5, within(1e-6)); // η: bias .5
    assertThat(e[0].quality()).isEqualTo(.5f);
  }

  @Test
  void derivedColumnsAreTheExpectedWatchWithQuality() {
    var rows = two();
    PRIOR.heads().derive(rows);

    assertThat(rows.at(0, FEATURES.column("expectedWatch"))).isEqualTo(1); // .5 + .5
    assertThat(rows.at(1, FEATURES.column("expectedWatch"))).isEqualTo(.5f);
    assertThat(rows.at(0, FEATURES.column("expectedWatchGifted"))).isZero();
  }

  @Test
  void trustMixesStandardisedScores() {
    // Two candidates standardise to 1 and −1. The learned form prefers the first (longer expected
    // watch, more appeal), the prior the second (hotter): trust t gives t − (1 − t) = 2t − 1.
    var rows = two();
    rows.rows()[FEATURES.width() + FEATURES.column("heat")] = 3;
    PRIOR.heads().derive(rows);
    var scores = new double[6];
    for (var trust : new double[] {0, .25, .5, .9}) {
      new SlateRanking(PRIOR.heads().slate(), LinearRanking.prior(FEATURES), trust)
          .score(rows, 1, scores);
      assertThat(scores[0]).isCloseTo(2 * trust - 1, within(1e-9));
      assertThat(scores[1]).isCloseTo(1 - 2 * trust, within(1e-9));
    }
  }

  @Test
  void equalScoresStandardiseToNothing() {
    // 1, 3: mean 2, deviation 1.
    assertThat(Standard.of(new double[] {1, 3, 99}, 2)).isEqualTo(new Standard(2, 1));
    assertThat(Standard.of(new double[] {.1, .1, .1}, 3).standardised(.1)).isZero();
  }

  @Test
  void givingIsMeasuredAgainstEverybody() {
    // Nobody known: .645 gifts an hour. Two gifts in half an hour: 2.3/(.5·.645 + .3) = 3.694779.
    assertThat(Giving.NONE.rate()).isCloseTo(.645, within(1e-12));
    assertThat(Giving.NONE.propensity(.645)).isEqualTo(1);
    assertThat(new Giving(2, .5).propensity(.645)).isCloseTo(3.694779, within(1e-6));
    assertThat(new Giving(100, 0).propensity(.645)).isEqualTo(20);
    // 90 hours, 90 gifts and the prior's 10 hours: (90 + 6.45)/100.
    assertThat(new Giving(90, 90).rate()).isCloseTo(.9645, within(1e-12));
  }

  @Test
  void theFingerprintNamesEveryColumnItsKindAndItsHeads() {
    var plain = schema(new Column(new Bias(), Head.CHOICE));
    assertThat(schema(new Column(new Bias(), Head.CHOICE))).isEqualTo(plain);
    assertThat(schema(new Column(new Bias(), Head.VALUE))).isNotEqualTo(plain);
    assertThat(schema(new Column(new Heat(), Head.CHOICE))).isNotEqualTo(plain);
    assertThat(schema(new Column(new Bias(), Head.CHOICE), new Column(new Heat())))
        .isNotEqualTo(plain)
        .isNotEqualTo(schema(new Column(new Heat()), new Column(new Bias(), Head.CHOICE)));
  }

  private static String schema(Column... columns) {
    return new Features(List.of(new StateBias()), List.of(columns)).fingerprint();
  }

  @Test
  void halfPrecisionIsAFixedPointAndBounded() {
    for (var value : new double[] {0, 1, .1, -3.14159, 1e-5, 65_504, 1e9, -1e9}) {
      var half = Features.half(value);
      assertThat(Features.half(half)).isEqualTo(half);
      assertThat(half).isBetween(-65_504f, 65_504f);
    }
    assertThat(Features.half(.1)).isEqualTo(1638 / 16_384f);
  }
}
