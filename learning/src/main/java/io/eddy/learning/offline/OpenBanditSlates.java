package io.eddy.learning.offline;

import io.eddy.learning.evaluation.Campaign;
import io.eddy.learning.evaluation.OpenBanditLog;
import io.eddy.learning.evaluation.OpenBanditLog.Impression;
import io.eddy.learning.evaluation.OpenBanditPolicy;
import io.eddy.recommender.policy.Standard;
import io.eddy.recommender.slate.Exploration;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.ope.LoggedSteps;
import io.eddy.rl.value.CandidateScorer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/**
 * Reads impressions of the Open Bandit Dataset as slates of one item. The state is the position and the
 * user's features, one column for each value that occurs; a candidate is the item, one column for each, and
 * its affinity with the user. The newest part of the log is left out for {@link #test}. Nothing follows an
 * impression, since the dataset tells no users.
 */
public final class OpenBanditSlates {
  /** The share of impressions, the newest ones, that are neither learned from nor chosen by. */
  public static final double TEST = .2;

  private final OpenBanditLog log;
  private final Campaign campaign;
  private final List<List<String>> values;
  private final long rows;

  /** Reads through a log once, to know its rows and the values of its features. */
  public OpenBanditSlates(OpenBanditLog log, Campaign campaign) {
    this.log = log;
    this.campaign = campaign;
    var found = new ArrayList<TreeSet<String>>();
    var count = new long[1];
    log.impressions(
        impression -> {
          count[0]++;
          for (var i = 0; i < impression.user().size(); i++) {
            if (found.size() <= i) {
              found.add(new TreeSet<>());
            }
            found.get(i).add(impression.user().get(i));
          }
        });
    this.rows = count[0];
    this.values = found.stream().map(List::copyOf).toList();
  }

  /**
   * Reads what is learned from.
   *
   * @param most how many impressions at most: the newest of those before the test part
   */
  public OfflineLog read(int most) {
    var kept = new ArrayDeque<OfflineSlate>();
    log.impressions(impression -> keep(impression, kept, most));
    return OfflineLog.of(List.copyOf(kept), learned());
  }

  /** How many impressions stand before the test part. */
  private long learned() {
    return Math.round(rows * (1 - TEST));
  }

  private void keep(Impression impression, Deque<OfflineSlate> kept, int most) {
    if (impression.number() > learned()) {
      return;
    }
    kept.addLast(slate(impression));
    if (kept.size() > most) {
      kept.removeFirst();
    }
  }

  /**
   * The test part, for a policy that draws an item by a softmax of its standardised scores, exploring as
   * it would in service.
   */
  public LoggedSteps test(CandidateScorer scorer, Exploration exploration, long transitions) {
    var shape = new ObservationShape(stateWidth(), campaign.items(), itemWidth());
    return step -> {
      var observation = new Observation(shape);
      log.impressions(
          impression -> {
            if (impression.number() > learned()) {
              // The slate's own item stands first: the policy's numbers go back to their places.
              slate(impression).fill(observation);
              var drawn = drawn(scorer, observation, exploration, exploration.epsilon(transitions));
              var target = new double[campaign.items()];
              for (var row = 0; row < target.length; row++) {
                target[item(row, impression.item())] = drawn[row];
              }
              step.accept(impression.step(target));
            }
          });
    };
  }

  private static double[] drawn(
      CandidateScorer scorer, Observation observation, Exploration exploration, double epsilon) {
    var n = observation.count();
    var probabilities = new double[n];
    scorer.scores(observation.state(), observation.rows(), n, probabilities);
    var standard = Standard.of(probabilities, n);
    Arrays.setAll(
        probabilities, i -> standard.standardised(probabilities[i]) / exploration.temperature());
    var highest = Arrays.stream(probabilities).max().orElseThrow();
    Arrays.setAll(probabilities, i -> Math.exp(probabilities[i] - highest));
    var sum = Arrays.stream(probabilities).sum();
    Arrays.setAll(probabilities, i -> (1 - epsilon) * probabilities[i] / sum + epsilon / n);
    return probabilities;
  }

  private int stateWidth() {
    return OpenBanditPolicy.POSITIONS + values.stream().mapToInt(List::size).sum();
  }

  private int itemWidth() {
    return campaign.items() + 1;
  }

  /** The item of a row, where the one shown stands first. */
  private static int item(int row, int shown) {
    return row == 0 ? shown : row <= shown ? row - 1 : row;
  }

  private OfflineSlate slate(Impression impression) {
    var one = Float.floatToFloat16(1);
    var state = new short[stateWidth()];
    state[impression.position()] = one;
    var at = OpenBanditPolicy.POSITIONS;
    for (var i = 0; i < values.size(); i++) {
      var value = values.get(i).indexOf(impression.user().get(i));
      state[at + value] = one;
      at += values.get(i).size();
    }
    var width = itemWidth();
    var items = new short[campaign.items() * width];
    for (var row = 0; row < campaign.items(); row++) {
      var item = item(row, impression.item());
      items[row * width + item] = one;
      if (!impression.affinities().isEmpty()) {
        items[row * width + campaign.items()] =
            Float.floatToFloat16((float) (double) impression.affinities().get(item));
      }
    }
    return new OfflineSlate(
        "",
        impression.time(),
        state,
        items,
        campaign.items(),
        1,
        new double[] {impression.propensity()},
        1,
        new float[] {impression.click()});
  }
}
