package io.eddy.rl.ope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Exact values of two reference cases: ten steps that can be checked by hand, and 10,000 impressions of
 * the Open Bandit Dataset. The files are no part of Eddy:
 *
 * <pre>
 * mvn -q -pl rl test -Dtest=ReferenceDataTest -Deddy.data=DIR
 * </pre>
 *
 * with DIR/ope-check/tiny.json, DIR/open-bandit/expected.json, DIR/open-bandit/{random,bts}/men.csv and
 * DIR/open-bandit/bts_action_dist_men.csv.
 */
class ReferenceDataTest {

  private static final String PROPERTY = "eddy.data";
  private static final double ROUNDING = 1e-9;
  private static final String NUMBER = "(-?[0-9.]+(?:[eE]-?[0-9]+)?)";
  private static final int ITEMS = 34;

  private Path data = Path.of("");

  @BeforeEach
  void findsTheData() {
    var directory = System.getProperty(PROPERTY);
    assumeTrue(directory != null, "Set -Deddy.data to the directory with the reference data.");
    data = Path.of(Objects.requireNonNull(directory));
  }

  @Test
  void tenStepsGiveWhatWasWorkedOutByHand() throws IOException {
    var json = Files.readString(data.resolve("ope-check").resolve("tiny.json"));
    var evaluation =
        new OffPolicyEvaluation<>(
            List.of(
                new InverseProbabilityWeighting(),
                new InverseProbabilityWeighting(2),
                new InverseProbabilityWeighting(1),
                new SelfNormalizedInverseProbabilityWeighting(),
                new DirectMethod(),
                new DoublyRobust(),
                new SelfNormalizedDoublyRobust(),
                new SwitchDoublyRobust(1),
                new SwitchDoublyRobust(2.5),
                new DoublyRobustWithShrinkage(1),
                new DoublyRobustWithShrinkage(5),
                new SubGaussianInverseProbabilityWeighting(.5)),
            EvaluationSettings.INDEPENDENT);
    var rows =
        Pattern.compile("\"([AB])\",\\s*([012]),\\s*([01])\\s*]").matcher(json).results().toList();
    assertThat(rows).hasSize(10);
    for (var row : rows) {
      var context = row.group(1);
      var q = triple(json, "q_hat", context);
      var step =
          new LoggedStep(
              row.start(),
              new double[0],
              Integer.parseInt(row.group(2)),
              Integer.parseInt(row.group(3)),
              triple(json, "pi_b", context)[Integer.parseInt(row.group(2))],
              triple(json, "pi_e", context));
      evaluation.add(row.start(), step.scored((x, action) -> q[action]));
    }
    var names =
        List.of(
            "ipw",
            "ipw_clip_2",
            "ipw_clip_1",
            "snipw",
            "dm",
            "dr",
            "sndr",
            "switch_dr_tau_1",
            "switch_dr_tau_2.5",
            "dros_lambda_1",
            "dros_lambda_5",
            "subgaussian_ipw_lambda_0.5");
    var estimates = evaluation.estimates();
    for (var i = 0; i < names.size(); i++) {
      assertThat(estimates.get(i).value())
          .as(names.get(i))
          .isCloseTo(number(json, names.get(i)), within(ROUNDING));
    }
    assertThat(estimates.get(0).standardError())
        .isCloseTo(number(json, "ipw_se"), within(ROUNDING));
    assertThat(estimates.get(5).standardError()).isCloseTo(number(json, "dr_se"), within(ROUNDING));
    assertThat(estimates.get(0).effectiveSampleSize())
        .isCloseTo(number(json, "ess"), within(ROUNDING));
    assertThat(estimates.get(0).verdict()).isEqualTo(Verdict.REFUSED);
  }

  @Test
  void thompsonSamplingFromTheUniformLog() throws IOException {
    var expected = expected("eval=bts(prior, mc seed 12345 n_sim 1e5) on random log");
    var ipw = men("random", thompson());
    assertThat(ipw.get(0).value()).isCloseTo(number(expected, "ipw"), within(ROUNDING));
    assertThat(ipw.get(0).standardError()).isCloseTo(number(expected, "ipw_se"), within(ROUNDING));
    assertThat(ipw.get(1).value()).isCloseTo(number(expected, "snipw"), within(ROUNDING));
    describesTheWeights(ipw.get(0), expected);
    assertThat(ipw.get(0).interval().contains(number(expected, "on_policy_bts"))).isTrue();
    assertThat(ipw.get(0).verdict()).isEqualTo(Verdict.UNCERTAIN);
    assertThat(ipw.get(0).reason()).startsWith("too few rewards");
  }

