package io.eddy.benchmarks.network;

import static io.eddy.benchmarks.network.NetworkScene.ACTIONS;
import static io.eddy.benchmarks.network.NetworkScene.CANDIDATES;
import static io.eddy.benchmarks.network.NetworkScene.CONTROL;
import static io.eddy.benchmarks.network.NetworkScene.CONTROL_BATCH;
import static io.eddy.benchmarks.network.NetworkScene.HALF;
import static io.eddy.benchmarks.network.NetworkScene.SCORING;
import static io.eddy.benchmarks.network.NetworkScene.STATE;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Answers of {@link NetworkBenchmark}'s networks by ONNX Runtime, on one thread. Times begin and end
 * with arrays of Java, as ours do; the buffers between are made once. Its candidates come joined with
 * the state, since it knows no split layer.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class OnnxNetworkBenchmark {
  private Network scorer;
  private Network actor;
  private Network actors;
  private final float[] rows = new float[CANDIDATES * 2 * HALF];
  private final float[] scores = new float[CANDIDATES];
  private final float[] states = NetworkScene.numbers(CONTROL_BATCH * STATE, 100);
  private final float[] values = new float[CONTROL_BATCH * ACTIONS];

  /** A session with buffers for a number of rows. */
  private record Network(
      OrtSession session,
      FloatBuffer in,
      FloatBuffer out,
      Map<String, OnnxTensor> inputs,
      Map<String, OnnxTensor> outputs) {

    static Network of(List<Integer> widths, float[] parameters, int rows) throws OrtException {
      var environment = OrtEnvironment.getEnvironment();
      var options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      var session =
          environment.createSession(OnnxPerceptron.bytes(widths, parameters, rows), options);
      var in = buffer(rows * widths.getFirst());
      var out = buffer(rows * widths.getLast());
      var inShape = new long[] {rows, widths.getFirst()};
      var outShape = new long[] {rows, widths.getLast()};
      return new Network(
          session,
          in,
          out,
          Map.of("x", OnnxTensor.createTensor(environment, in, inShape)),
          Map.of("y", OnnxTensor.createTensor(environment, out, outShape)));
    }

    private static FloatBuffer buffer(int count) {
      return ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    void run(float[] from, int count, float[] into) throws OrtException {
      in.put(0, from, 0, count);
      session.run(inputs, Set.of(), outputs).close();
      out.get(0, into, 0, out.capacity());
    }
  }

  /** Takes over the weights of our networks. */
  @Setup
  public void begin() throws OrtException {
    var ofScorer = NetworkBenchmark.scorer().parameters().values();
    var ofActor = NetworkBenchmark.control().parameters().values();
    var scoring = List.of(2 * HALF, SCORING.get(0), SCORING.get(1), 1);
    var control = List.of(STATE, CONTROL.get(0), ACTIONS);
    scorer = Network.of(scoring, ofScorer, CANDIDATES);
    actor = Network.of(control, ofActor, 1);
    actors = Network.of(control, ofActor, CONTROL_BATCH);
    var state = NetworkScene.numbers(HALF, 4);
    var features = NetworkScene.numbers(CANDIDATES * HALF, 5);
    for (var i = 0; i < CANDIDATES; i++) {
      System.arraycopy(state, 0, rows, i * 2 * HALF, HALF);
      System.arraycopy(features, i * HALF, rows, i * 2 * HALF + HALF, HALF);
    }
  }

  /** 1,000 candidates through 128-128-64-1. */
  @Benchmark
  public float[] candidates() throws OrtException {
    scorer.run(rows, rows.length, scores);
    return scores;
  }

  /** Values of one state, 4-128-2, and the best of them. */
  @Benchmark
  public int act() throws OrtException {
    actor.run(states, STATE, values);
    return values[0] >= values[1] ? 0 : 1;
  }

  /** Prints the check. */
  @TearDown
  public void report() throws OrtException {
    scorer.run(rows, rows.length, scores);
    actors.run(states, states.length, values);
    System.out.printf(
        "%ncheck: ONNX Runtime; scores add up to %.5f, values to %.5f%n",
        NetworkScene.sum(scores), NetworkScene.sum(values));
  }
}
