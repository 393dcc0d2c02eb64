package io.eddy.rl.value;

import io.eddy.rl.mdp.ObservationShape;
import java.util.random.RandomGenerator;

/** Networks that give a number per action; the shape says whether actions are fixed or candidates. */
public final class ActionNetworks {

  private ActionNetworks() {}

  /** A network after a plan, with weights drawn anew. */
  public static ActionNetwork of(NetworkPlan plan, RandomGenerator random) {
    return plan.form().network(plan.shape(), plan.config(), random);
  }

  /**
   * A perceptron on the state with an output per fixed action, or on state and candidate with one
   * output.
   */
  public static ActionNetwork of(
      ObservationShape shape, NetworkConfig config, RandomGenerator random) {
    if (shape.candidates()) {
      var network = new CandidateActions(shape, config);
      network.initialise(random);
      return network;
    }
    var network = new FixedActions(shape, config);
    network.initialise(random);
    return network;
  }

  /**
   * The duelling form (Wang et al. 2016, "Dueling network architectures for deep reinforcement
   * learning", eq. 9): Q(s,a) = V(s) + A(s,a) − mean A(s,·) over fixed actions, and V(s) + A(s,x) over
   * candidates, where subtracting a mean would make a value depend on the others.
   */
  public static ActionNetwork dueling(
      ObservationShape shape, NetworkConfig config, RandomGenerator random) {
    if (shape.candidates()) {
      var network = new DuelingCandidates(shape, config);
      network.initialise(random);
      return network;
    }
    var network = new DuelingActions(shape, config);
    network.initialise(random);
    return network;
  }
}
