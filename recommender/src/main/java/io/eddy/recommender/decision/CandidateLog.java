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
  private final short[] streamers;
  private final short[] categories;

  /** A log entry that doesn't tell whose the rooms are. */
  public CandidateLog(
      List<String> roomIds,
      byte[] sources,
      int[] rows,
      float inclusion,
      float[] scores,
      short[] state,
      short[] features) {
    this(roomIds, sources, rows, inclusion, scores, state, features, new short[0], new short[0]);
  }

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
   * @param streamers a number of each logged row's streamer, so that caps can be followed: rows of the
   *     same one share it; empty where an earlier writer told nothing
   * @param categories likewise of its category; −1 for none, which has no cap
   */
  public CandidateLog(
      List<String> roomIds,
      byte[] sources,
      int[] rows,
      float inclusion,
      float[] scores,
      short[] state,
      short[] features,
      short[] streamers,
      short[] categories) {
    this.roomIds = List.copyOf(roomIds);
    this.sources = sources;
    this.rows = rows;
    this.inclusion = inclusion;
    this.scores = scores;
    this.state = state;
    this.features = features;
    this.streamers = streamers;
    this.categories = categories;
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

  /** Numbers of the logged rows' streamers; empty where they are not known. */
  public short[] streamers() {
    return streamers;
  }

  /** Numbers of the logged rows' categories, −1 for none; empty where they are not known. */
  public short[] categories() {
    return categories;
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
        && Arrays.equals(features, that.features)
        && Arrays.equals(streamers, that.streamers)
        && Arrays.equals(categories, that.categories);
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
