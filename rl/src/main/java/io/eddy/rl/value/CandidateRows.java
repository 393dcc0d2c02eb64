package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Buffers;

/**
 * The candidates of a batch that may be taken, behind one another: what is absent or masked is
 * neither computed nor learned from.
 */
final class CandidateRows {

  private final ObservationShape shape;
  private int[] ends = {};
  private int[] places = {}; // row → observation·mostActions + action
  private float[] rows = {};
  private float[] compact = {};
  private float[] numbers = {};
  private int count;

  CandidateRows(ObservationShape shape) {
    this.shape = shape;
  }

  /** Takes up a batch. */
  void read(ObservationBatch batch) {
    var most = shape.mostActions();
    if (ends.length < batch.size()) {
      ends = new int[batch.capacity()];
      places = new int[batch.capacity() * most];
    }
    var available = batch.available();
    count = 0;
    for (var i = 0; i < batch.size(); i++) {
      for (var place = i * most; place < i * most + batch.count(i); place++) {
        if (available[place]) {
          places[count++] = place;
        }
      }
      ends[i] = count;
    }
    numbers = Buffers.atLeast(numbers, count);
    rows = count == 0 || places[count - 1] == count - 1 ? batch.rows() : copied(batch.rows());
  }

  private float[] copied(float[] from) {
    var width = shape.actionWidth();
    compact = Buffers.atLeast(compact, count * width);
    for (var row = 0; row < count; row++) {
      System.arraycopy(from, places[row] * width, compact, row * width, width);
    }
    return compact;
  }

  /** How many candidates there are. */
  int count() {
    return count;
  }

  /** Where the candidates of each observation end. */
  int[] ends() {
    return ends;
  }

  /** Their features. */
  float[] rows() {
    return rows;
  }

  /** One number for each, to be written or read. */
  float[] numbers() {
    return numbers;
  }

  /** Writes the numbers where the batch has the candidates. */
  void scatter(float[] into) {
    for (var row = 0; row < count; row++) {
      into[places[row]] = numbers[row];
    }
  }

  /** Reads the numbers from where the batch has the candidates. */
  void gather(float[] from) {
    for (var row = 0; row < count; row++) {
      numbers[row] = from[places[row]];
    }
  }
}
