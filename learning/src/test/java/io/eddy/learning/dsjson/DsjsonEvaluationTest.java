package io.eddy.learning.dsjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.ope.BanditEvaluation;
import io.eddy.rl.ope.EvaluationSettings;
import io.eddy.rl.ope.ScoredStep;
import io.eddy.rl.ope.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DsjsonEvaluationTest {
  @TempDir Path folder;

  private static String line(int action, double propensity, int user, double reward, double drop) {
    return """
    {"_label_cost":%s,"_label_probability":%s,"_label_Action":%d,"_labelIndex":%d,"a":[%d],"c":{"User":{"id":"u%d"},\
    "_multi":[{"A":{"f":"0"}},{"A":{"f":"1"}},{"A":{"f":"2"}}]},"p":[%s],"pdrop":%s}
    """
        .formatted(-reward, propensity, action + 1, action, action + 1, user, propensity, drop);
  }

  private DsjsonLog log(String lines) throws IOException {
    return new DsjsonLog(Files.writeString(folder.resolve("log.dsjson"), lines));
  }

  /** Draws with probabilities .5, .3, .2; action 2 is worth .8 to users 0 and .2 to users 1, others .4. */
  private static String lines(int count, double drop) {
    var random = new SplittableRandom(5);
    var propensities = new double[] {.5, .3, .2};
    var text = new StringBuilder();
    for (var i = 0; i < count; i++) {
      var draw = random.nextDouble();
      var action = draw < .5 ? 0 : draw < .8 ? 1 : 2;
      var user = random.nextInt(2);
      var worth = action < 2 ? .4 : user == 0 ? .8 : .2;
      var reward = random.nextDouble() < worth ? 1 : 0;
      text.append(line(action, propensities[action], user, reward, i % 2 == 0 ? 0 : drop));
    }
    return text.toString();
  }

  @Test
  void whereNothingWasDroppedTheEstimatesAreThoseOfBandits() throws IOException {
    var log = log(lines(1_500, 0));
    var target = new DsjsonTarget.Uniform();
    var ours = new DsjsonEvaluation(log, target, 10, 1).of().estimates();
    var settings = new EvaluationSettings(false, 1_000, 1);
    var theirs =
        new BanditEvaluation(10.0, null, null, null, 5, settings)
            .of(each -> log.read(target, step -> each.accept(step.step())), HashedRewards::new);

    assertThat(ours).isEqualTo(theirs);
    // (.4 + .4 + .5)/3
    assertThat(ours.get("dr").value()).isCloseTo(.4333, within(4 * ours.get("dr").standardError()));
    assertThat(ours.get("dr").verdict()).isEqualTo(Verdict.RELIABLE);
  }

  @Test
  void theModelKnowsWhoLikesWhat() throws IOException {
    var log = log(lines(3_000, 0));
    var dm =
        new DsjsonEvaluation(log, new DsjsonTarget.Uniform(), 10, 1).of().estimates().get("dm");
    assertThat(dm.value()).isCloseTo(.4333, within(.03));
  }

  @Test
  void eventsCountForThoseThatWereDropped() throws IOException {
    // Weights 1 and 4, normalised to .4 and 1.6; uniform over p = .5 and .2: w = 2/3 and 5/3.
    var log = log(line(0, .5, 0, 3, 0) + line(2, .2, 1, 1, .75));
    var result = new DsjsonEvaluation(log, new DsjsonTarget.Uniform(), 10, 1).of();

    assertThat(result.lines().meanReward()).isCloseTo((3 + 4) / 5.0, within(1e-12));
    var ipw = result.estimates().get("ipw");
    // (.4·2/3·3 + 1.6·5/3·1)/2
    assertThat(ipw.value()).isCloseTo((.4 * 2 / 3 * 3 + 1.6 * 5 / 3) / 2, within(1e-12));
    assertThat(ipw.meanWeight()).isCloseTo((.4 * 2 / 3 + 1.6 * 5 / 3) / 2, within(1e-12));
    assertThat(ipw.largestWeight()).isCloseTo(1.6 * 5 / 3, within(1e-12));
    var snipw = result.estimates().get("snipw");
    assertThat(snipw.value())
        .isCloseTo((.4 * 2 / 3 * 3 + 1.6 * 5 / 3) / (.4 * 2 / 3 + 1.6 * 5 / 3), within(1e-12));
  }

  @Test
  void whatAModelExpectsCountsForThoseThatWereDropped() {
    var bandits = new WeightedBandits(10, EvaluationSettings.INDEPENDENT);
    bandits.add(1, new ScoredStep(.5, .25, 1, .5, 2), .5);
    bandits.add(2, new ScoredStep(.5, 1, 0, .25, 4), 1.5);
    var estimates = bandits.estimates();
    assertThat(estimates.get("dm").value()).isCloseTo((.5 * 2 + 1.5 * 4) / 2, within(1e-12));
    // w = .5 and 2, residuals .5 and −.25
    assertThat(estimates.get("dr").value())
        .isCloseTo((.5 * (2 + .5 * .5) + 1.5 * (4 - 2 * .25)) / 2, within(1e-12));
  }

  @Test
  void whatWasDroppedLeavesDoublyRobustUnbiased() throws IOException {
    // Half of the events stand for four each: the population is the same.
    var result =
        new DsjsonEvaluation(log(lines(3_000, .75)), new DsjsonTarget.Uniform(), 10, 1).of();
    var dr = result.estimates().get("dr");
    assertThat(dr.value()).isCloseTo(.4333, within(4 * dr.standardError()));
    assertThat(dr.meanWeight()).isCloseTo(1, within(.1));
  }

  @Test
  void slotsOfADecisionAreOneCluster() throws IOException {
    var slots =
        """
        {"c":{"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}},{"A":{"f":"3"}}],"_slots":[{},{}]},"_outcomes":[{"_label_cost":-1,"_a":[1],"_p":[0.5]},{"_label_cost":-1,"_a":[2],"_p":[0.5]}]}
        """;
    var estimates =
        new DsjsonEvaluation(log(slots.repeat(9)), new DsjsonTarget.Uniform(), 10, 1)
            .of()
            .estimates();
    // 18 steps would be too few for the overlap; the clusters are 9
    assertThat(estimates.get("dm").reason()).startsWith("too few clusters");
  }

  @Test
  void predictionsThatDrewForThemselvesAreJudgedByTheirFirstSlots() throws IOException {
    var slots =
        """
        {"c":{"_multi":[{"A":{"f":"1"}},{"A":{"f":"2"}},{"A":{"f":"3"}}],"_slots":[{},{}]},"_outcomes":[{"_label_cost":-1,"_a":[1],"_p":[0.5]},{"_label_cost":-1,"_a":[2],"_p":[0.5]}]}
        """;
    var file =
        Files.writeString(
            folder.resolve("p"),
            "1:0.2,0:0.4,2:0.4\n2:0.3,0:0.7\n\n0:0.4,1:0.2,2:0.4\n1:1,2:0\n\n");
    var lines =
        new DsjsonEvaluation(log(slots.repeat(2)), DsjsonTarget.predictions(file), 10, 1)
            .of()
            .lines();
    assertThat(lines.steps()).isEqualTo(2);
    assertThat(lines.leftOut()).isEqualTo(2); // also the one that happens to agree
  }
}
