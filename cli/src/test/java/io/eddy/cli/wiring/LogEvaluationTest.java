package io.eddy.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.learning.evaluation.LogEvaluation;
import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.rl.ope.Verdict;
import io.eddy.service.ServiceSettings;
import io.eddy.storage.InMemoryStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Policies judged by the log that version 0 wrote in a small simulated evening. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogEvaluationTest {
  private static final Features FEATURES = Features.STANDARD;
  private static final PublishedPolicy PRIOR = PublishedPolicy.prior(FEATURES);

  /** Everybody belongs to the evaluation share. */
  private static final ServiceSettings SETTINGS =
      ServiceSettings.DEFAULT.with(new Experiment(List.of(new Arm("frozen", Arm.FROZEN, 1)), 1));

  private InMemoryStore store;
  private double reward;
  private long displayed;

  @BeforeAll
  void anEvening() {
    store = new InMemoryStore();
    try (var world = new WorldInLockstep(store, SETTINGS, 200, 3)) {
      world.run(Duration.ofHours(4));
      for (var total : world.eddy().telemetry().totals().join().values()) {
        reward += total.reward();
        displayed += total.displayed();
      }
    }
  }

  private LogEvaluation.Result evaluate(PublishedPolicy target, long since) {
    return new LogEvaluation(
            store.log(),
            SETTINGS.windows(),
            SETTINGS.prices(),
            FEATURES,
            SETTINGS.exploration(),
            since)
        .of(target, facts -> {});
  }

  @Test
  void thePolicyThatLoggedIsWorthWhatTheServiceCounted() {
    var result = evaluate(PRIOR, Long.MIN_VALUE);

    assertThat(result.evaluated()).isEqualTo(displayed).isGreaterThan(200);
    assertThat(result.behaviorMean()).isCloseTo(reward / displayed, within(1e-9));
    for (var name : List.of("slateIps", "slateRewardInteractionIps")) {
      var estimate = result.slates().get(name);
      assertThat(estimate.value()).isCloseTo(result.behaviorMean(), within(1e-6));
      assertThat(estimate.meanWeight()).isCloseTo(1, within(1e-6));
    }
    // the others compare with other rooms or draw prefixes: right on the mean, within their errors
    for (var name : List.of("slateIndependentIps", "slateCascadeDr")) {
      var estimate = result.slates().get(name);
      assertThat(estimate.value())
          .isCloseTo(result.behaviorMean(), within(4 * estimate.standardError()));
    }
    assertThat(result.sessions()).containsKeys("pdis", "wpdis", "sequenceDr", "fqe");
  }

  @Test
  void aPolicyThatTheLogNeverAskedAboutIsRefused() {
    var result = evaluate(PRIOR.ranking("random", FEATURES), Long.MIN_VALUE);

    var estimate = result.slates().get("slateIps");
    assertThat(estimate.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(estimate.reason()).contains("too little overlap");
    assertThat(estimate.effectiveSampleSize()).isLessThan(.1 * result.evaluated());
  }

  @Test
  void whatWasDecidedBeforeIsLeftOut() {
    var all = evaluate(PRIOR, Long.MIN_VALUE);
    var none = evaluate(PRIOR, Long.MAX_VALUE);
    assertThat(all.decisions()).isGreaterThanOrEqualTo(all.evaluated());
    assertThat(none.decisions()).isZero();
    assertThat(none.evaluated()).isZero();
    assertThat(none.slates().get("slateCascadeDr").verdict()).isEqualTo(Verdict.REFUSED);
  }
}
