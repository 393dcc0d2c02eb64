package io.eddy.recommender;

import io.eddy.recommender.decision.CandidateLog;
import io.eddy.recommender.feature.FeatureRows;
import io.eddy.recommender.retrieval.Candidates;
import io.eddy.recommender.room.RoomTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Which candidates are logged with numbers: the slate by position, then a uniform sample of the others.
 *
 * <p>Not a record: it holds an array.
 */
final class CandidateSample {
  /** How many candidates outside the slate are sampled. */
  static final int SAMPLED = 32;

  private final int[] rows;
  private final float inclusion;

  private CandidateSample(int[] rows, float inclusion) {
    this.rows = rows;
    this.inclusion = inclusion;
  }

  /** The slate and a sample without replacement, or all candidates. */
  static CandidateSample of(int count, int[] slate, boolean all, RandomGenerator random) {
    var others = new int[count - slate.length];
    var inSlate = new boolean[count];
    for (var row : slate) {
      inSlate[row] = true;
    }
    var n = 0;
    for (var row = 0; row < count; row++) {
      if (!inSlate[row]) {
        others[n++] = row;
      }
    }
    var sampled = all ? n : Math.min(SAMPLED, n);
    for (var i = 0; sampled < n && i < sampled; i++) {
      var j = i + random.nextInt(n - i);
      var swapped = others[i];
      others[i] = others[j];
      others[j] = swapped;
    }
    var rows = Arrays.copyOf(slate, slate.length + sampled);
    System.arraycopy(others, 0, rows, slate.length, sampled);
    return new CandidateSample(rows, n == 0 ? 1 : sampled / (float) n);
  }

  int[] rows() {
    return rows;
  }

  float inclusion() {
    return inclusion;
  }

  /** All candidates by id, and the numbers of those that are logged with them. */
  CandidateLog log(RoomTable table, Candidates candidates, FeatureRows features, double[] scores) {
    var ids = new ArrayList<String>(candidates.count());
    for (var room : candidates.rooms()) {
      ids.add(table.room(room).roomId());
    }
    var logged = new float[rows.length];
    for (var i = 0; i < logged.length; i++) {
      logged[i] = (float) scores[rows[i]];
    }
    return new CandidateLog(
        ids,
        candidates.sources(),
        rows,
        inclusion,
        logged,
        features.halfState(),
        features.halfRows(rows),
        groups(row -> table.streamerNumber(candidates.rooms()[row])),
        groups(row -> table.categoryNumber(candidates.rooms()[row])));
  }

  /** A number of each logged row's group: the first logged row of the same one; −1 for none. */
  private short[] groups(IntUnaryOperator group) {
    var of = Arrays.stream(rows).map(group).toArray();
    var groups = new short[rows.length];
    for (var i = 0; i < rows.length; i++) {
      var first = 0;
      while (of[first] != of[i]) {
        first++;
      }
      groups[i] = (short) (of[i] < 0 ? -1 : first);
    }
    return groups;
  }
}
