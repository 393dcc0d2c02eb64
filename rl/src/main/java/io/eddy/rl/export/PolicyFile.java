package io.eddy.rl.export;

import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.policy.EpsilonGreedyPolicy;
import io.eddy.rl.policy.GreedyPolicy;
import io.eddy.rl.policy.NetworkPolicy;
import io.eddy.rl.policy.SoftmaxPolicy;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.tabular.TabularPolicy;
import io.eddy.rl.value.ActionNetworks;
import io.eddy.rl.value.NetworkConfig;
import io.eddy.rl.value.NetworkForm;
import io.eddy.rl.value.NetworkPlan;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;

/**
 * A policy as bytes: the way of choosing, and the form of its network with its parameters or its table;
 * nothing of the agent that learned it.
 */
public final class PolicyFile {

  private static final int MAGIC = 0x45445031; // EDP1

  private static final String TABLE = "table";

  /** Beyond this a length is damage, not a table. */
  private static final long MOST_VALUES = 1L << 28;

  private PolicyFile() {}

  /** Writes a policy of a table. */
  public static void write(TabularPolicy policy, DataOutput out) throws IOException {
    out.writeInt(MAGIC);
    out.writeUTF(TABLE);
    out.writeInt(policy.states());
    out.writeInt(policy.actions());
    for (var state = 0; state < policy.states(); state++) {
      for (var action = 0; action < policy.actions(); action++) {
        out.writeDouble(policy.q(state, action));
      }
    }
  }

  /** Writes a policy of a network. */
  public static void write(NetworkPolicy policy, DataOutput out) throws IOException {
    var network = policy.network();
    var plan =
        network
            .plan()
            .orElseThrow(
                () -> new IOException("Only networks made by ActionNetworks can be written."));
    out.writeInt(MAGIC);
    switch (policy) {
      case GreedyPolicy greedy -> out.writeUTF("greedy");
      case SoftmaxPolicy softmax -> out.writeUTF("softmax");
      case EpsilonGreedyPolicy exploring -> {
        out.writeUTF("epsilonGreedy");
        out.writeDouble(exploring.epsilon());
      }
    }
    out.writeInt(plan.shape().stateWidth());
    out.writeInt(plan.shape().mostActions());
    out.writeInt(plan.shape().actionWidth());
    out.writeInt(plan.config().hidden().size());
    for (var width : plan.config().hidden()) {
      out.writeInt(width);
    }
    out.writeUTF(plan.config().activation().name());
    out.writeUTF(plan.config().initialisation().name());
    out.writeDouble(plan.config().outputGain());
    out.writeUTF(plan.form().name());
    network.parameters().save(out);
  }

  /**
   * Reads a policy.
   *
   * @throws IOException if the bytes are no policy
   */
  public static Policy read(DataInput in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("This is no policy. Name a file that training wrote.");
    }
    var kind = in.readUTF();
    if (kind.equals(TABLE)) {
      return table(in);
    }
    var epsilon = kind.equals("epsilonGreedy") ? in.readDouble() : 0;
    var network = ActionNetworks.of(plan(in), new SplitMix64(0));
    network.parameters().load(in);
    return switch (kind) {
      case "greedy" -> new GreedyPolicy(network);
      case "softmax" -> new SoftmaxPolicy(network);
      case "epsilonGreedy" -> new EpsilonGreedyPolicy(network, epsilon);
      default -> throw new IOException("A policy that chooses by %s is unknown.".formatted(kind));
    };
  }

  private static TabularPolicy table(DataInput in) throws IOException {
    var states = in.readInt();
    var actions = in.readInt();
    if (states < 1 || actions < 1 || (long) states * actions > MOST_VALUES) {
      throw new IOException(
          "A table of %d states and %d actions can't be read.".formatted(states, actions));
    }
    var q = new double[states * actions];
    for (var i = 0; i < q.length; i++) {
      q[i] = in.readDouble();
    }
    return TabularPolicy.of(actions, q);
  }

  private static NetworkPlan plan(DataInput in) throws IOException {
    try {
      var shape = new ObservationShape(in.readInt(), in.readInt(), in.readInt());
      var hidden = new ArrayList<Integer>();
      for (var left = in.readInt(); left > 0; left--) {
        hidden.add(in.readInt());
      }
      var config =
          new NetworkConfig(
              hidden,
              Activation.valueOf(in.readUTF()),
              Initialisation.valueOf(in.readUTF()),
              in.readDouble());
      return new NetworkPlan(shape, config, NetworkForm.valueOf(in.readUTF()));
    } catch (IllegalArgumentException e) {
      throw new IOException("This is no network that can be built: " + e.getMessage(), e);
    }
  }
}
