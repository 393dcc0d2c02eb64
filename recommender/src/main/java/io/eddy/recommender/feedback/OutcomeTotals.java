package io.eddy.recommender.feedback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How much of each kind each position has led to, without an object for each: they are most of what a
 * busy viewer's state holds. Arrays are never changed.
 *
 * @param positions in the order of their first outcomes [n]
 * @param kinds of each [n]
 * @param amounts of each [n]
 */
public record OutcomeTotals(byte[] positions, Outcome.Kind[] kinds, double[] amounts) {
  /** Nothing yet. */
  public static final OutcomeTotals NONE =
      new OutcomeTotals(new byte[0], new Outcome.Kind[0], new double[0]);

  /** How much of a kind a position has led to. */
  public double of(int position, Outcome.Kind kind) {
    var i = index(position, kind);
    return i < amounts.length ? amounts[i] : 0;
  }

  /** Whether some position has led to this kind. */
  public boolean has(Outcome.Kind kind) {
    return Arrays.asList(kinds).contains(kind);
  }

  /** One by one. */
  public List<OutcomeTotal> list() {
    var list = new ArrayList<OutcomeTotal>(amounts.length);
    for (var i = 0; i < amounts.length; i++) {
      list.add(new OutcomeTotal(positions[i], kinds[i], amounts[i]));
    }
    return list;
  }

  OutcomeTotals plus(int position, Outcome.Kind kind, double amount) {
    var i = index(position, kind);
    if (i < amounts.length) {
      var next = amounts.clone();
      next[i] += amount;
      return new OutcomeTotals(positions, kinds, next);
    }
    var next =
        new OutcomeTotals(
            Arrays.copyOf(positions, i + 1),
            Arrays.copyOf(kinds, i + 1),
            Arrays.copyOf(amounts, i + 1));
    next.positions[i] = (byte) position;
    next.kinds[i] = kind;
    next.amounts[i] = amount;
    return next;
  }

  /** Where a position and kind stand, or the length if they do not. */
  private int index(int position, Outcome.Kind kind) {
    var i = 0;
    while (i < amounts.length && (positions[i] != position || kinds[i] != kind)) {
      i++;
    }
    return i;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OutcomeTotals that
        && Arrays.equals(positions, that.positions)
        && Arrays.equals(kinds, that.kinds)
        && Arrays.equals(amounts, that.amounts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(positions) + Arrays.hashCode(amounts);
  }

  @Override
  public String toString() {
    return list().toString();
  }
}
