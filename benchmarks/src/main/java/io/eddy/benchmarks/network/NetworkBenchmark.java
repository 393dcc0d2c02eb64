package io.eddy.benchmarks.network;

import static io.eddy.benchmarks.network.NetworkScene.ACTIONS;
import static io.eddy.benchmarks.network.NetworkScene.CANDIDATES;
import static io.eddy.benchmarks.network.NetworkScene.CONTROL;
import static io.eddy.benchmarks.network.NetworkScene.CONTROL_BATCH;
import static io.eddy.benchmarks.network.NetworkScene.HALF;
import static io.eddy.benchmarks.network.NetworkScene.SCORING;
import static io.eddy.benchmarks.network.NetworkScene.SCORING_BATCH;
import static io.eddy.benchmarks.network.NetworkScene.STATE;

import io.eddy.rl.network.Activation;
import io.eddy.rl.network.Adam;
import io.eddy.rl.network.AdamConfig;
import io.eddy.rl.network.CandidateNetwork;
import io.eddy.rl.network.Initialisation;
import io.eddy.rl.network.Kernels;
import io.eddy.rl.network.Loss;
import io.eddy.rl.network.Mlp;
import io.eddy.rl.network.Parameters;
import io.eddy.rl.random.SplitMix64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Steps and answers of networks, on plain kernels and on vectors. A learning step is forward,
 * backward and Adam; batches change from step to step.
 *
 * <pre>
 * java -jar benchmarks/target/eddy-benchmarks.jar NetworkBenchmark -prof gc
 * </pre>
 *
 * <p>runs the same networks on ONNX Runtime, too: {@link OnnxNetworkBenchmark}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-XX:+UseCompactObjectHeaders", "--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class NetworkBenchmark {
  private static final int BATCHES = 32;

  /** Which kernels. */
  @Param({"plain", "simd"})
  String kernels;

  private Mlp online;
  private Mlp target;
  private Adam controlAdam;
  private Mlp scoring;
  private Adam scoringAdam;
  private CandidateNetwork candidates;
  private final float[][] states = new float[BATCHES][];
  private final float[][] nextStates = new float[BATCHES][];
  private final float[][] rows = new float[BATCHES][];
  private final float[] targets = NetworkScene.numbers(SCORING_BATCH, 3);
  private final float[] values = new float[CONTROL_BATCH * ACTIONS];
  private final float[] nextValues = new float[CONTROL_BATCH * ACTIONS];
  private final float[] valuesGradient = new float[CONTROL_BATCH * ACTIONS];
  private final float[] outputs = new float[SCORING_BATCH];
  private final float[] outputsGradient = new float[SCORING_BATCH];
  private final float[] state = NetworkScene.numbers(HALF, 4);
  private final float[] features = NetworkScene.numbers(CANDIDATES * HALF, 5);
  private final float[] scores = new float[CANDIDATES];
  private final int[] ends = {CANDIDATES};
  private float[] halves = {};
  private int turn;

  /** The benchmark on some kernels, begun, for those who measure otherwise. */
  public static NetworkBenchmark on(String kernels) {
    var benchmark = new NetworkBenchmark();
    benchmark.kernels = kernels;
    benchmark.begin();
    return benchmark;
  }

  /** Makes networks on the kernels asked for; the choice is made once in a JVM. */
  @Setup
  public void begin() {
    System.setProperty("eddy.kernels", kernels);
    var made = Kernels.create().name();
    if (!made.startsWith(kernels)) {
      throw new IllegalStateException("Asked for %s kernels, got %s.".formatted(kernels, made));
    }
    online = control();
    target = control();
    controlAdam = new Adam(AdamConfig.DEFAULT, online.parameters());
    var widths = List.of(2 * HALF, SCORING.get(0), SCORING.get(1), 1);
    scoring = new Mlp(widths, Activation.RELU, Initialisation.HE, 1, new SplitMix64(2));
    scoringAdam = new Adam(AdamConfig.DEFAULT, scoring.parameters());
    candidates = scorer();
    halves = new float[CANDIDATES * candidates.halfWidth()];
    candidates.candidateHalves(features, CANDIDATES, halves);
    for (var batch = 0; batch < BATCHES; batch++) {
      states[batch] = NetworkScene.numbers(CONTROL_BATCH * STATE, 100 + batch);
      nextStates[batch] = NetworkScene.numbers(CONTROL_BATCH * STATE, 200 + batch);
      rows[batch] = NetworkScene.numbers(SCORING_BATCH * 2 * HALF, 300 + batch);
    }
  }

  /** The network that acts. */
  static Mlp control() {
    var widths = List.of(STATE, CONTROL.get(0), ACTIONS);
    return new Mlp(widths, Activation.RELU, Initialisation.HE, 1, new SplitMix64(1));
  }

  /** The network that scores. */
  static CandidateNetwork scorer() {
    var parameters = new Parameters(CandidateNetwork.count(HALF, HALF, SCORING));
    var network = new CandidateNetwork(HALF, HALF, SCORING, Activation.RELU, parameters, 0);
    network.initialise(Initialisation.HE, 1, new SplitMix64(2));
    return network;
  }

  /** A step of deep Q-learning, 4-128-2 on 128 transitions: target r + γ max Q′, Huber's loss. */
  @Benchmark
  public float[] dqnStep() {
    var batch = turn++ % BATCHES;
    target.forward(nextStates[batch], CONTROL_BATCH, nextValues);
    online.forward(states[batch], CONTROL_BATCH, values);
    for (var i = 0; i < CONTROL_BATCH; i++) {
      var best = Math.max(nextValues[i * ACTIONS], nextValues[i * ACTIONS + 1]);
      var taken = i % ACTIONS;
      var error = values[i * ACTIONS + taken] - (states[batch][i * STATE] + .5f * best);
      valuesGradient[i * ACTIONS + taken] = (float) Loss.HUBER.derivative(error) / CONTROL_BATCH;
      valuesGradient[i * ACTIONS + 1 - taken] = 0;
    }
    online.parameters().clearGradient();
    online.backward(states[batch], CONTROL_BATCH, valuesGradient);
    controlAdam.step();
    return values;
  }

  /** A step of regression, 128-128-64-1 on 256 rows. */
  @Benchmark
  public float[] regressionStep() {
    var batch = rows[turn++ % BATCHES];
    scoring.forward(batch, SCORING_BATCH, outputs);
    for (var i = 0; i < SCORING_BATCH; i++) {
      outputsGradient[i] = (float) Loss.MSE.derivative(outputs[i] - targets[i]) / SCORING_BATCH;
    }
    scoring.parameters().clearGradient();
    scoring.backward(batch, SCORING_BATCH, outputsGradient);
    scoringAdam.step();
    return outputs;
  }

  /** 1,000 candidates through 128-128-64-1; the state's half of the first layer is computed once. */
  @Benchmark
  public float[] candidates() {
    candidates.forward(state, 1, features, ends, scores);
    return scores;
  }

  /** The same, where the candidates' halves are known. */
  @Benchmark
  public float[] candidatesWithHalvesKept() {
    candidates.join(state, 1, halves, ends, scores);
    return scores;
  }

  /** Values of one state, 4-128-2, and the best of them. */
  @Benchmark
  public int act() {
    target.forward(states[turn++ % BATCHES], 1, values);
    return values[0] >= values[1] ? 0 : 1;
  }

  /** Prints the check: sums that {@link OnnxNetworkBenchmark} prints, too. */
  @TearDown
  public void report() {
    candidates.forward(state, 1, features, ends, scores);
    target.forward(states[0], CONTROL_BATCH, values);
    System.out.printf(
        "%ncheck: %s; scores add up to %.5f, values to %.5f%n",
        Kernels.create().name(), NetworkScene.sum(scores), NetworkScene.sum(values));
  }
}
