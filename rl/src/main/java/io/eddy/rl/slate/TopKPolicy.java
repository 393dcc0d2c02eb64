package io.eddy.rl.slate;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.value.ActionNetwork;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/**
 * Shows K items drawn one after the other without replacement from the softmax of a network's
 * preferences (Plackett 1975, "The analysis of permutations"):
 *
 * <pre>
 * π(A|s) = Πⱼ e^(h(aⱼ)) / Σ_{i not among a₁ … aⱼ₋₁} e^(h(i))
 * </pre>
 *
 * <p>Immutable and safe for any number of threads: each call borrows a copy of the network.
 */
public final class TopKPolicy implements SlatePolicy {

  private final ActionNetwork network;
  private final int slateSize;
  private final ConcurrentLinkedQueue<Workspace> idle = new ConcurrentLinkedQueue<>();

  /** A network with the buffers that one call needs. */
  private static final class Workspace {
    private final ActionNetwork network;
    private final Observation observation;
    private final ObservationBatch batch;
    private final float[] preferences;

    Workspace(ActionNetwork network) {
      this.network = network.copy();
      this.observation = new Observation(network.shape());
      this.batch = new ObservationBatch(network.shape(), 1);
      this.preferences = new float[network.shape().mostActions()];
    }

    /** Preferences of the candidates of an observation. */
    float[] preferences(SlateObservation seen) {
      var candidates = seen.actions();
      observation.offer(candidates.count());
      System.arraycopy(seen.state(), 0, observation.state(), 0, seen.state().length);
      System.arraycopy(candidates.rows(), 0, observation.rows(), 0, candidates.rows().length);
      batch.clear();
      batch.add(observation);
      network.forward(batch, preferences);
      return preferences;
    }
  }

  TopKPolicy(ActionNetwork network, int slateSize) {
    this.network = network.copy();
    this.slateSize = slateSize;
  }

  @Override
  public DrawnSlate choose(SlateObservation observation, RandomGenerator random) {
    var attractions = attractions(observation);
    var slate = new int[Math.min(slateSize, attractions.length)];
    var logProbability = 0.0;
    for (var j = 0; j < slate.length; j++) {
      var left = Arrays.stream(attractions).sum();
      slate[j] = draw(attractions, random.nextDouble() * left);
      logProbability += Math.log(attractions[slate[j]] / left);
      attractions[slate[j]] = 0;
    }
    return new DrawnSlate(Slate.of(slate), Math.min(logProbability, 0));
  }

  /** The index at which the running sum passes u; rounding may leave u behind the last. */
  private static int draw(double[] attractions, double u) {
    var last = 0;
    for (var i = 0; i < attractions.length; i++) {
      if (attractions[i] > 0) {
        last = i;
        u -= attractions[i];
        if (u < 0) {
          return i;
        }
      }
    }
    return last;
  }

  /** π(·|s) of a single draw: one number per candidate. */
  public double[] probabilities(SlateObservation observation) {
    var probabilities = attractions(observation);
    var sum = Arrays.stream(probabilities).sum();
    Arrays.setAll(probabilities, i -> probabilities[i] / sum);
    return probabilities;
  }

  /** e^(h − max h), never 0: what is that unlikely counts as the least that a double can say. */
  private double[] attractions(SlateObservation observation) {
    var borrowed = idle.poll();
    var workspace = borrowed == null ? new Workspace(network) : borrowed;
    var preferences = workspace.preferences(observation);
    var attractions = new double[observation.actions().count()];
    var highest = Float.NEGATIVE_INFINITY;
    for (var i = 0; i < attractions.length; i++) {
      highest = Math.max(highest, preferences[i]);
    }
    for (var i = 0; i < attractions.length; i++) {
      attractions[i] = Math.max(Math.exp(preferences[i] - highest), Double.MIN_NORMAL);
    }
    idle.add(workspace);
    return attractions;
  }
}
