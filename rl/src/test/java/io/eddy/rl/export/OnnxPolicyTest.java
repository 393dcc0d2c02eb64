package io.eddy.rl.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.network.Activation;
import io.eddy.rl.policy.EpsilonGreedyPolicy;
import io.eddy.rl.policy.GreedyPolicy;
import io.eddy.rl.policy.NetworkPolicy;
import io.eddy.rl.policy.SoftmaxPolicy;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.value.ActionNetwork;
import io.eddy.rl.value.ActionNetworks;
import io.eddy.rl.value.NetworkConfig;
import io.eddy.rl.value.NetworkForm;
import io.eddy.rl.value.NetworkPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX Runtime answers as the policy does, for every form of network. */
class OnnxPolicyTest {
  private static final OrtEnvironment RUNTIME = OrtEnvironment.getEnvironment();
  private static final int CASES = 50;

  static Stream<NetworkPlan> plans() {
    var plans = new ArrayList<NetworkPlan>();
    for (var shape : List.of(ObservationShape.fixed(5, 4), new ObservationShape(3, 6, 2))) {
      for (var form : NetworkForm.values()) {
        for (var hidden : List.<List<Integer>>of(List.of(), List.of(7), List.of(8, 6, 5))) {
          for (var activation : List.of(Activation.RELU, Activation.TANH)) {
            var config =
                new NetworkConfig(hidden, activation, NetworkConfig.DEFAULT.initialisation(), 1);
            plans.add(new NetworkPlan(shape, config, form));
          }
        }
      }
    }
    return plans.stream();
  }

  /** With biases that are not zero, so that a misplaced one shows. */
  private static ActionNetwork network(NetworkPlan plan) {
    var random = new SplitMix64(7);
    var network = ActionNetworks.of(plan, random);
    var values = network.parameters().values();
    for (var i = 0; i < values.length; i++) {
      values[i] += (float) (.2 * random.nextGaussian());
    }
    return network;
  }

  private static Observation draw(ObservationShape shape, SplitMix64 random) {
    var observation = new Observation(shape);
    for (var i = 0; i < observation.state().length; i++) {
      observation.state()[i] = (float) random.nextGaussian();
    }
    for (var i = 0; i < observation.rows().length; i++) {
      observation.rows()[i] = (float) random.nextGaussian();
    }
    if (shape.candidates()) {
      observation.offer(1 + random.nextInt(shape.mostActions()));
    }
    return observation;
  }

  private interface Answer {
    void check(Observation observation, Object answer) throws OrtException;
  }

  private static void ask(NetworkPolicy policy, String output, Answer answer) throws OrtException {
    var random = new SplitMix64(11);
    try (var session = RUNTIME.createSession(OnnxPolicy.file(policy))) {
      for (var i = 0; i < CASES; i++) {
        var observation = draw(policy.network().shape(), random);
        var inputs = new HashMap<String, OnnxTensor>();
        inputs.put("state", OnnxTensor.createTensor(RUNTIME, new float[][] {observation.state()}));
        if (observation.shape().candidates()) {
          inputs.put("candidates", OnnxTensor.createTensor(RUNTIME, candidates(observation)));
        }
        try (var result = session.run(inputs)) {
          answer.check(observation, result.get(output).orElseThrow().getValue());
        }
      }
    }
  }

  private static float[][] candidates(Observation observation) {
    var width = observation.shape().actionWidth();
    var rows = new float[observation.count()][width];
    for (var i = 0; i < rows.length; i++) {
      System.arraycopy(observation.rows(), i * width, rows[i], 0, width);
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("plans")
  void drawsWithTheSameProbabilities(NetworkPlan plan) throws OrtException {
    var policy = new SoftmaxPolicy(network(plan));
    var expected = new double[plan.shape().mostActions()];
    ask(
        policy,
        "probabilities",
        (observation, answer) -> {
          var got = answer instanceof float[][] batch ? batch[0] : (float[]) answer;
          policy.probabilities(observation, expected);
          assertThat(got).hasSize(observation.count());
          for (var action = 0; action < got.length; action++) {
            assertThat((double) got[action]).isCloseTo(expected[action], within(1e-5));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("plans")
  void takesTheSameAction(NetworkPlan plan) throws OrtException {
    var policy = new GreedyPolicy(network(plan));
    ask(
        policy,
        "action",
        (observation, answer) -> {
          var got = answer instanceof long[] batch ? batch[0] : (Long) answer;
          assertThat(got).isEqualTo(policy.choose(observation, new SplitMix64(0)));
        });
  }

  @ParameterizedTest
  @MethodSource("plans")
  void aPolicyIsReadAsItWasWritten(NetworkPlan plan) throws IOException {
    var network = network(plan);
    for (var policy :
        List.of(
            new GreedyPolicy(network),
            new SoftmaxPolicy(network),
            new EpsilonGreedyPolicy(network, .25))) {
      var bytes = new ByteArrayOutputStream();
      PolicyFile.write(policy, new DataOutputStream(bytes));
      var read =
          PolicyFile.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      var random = new SplitMix64(3);
      var expected = new double[plan.shape().mostActions()];
      var got = new double[plan.shape().mostActions()];
      for (var i = 0; i < 10; i++) {
        var observation = draw(plan.shape(), random);
        policy.probabilities(observation, expected);
        read.probabilities(observation, got);
        assertThat(got).isEqualTo(expected);
      }
    }
  }

  @Test
  void answersABatch() throws OrtException {
    var plan =
        new NetworkPlan(ObservationShape.fixed(5, 4), NetworkConfig.DEFAULT, NetworkForm.DUELING);
    var policy = new GreedyPolicy(network(plan));
    var random = new SplitMix64(2);
    var observations = Stream.generate(() -> draw(plan.shape(), random)).limit(9).toList();
    var states = observations.stream().map(Observation::state).toArray(float[][]::new);
    try (var session = RUNTIME.createSession(OnnxPolicy.file(policy));
        var input = OnnxTensor.createTensor(RUNTIME, states);
        var result = session.run(Map.of("state", input))) {
      var actions = (long[]) result.get("action").orElseThrow().getValue();
      for (var i = 0; i < actions.length; i++) {
        assertThat(actions[i]).isEqualTo(policy.choose(observations.get(i), random));
      }
      assertThat(actions).hasSize(9);
    }
  }
}
