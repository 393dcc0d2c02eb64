package io.eddy.rl.policy;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationBatch;
import io.eddy.rl.value.ActionNetwork;
import java.util.random.RandomGenerator;

/**
 * Takes the best action, but with probability ε any that may be taken, the best one too:
 *
 * <pre>
 * π(a) = (1 − ε)·1{a = arg max} + ε / |𝒜|   (Sutton and Barto 2018, §2.2)
 * </pre>
 */
public final class EpsilonGreedyPolicy implements NetworkPolicy {

  private final FrozenNetwork network;
  private final double epsilon;

  /**
   * A policy on a copy of a network.
   *
   * @param epsilon in [0, 1]
   */
  public EpsilonGreedyPolicy(ActionNetwork network, double epsilon) {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new IllegalArgumentException("The epsilon (%s) must be in [0, 1].".formatted(epsilon));
    }
    this.network = new FrozenNetwork(network);
    this.epsilon = epsilon;
  }

  /** ε. */
  public double epsilon() {
    return epsilon;
  }

  @Override
  public ActionNetwork network() {
    return network.copy();
  }

  @Override
  public int choose(Observation observation, RandomGenerator random) {
    var scratch = network.forward(observation);
    var action = choose(scratch.batch, 0, scratch.numbers, epsilon, random);
    network.giveBack(scratch);
    return action;
  }

  @Override
  public void probabilities(Observation observation, double[] probabilities) {
    var scratch = network.forward(observation);
    probabilities(scratch.batch, 0, scratch.numbers, epsilon, probabilities);
    network.giveBack(scratch);
  }

  /**
   * Draws an action of one observation of a batch, as an agent does on its own network. Takes one
   * number from the generator, and another one if it explores.
   */
  public static int choose(
      ObservationBatch batch, int place, float[] numbers, double epsilon, RandomGenerator random) {
    if (random.nextDouble() >= epsilon) {
      return MaskedMaximum.action(batch, place, numbers);
    }
    var first = place * batch.shape().mostActions();
    var left = random.nextInt(available(batch, place));
    var action = 0;
    while (!batch.available()[first + action] || left-- > 0) {
      action++;
    }
    return action;
  }

  /**
   * π(·) of one observation of a batch.
   *
   * @param probabilities written from its start: mostActions numbers
   */
  public static void probabilities(
      ObservationBatch batch, int place, float[] numbers, double epsilon, double[] probabilities) {
    var most = batch.shape().mostActions();
    var share = epsilon / available(batch, place);
    for (var action = 0; action < most; action++) {
      probabilities[action] = batch.available()[place * most + action] ? share : 0;
    }
    probabilities[MaskedMaximum.action(batch, place, numbers)] += 1 - epsilon;
  }

  private static int available(ObservationBatch batch, int place) {
    var first = place * batch.shape().mostActions();
    var count = 0;
    for (var i = first; i < first + batch.count(place); i++) {
      count += batch.available()[i] ? 1 : 0;
    }
    return count;
  }
}
