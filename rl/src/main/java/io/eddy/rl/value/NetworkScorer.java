package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Buffers;
import io.eddy.rl.network.CandidateNetwork;
import io.eddy.rl.network.Parameters;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Scores candidates by a network of {@link NetworkForm#PLAIN}, for any number of them. Each call borrows
 * buffers of its own.
 */
public final class NetworkScorer implements CandidateScorer {

  private final int stateWidth;
  private final int actionWidth;
  private final NetworkConfig config;
  private final Parameters parameters; // read only
  private final ConcurrentLinkedQueue<Workspace> idle = new ConcurrentLinkedQueue<>();

  /** A network over the shared parameters, with the buffers that one call needs. */
  private static final class Workspace {
    private final CandidateNetwork network;
    private final int[] ends = new int[1];
    private float[] numbers = {};

    Workspace(CandidateNetwork network) {
      this.network = network;
    }

    float[] numbers(float[] state, float[] rows, int count) {
      numbers = Buffers.atLeast(numbers, count);
      ends[0] = count;
      network.forward(state, 1, rows, ends, numbers);
      return numbers;
    }
  }

  /**
   * A scorer from plain numbers.
   *
   * @param shape the widths of state and candidates; how many there are doesn't count
   * @param numbers the network's parameters, copied
   * @throws IllegalArgumentException if a network of this form has another number of them
   */
  public NetworkScorer(ObservationShape shape, NetworkConfig config, float[] numbers) {
    this.stateWidth = shape.stateWidth();
    this.actionWidth = shape.actionWidth();
    this.config = config;
    var count = CandidateNetwork.count(stateWidth, actionWidth, config.hidden());
    if (numbers.length != count) {
      throw new IllegalArgumentException(
          "A network of this form has %d numbers, not %d.".formatted(count, numbers.length));
    }
    this.parameters = new Parameters(count);
    System.arraycopy(numbers, 0, parameters.values(), 0, count);
  }

  @Override
  public void scores(float[] state, float[] rows, int count, double[] scores) {
    var borrowed = idle.poll();
    var workspace = borrowed == null ? new Workspace(network()) : borrowed;
    var numbers = workspace.numbers(state, rows, count);
    for (var i = 0; i < count; i++) {
      scores[i] = numbers[i];
    }
    idle.add(workspace);
  }

  private CandidateNetwork network() {
    return new CandidateNetwork(
        stateWidth, actionWidth, config.hidden(), config.activation(), parameters, 0);
  }
}
