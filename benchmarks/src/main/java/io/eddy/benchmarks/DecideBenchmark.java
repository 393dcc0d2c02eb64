package io.eddy.benchmarks;

import io.eddy.recommender.Recommender;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.policy.SlateAlgorithm;
import io.eddy.recommender.retrieval.Retrieval;
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
 * One decision in process: 1,000 rooms on air, 200 candidates, a slate of 10. The scene is {@link
 * LiveScene}'s.
 *
 * <pre>
 * java -jar benchmarks/target/eddy-benchmarks.jar DecideBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 3, jvmArgsAppend = "-XX:+UseCompactObjectHeaders")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class DecideBenchmark {
  /** What learned. */
  @Param({"slate-q", "slate-q-network"})
  String algorithm;

  private LiveScene scene;
  private final Recommender recommender = LiveScene.recommender(Retrieval.DEFAULT_MOST);
  private final PublishedPolicy prior = PublishedPolicy.prior(LiveScene.FEATURES);
  private final DecisionCheck check =
      new DecisionCheck(SlateRequest.DEFAULT_COUNT, Retrieval.DEFAULT_MOST);

  /** Lets the scene live. */
  @Setup
  public void begin() {
    scene = new LiveScene(SlateAlgorithm.of(algorithm));
  }

  /** By what was learned. */
  @Benchmark
  public Decision learned() {
    return check.see(scene.decide(recommender, scene.policy()));
  }

  /** By version 0. */
  @Benchmark
  public Decision prior() {
    return check.see(scene.decide(recommender, prior));
  }

  /** Prints the check. */
  @TearDown
  public void report() {
    System.out.println("\ncheck: " + check);
  }
}
