package io.eddy.rl.algorithm;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.Resumable;
import io.eddy.rl.returns.GeneralizedAdvantage;
import io.eddy.rl.value.StateNetwork;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The steps that on-policy learning learns from and then forgets: as many of each environment, those
 * of one environment side by side, in the order of time. Where an episode was truncated, and at the
 * last step of each environment, the value of the observation that it led to is asked for at once,
 * while that observation is there.
 */
final class Rollout implements Resumable {

  final ObservationBatch observations;
  final int[] actions;
  final double[] logProbabilities; // log π(Aₜ|Sₜ) when it was taken
  final float[] values; // V(Sₜ)
  final double[] advantages; // Âₜ
  final double[] targets; // Âₜ + V(Sₜ)

  private final int environments;
  private final int steps;
  private final StateNetwork network;
  private final Critic critic;
  private final double[] rewards;
  private final boolean[] terminated;
  private final boolean[] truncated;
  private final float[] nextValues; // V(Sₜ₊₁)
  private final int[] filled; // steps of each environment
  private int left; // steps to come, of all environments
  private final Observation observation;

  /** An empty rollout, whose values come from a network that is another's to teach. */
  Rollout(ObservationShape shape, int environments, int steps, StateNetwork network) {
    var size = environments * steps;
    this.environments = environments;
    this.steps = steps;
    this.network = network;
    this.critic = new Critic(shape, network);
    this.observations = new ObservationBatch(shape, size);
    this.observations.resize(size);
    this.actions = new int[size];
    this.logProbabilities = new double[size];
    this.values = new float[size];
    this.advantages = new double[size];
    this.targets = new double[size];
    this.rewards = new double[size];
    this.terminated = new boolean[size];
    this.truncated = new boolean[size];
    this.nextValues = new float[size];
    this.filled = new int[environments];
    this.left = size;
    this.observation = new Observation(shape);
  }

  int size() {
    return actions.length;
  }

  boolean full() {
    return left == 0;
  }

  void clear() {
    Arrays.fill(filled, 0);
    left = size();
  }

  /** Takes in a step of an environment that has not yet taken its share. */
  void add(int environment, Transition transition, double logProbability) {
    if (filled[environment] == steps) {
      throw new IllegalStateException(
          "Environment %d is ahead of the others; step all %d in turn."
              .formatted(environment, environments));
    }
    var last = filled[environment] == steps - 1;
    var place = environment * steps + filled[environment]++;
    left--;
    observations.set(place, transition.observation());
    actions[place] = transition.action();
    logProbabilities[place] = logProbability;
    rewards[place] = transition.reward();
    terminated[place] = transition.terminated();
    truncated[place] = transition.truncated();
    if (transition.truncated() || (last && !transition.terminated())) {
      nextValues[place] = critic.value(transition.next());
    }
  }

  /** Computes values, advantages and targets. The network remembers the values of all steps. */
  void estimate(double discount, double lambda) {
    network.forward(observations, values);
    for (var from = 0; from < size(); from += steps) {
      for (var t = from; t < from + steps - 1; t++) {
        if (!terminated[t] && !truncated[t]) {
          nextValues[t] = values[t + 1];
        }
      }
      GeneralizedAdvantage.advantages(
          rewards,
          terminated,
          truncated,
          values,
          nextValues,
          from,
          from + steps,
          discount,
          lambda,
          advantages);
    }
    for (var i = 0; i < size(); i++) {
      targets[i] = advantages[i] + values[i];
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (var environment = 0; environment < environments; environment++) {
      out.writeInt(filled[environment]);
      var from = environment * steps;
      for (var place = from; place < from + filled[environment]; place++) {
        observations.get(place, observation);
        observation.save(out);
        out.writeInt(actions[place]);
        out.writeDouble(logProbabilities[place]);
        out.writeDouble(rewards[place]);
        out.writeBoolean(terminated[place]);
        out.writeBoolean(truncated[place]);
        out.writeFloat(nextValues[place]);
      }
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    clear();
    for (var environment = 0; environment < environments; environment++) {
      filled[environment] = in.readInt();
      left -= filled[environment];
      var from = environment * steps;
      for (var place = from; place < from + filled[environment]; place++) {
        observation.load(in);
        observations.set(place, observation);
        actions[place] = in.readInt();
        logProbabilities[place] = in.readDouble();
        rewards[place] = in.readDouble();
        terminated[place] = in.readBoolean();
        truncated[place] = in.readBoolean();
        nextValues[place] = in.readFloat();
      }
    }
  }
}