  @Test
  void uniformDrawsFromTheLogOfThompsonSampling() throws IOException {
    var expected = expected("eval=uniform on bts log");
    var uniform = new double[3][ITEMS];
    for (var position : uniform) {
      Arrays.fill(position, 1.0 / ITEMS);
    }
    var ipw = men("bts", uniform);
    assertThat(ipw.get(0).value()).isCloseTo(number(expected, "ipw"), within(ROUNDING));
    assertThat(ipw.get(1).value()).isCloseTo(number(expected, "snipw"), within(ROUNDING));
    assertThat(ipw.get(2).value()).isCloseTo(number(expected, "ipw_clip10"), within(ROUNDING));
    describesTheWeights(ipw.get(0), expected);
    assertThat(ipw.get(0).verdict()).isEqualTo(Verdict.UNCERTAIN);
  }

  private static void describesTheWeights(Estimate estimate, String expected) {
    assertThat(estimate.meanWeight()).isCloseTo(number(expected, "mean_w"), within(ROUNDING));
    assertThat(estimate.largestWeight()).isCloseTo(number(expected, "max_w"), within(ROUNDING));
    assertThat(estimate.effectiveSampleSize() / number(expected, "ess"))
        .isCloseTo(1, within(ROUNDING));
  }

  /** ipw, snipw, and ipw clipped at 10. */
  private List<Estimate> men(String behavior, double[][] target) throws IOException {
    var evaluation =
        new OffPolicyEvaluation<>(
            List.of(
                new InverseProbabilityWeighting(),
                new SelfNormalizedInverseProbabilityWeighting(),
                new InverseProbabilityWeighting(10)),
            EvaluationSettings.INDEPENDENT);
    // columns: row, timestamp, item, position from 1, click, propensity, …
    for (var row : rows("open-bandit", behavior, "men.csv")) {
      var position = Integer.parseInt(row[3]) - 1;
      evaluation.add(
          Long.parseLong(row[0]),
          ScoredStep.of(
              Double.parseDouble(row[5]),
              target[position][Integer.parseInt(row[2])],
              Integer.parseInt(row[4])));
    }
    var estimates = evaluation.estimates();
    System.out.println("men, logged by " + behavior + ": " + estimates.getFirst());
    return estimates;
  }

  /** Probabilities by position and item. */
  private double[][] thompson() throws IOException {
    var target = new double[3][ITEMS];
    for (var row : rows("open-bandit", "bts_action_dist_men.csv")) {
      for (var position = 0; position < 3; position++) {
        target[position][Integer.parseInt(row[0])] = Double.parseDouble(row[1 + position]);
      }
    }
    return target;
  }

  private List<String[]> rows(String... path) throws IOException {
    var file = data;
    for (var part : path) {
      file = file.resolve(part);
    }
    var rows = new ArrayList<String[]>();
    for (var line : Files.readAllLines(file).stream().skip(1).toList()) {
      rows.add(line.split(",", -1));
    }
    return rows;
  }

  private String expected(String name) throws IOException {
    var json = Files.readString(data.resolve("open-bandit").resolve("expected.json"));
    var from = json.indexOf(name);
    return json.substring(from, json.indexOf('}', from));
  }

  private static double number(String json, String key) {
    var found = Pattern.compile("\"" + Pattern.quote(key) + "\":\\s*" + NUMBER).matcher(json);
    assertThat(found.find()).as(key).isTrue();
    return Double.parseDouble(found.group(1));
  }

  private static double[] triple(String json, String table, String context) {
    var from = json.indexOf("\"" + context + "\"", json.indexOf("\"" + table + "\""));
    var found = Pattern.compile(NUMBER).matcher(json.substring(from)).results();
    return found.limit(3).mapToDouble(n -> Double.parseDouble(n.group(1))).toArray();
  }
}
