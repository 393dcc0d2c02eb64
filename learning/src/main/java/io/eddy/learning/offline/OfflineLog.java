package io.eddy.learning.offline;

import io.eddy.rl.mdp.ObservationShape;
import java.util.List;

/**
 * What is learned from: displayed slates in the order in which they were decided, at most so many of the
 * newest ones. The first part of that time teaches, the last part chooses.
 */
public final class OfflineLog {
  /** The share of slates, the newest ones, that nothing is learned from. */
  public static final double VALIDATION = .2;

  /** The fewest slates that can be learned from. */
  public static final int FEWEST = 50;

  private final OfflineSlates training;
  private final OfflineSlates validation;
  private final long decisions;
  private final long from;
  private final long to;
  private final double unit;

  private OfflineLog(
      OfflineSlates training,
      OfflineSlates validation,
      double unit,
      long decisions,
      long from,
      long to) {
    this.training = training;
    this.validation = validation;
    this.unit = unit;
    this.decisions = decisions;
    this.from = from;
    this.to = to;
  }

  /**
   * Splits slates by time. What comes after the split is cut off from what comes before.
   *
   * @param slates in the order in which they were decided
   * @param decisions how many there were, of which these are among the newest
   * @throws IllegalArgumentException if there are fewer than {@link #FEWEST}, or all earned the same
   */
  static OfflineLog of(List<OfflineSlate> slates, long decisions) {
    if (slates.size() < FEWEST) {
      throw new IllegalArgumentException(
          "The log holds %d displayed slates to learn from, fewer than %d. Serve longer, or look whether impressions are sent."
              .formatted(slates.size(), FEWEST));
    }
    var split = (int) Math.round(slates.size() * (1 - VALIDATION));
    var first = slates.get(split).time();
    for (var slate : slates.subList(0, split)) {
      var next = slate.next();
      if (next != null && next.time() >= first) {
        slate.leadsTo(null, 0);
      }
    }
    var shape = shape(slates);
    var unit = deviation(slates.subList(0, split));
    return new OfflineLog(
        new OfflineSlates(slates.subList(0, split), shape, unit),
        new OfflineSlates(slates.subList(split, slates.size()), shape, unit),
        unit,
        decisions,
        slates.getFirst().time(),
        slates.getLast().time());
  }

  /** What is learned from. */
  OfflineSlates training() {
    return training;
  }

  /** What is chosen by. */
  OfflineSlates validation() {
    return validation;
  }

  /** What rewards are divided by. */
  double unit() {
    return unit;
  }

  /** How many decisions the log holds to learn from, of which the newest were taken. */
  public long decisions() {
    return decisions;
  }

  /** How many slates teach. */
  public int slates() {
    return training.size();
  }

  /** How many slates choose. */
  public int validationSlates() {
    return validation.size();
  }

  /** When the first slate was decided, epoch milliseconds. */
  public long from() {
    return from;
  }

  /** When the last slate was decided, epoch milliseconds. */
  public long to() {
    return to;
  }

  /** Features of a state and of a candidate. */
  public ObservationShape shape() {
    return training.shape();
  }

  private static ObservationShape shape(List<OfflineSlate> slates) {
    var most = slates.stream().mapToInt(OfflineSlate::candidates).max().orElseThrow();
    var any = slates.getFirst();
    return new ObservationShape(any.stateWidth(), most, any.itemWidth());
  }

  private static double deviation(List<OfflineSlate> slates) {
    var count = 0L;
    var mean = 0.0;
    var squares = 0.0;
    for (var slate : slates) {
      for (var j = 0; j < slate.shown(); j++) {
        if (slate.examined(j)) {
          count++;
          var off = slate.reward(j) - mean;
          mean += off / count;
          squares += off * (slate.reward(j) - mean);
        }
      }
    }
    if (!(squares > 0)) {
      throw new IllegalArgumentException(
          "All %d positions of the log earned %s: there is nothing to learn. Look whether enter and watch events are sent."
              .formatted(count, mean));
    }
    return Math.sqrt(squares / count);
  }
}
