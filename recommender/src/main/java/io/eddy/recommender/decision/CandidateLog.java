package io.eddy.recommender.decision;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a decision logs of its candidates: all ids with their source; features and scores of the
 * slate and of a sample of the others (all of them for viewers of the evaluation share).
 */
public final class CandidateLog {
  private final List<String> roomIds;
  private final byte[] sources;
  private final int[] rows;
  private final float inclusion;
  private final float[] scores;
  private final short[] state;
  private final short[] features;

  /**
   * Makes a log entry; the arrays are not copied and must not be changed.
   *
   * @param roomIds all candidates, in retrieval order
   * @param sources ordinal of the retrieval source, one per candidate
   * @param rows the candidates whose scores and features are logged: first the slate by position,
   *     then the sample
   * @param inclusion the probability with which each candidate outside the slate was sampled
   * @param scores one per logged row
   * @param state state features, half precision
   * @param features item features of the logged rows, row-major, half precision
   */
  public CandidateLog(
      List<String> roomIds,
      byte[] sources,
      int[] rows,
      float inclusion,
      float[] scores,
      short[] state,
      short[] features) {
    this.roomIds = List.copyOf(roomIds);
    this.sources = sources;
    this.rows = rows;
    this.inclusion = inclusion;
    this.scores = scores;
    this.state = state;
    this.features = features;
  }

  /** All candidates, in retrieval order. */
  public List<String> roomIds() {
    return roomIds;
  }

  /** Ordinal of the retrieval source, one per candidate. */
  public byte[] sources() {
    return sources;
  }

  /** The candidates whose scores and features are logged, the slate's first. */
  public int[] rows() {
    return rows;
  }

  /** The probability with which each candidate outside the slate was sampled. */
  public float inclusion() {
    return inclusion;
  }

  /** Scores of the logged rows. */
  public float[] scores() {
    return scores;
  }

  /** State features, half precision. */
  public short[] state() {
    return state;
  }

  /** Item features of the logged rows, row-major, half precision. */
  public short[] features() {
    return features;
  }

  /** State features in single precision. */
  public float[] stateFeatures() {
    return singles(state, 0, state.length);
  }

  /** Item features of the first {@code count} logged rows in single precision, row-major. */
  public float[] itemFeatures(int count) {
    return singles(features, 0, rows.length == 0 ? 0 : features.length / rows.length * count);
  }

  private static float[] singles(short[] halves, int from, int count) {
    var singles = new float[count];
    for (var i = 0; i < count; i++) {
      singles[i] = Float.float16ToFloat(halves[from + i]);
    }
    return singles;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CandidateLog that
        && roomIds.equals(that.roomIds)
        && Arrays.equals(sources, that.sources)
        && Arrays.equals(rows, that.rows)
        && Float.compare(inclusion, that.inclusion) == 0
        && Arrays.equals(scores, that.scores)
        && Arrays.equals(state, that.state)
        && Arrays.equals(features, that.features);
  }

  @Override
  public int hashCode() {
    return Objects.hash(roomIds, Arrays.hashCode(rows), Arrays.hashCode(features));
  }

  @Override
  public String toString() {
    return "CandidateLog[candidates=%d, logged=%d]".formatted(roomIds.size(), rows.length);
  }
}
