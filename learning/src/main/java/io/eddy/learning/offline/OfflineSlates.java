package io.eddy.learning.offline;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.replay.ReplayBatch;
import io.eddy.rl.replay.TransitionSource;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Displayed slates to learn from. Each examined position is a choice: of a candidate, by what was known,
 * with what it earned, leading to the viewer's next slate. Rewards are in units of their standard
 * deviation, so that one set of settings suits every log. Confined to one thread.
 */
public final class OfflineSlates implements TransitionSource {
  private final List<OfflineSlate> slates;
  private final ObservationShape shape;
  private final double unit;
  private final Observation here;
  private final Observation there;

  /**
   * Slates of one log.
   *
   * @param shape of all slates of the log, of which these may be a part
   * @param unit what a reward is divided by
   */
  OfflineSlates(List<OfflineSlate> slates, ObservationShape shape, double unit) {
    this.slates = List.copyOf(slates);
    this.shape = shape;
    this.unit = unit;
    this.here = new Observation(shape);
    this.there = new Observation(shape);
  }

  /** How states and candidates are laid out. */
  ObservationShape shape() {
    return shape;
  }

  /** The slates, in the order in which they were decided. */
  List<OfflineSlate> list() {
    return slates;
  }

  /** How many slates there are. */
  int size() {
    return slates.size();
  }

  /** The most positions that a slate has. */
  int longest() {
    return slates.stream().mapToInt(OfflineSlate::shown).max().orElse(1);
  }

  /** What a position earned, in units. */
  double reward(OfflineSlate slate, int position) {
    return slate.reward(position) / unit;
  }

  /** What a position and all that came after its slate earned, discounted, in units. */
  double returned(OfflineSlate slate, int position) {
    var sum = reward(slate, position);
    var discount = slate.discount();
    for (var next = slate.next(); next != null && discount > 1e-3; next = next.next()) {
      for (var j = 0; j < next.shown(); j++) {
        sum += discount * reward(next, j);
      }
      discount *= next.discount();
    }
    return sum;
  }

  /** A slate, each as likely as any other. */
  OfflineSlate draw(RandomGenerator random) {
    if (slates.isEmpty()) {
      throw new IllegalStateException("Nothing can be drawn from a log without displayed slates.");
    }
    return slates.get(random.nextInt(slates.size()));
  }

  /** One of a slate's examined positions, each as likely as any other. */
  static int position(OfflineSlate slate, RandomGenerator random) {
    var examined = 0;
    for (var j = 0; j < slate.shown(); j++) {
      examined += slate.examined(j) ? 1 : 0;
    }
    var nth = random.nextInt(examined);
    var position = -1;
    while (nth >= 0) {
      position++;
      nth -= slate.examined(position) ? 1 : 0;
    }
    return position;
  }

  @Override
  public void sample(RandomGenerator random, ReplayBatch batch) {
    for (var i = 0; i < batch.size(); i++) {
      var slate = draw(random);
      var position = position(slate, random);
      slate.fill(position, random, here);
      batch.observations().set(i, here);
      batch.actions()[i] = position;
      batch.rewards()[i] = reward(slate, position);
      batch.discounts()[i] = slate.discount();
      var next = slate.next();
      (next == null ? slate : next).fill(there); // not read where the discount is 0
      batch.next().set(i, there);
      batch.weights()[i] = 1;
    }
    batch.observations().resize(batch.size());
    batch.next().resize(batch.size());
  }
}
