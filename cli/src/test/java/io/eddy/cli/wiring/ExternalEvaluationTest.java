package io.eddy.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.learning.evaluation.LogEvaluation;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.Drawing;
import io.eddy.recommender.decision.PolicyRef;
import io.eddy.recommender.decision.SlateItem;
import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.rl.ope.Verdict;
import io.eddy.service.ServiceSettings;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.InMemoryStore;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The log of a simulated evening told again as if another recommender had made its decisions, with the
 * propensities of the draw or without: whoever made them, the estimates are the same.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalEvaluationTest {
  private static final Features FEATURES = Features.STANDARD;
  private static final PublishedPolicy PRIOR = PublishedPolicy.prior(FEATURES);

  /** Everybody belongs to the evaluation share. */
  private static final ServiceSettings SETTINGS =
      ServiceSettings.DEFAULT.with(new Experiment(List.of(new Arm("frozen", Arm.FROZEN, 1)), 1));

  private List<LoggedFact> facts;
  private LogEvaluation.Result own;

  @BeforeAll
  void anEvening() {
    var store = new InMemoryStore();
    try (var world = new WorldInLockstep(store, SETTINGS, 120, 3)) {
      world.run(Duration.ofHours(3));
    }
    facts = store.log().read(store.log().tail(), Integer.MAX_VALUE);
    own = evaluate(facts);
    assertThat(own.evaluated()).isGreaterThan(100);
  }

  private static LogEvaluation.Result evaluate(List<LoggedFact> log) {
    var store = new InMemoryStore();
    store.log().append(AppendBatch.of(log));
    return new LogEvaluation(
            store.log(),
            SETTINGS.windows(),
            SETTINGS.prices(),
            FEATURES,
            SETTINGS.exploration(),
            Long.MIN_VALUE)
        .of(PRIOR.ranking("repeat", FEATURES), read -> {});
  }

  /** The log with some of its decisions (by number) made by somebody else. */
  private List<LoggedFact> toldAgain(IntPredicate which, DoubleUnaryOperator propensity) {
    var number = new int[1];
    return facts.stream()
        .map(
            logged ->
                logged.fact() instanceof Fact.Decided(var decision) && which.test(number[0]++)
                    ? new LoggedFact(
                        logged.position(),
                        logged.stamp(),
                        new Fact.Decided(external(decision, propensity)))
                    : logged)
        .toList();
  }

  static Decision external(Decision own, DoubleUnaryOperator propensity) {
    return new Decision(
        own.decisionId(),
        own.viewerId(),
        own.placement(),
        own.arm(),
        new PolicyRef("external:mine", 0, own.policy().fingerprint(), own.policy().schema()),
        own.time(),
        own.request(),
        own.replaces(),
        own.after(),
        own.degraded(),
        own.visibleDepth(),
        own.evaluation(),
        Drawing.none(
            own.drawing().perStreamer(), own.drawing().perCategory(), own.drawing().seed()),
        own.items().stream()
            .map(
                item ->
                    new SlateItem(
                        item.room(),
                        item.position(),
                        item.candidate(),
                        item.score(),
                        propensity.applyAsDouble(item.logPropensity()),
                        item.feasible(),
                        item.explored(),
                        item.reason(),
                        item.expectation()))
            .toList(),
        own.candidates());
  }

  @Test
  void withPropensitiesTheEstimatesAreThoseOfTheDraw() {
    var result = evaluate(toldAgain(n -> true, logPropensity -> logPropensity));

    assertThat(result.external()).isEqualTo(result.evaluated()).isEqualTo(own.evaluated());
    assertThat(result.leftOut()).isZero();
    assertThat(result.behaviorMean()).isEqualTo(own.behaviorMean());
    for (var name : List.of("slateIps", "slateRewardInteractionIps", "slateCascadeDr")) {
      var estimate = result.slates().get(name);
      assertThat(estimate.value())
          .isCloseTo(own.slates().get(name).value(), within(1e-9))
          .isNotNaN();
      assertThat(estimate.verdict()).isEqualTo(own.slates().get(name).verdict());
    }
    // marginal probabilities were not told
    var marginal = result.slates().get("slateIndependentIps");
    assertThat(marginal.verdict()).isEqualTo(Verdict.REFUSED);
    assertThat(marginal.reason()).startsWith("no propensities");
  }

  @Test
  void withoutPropensitiesEveryEstimateIsRefused() {
    var result = evaluate(toldAgain(n -> true, logPropensity -> Double.NaN));

    assertThat(result.evaluated()).isEqualTo(own.evaluated());
    assertThat(result.slates().values())
        .allMatch(e -> e.verdict() == Verdict.REFUSED && e.reason().startsWith("no propensities"));
    assertThat(result.sessions().values())
        .allMatch(e -> e.verdict() == Verdict.REFUSED && e.reason().startsWith("no propensities"));
  }

  @Test
  void besideOthersThoseWithoutPropensitiesAreCountedAndLeftOut() {
    var result = evaluate(toldAgain(n -> n % 3 == 0, logPropensity -> Double.NaN));

    assertThat(result.leftOut()).isPositive();
    assertThat(result.evaluated() + result.leftOut()).isEqualTo(own.evaluated());
    assertThat(result.external()).isZero();
    assertThat(result.slates().get("slateIps").value()).isFinite();
    assertThat(result.slates().get("slateIndependentIps").value()).isFinite();
  }
}
