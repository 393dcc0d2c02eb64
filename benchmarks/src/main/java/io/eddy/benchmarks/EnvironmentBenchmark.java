package io.eddy.benchmarks;

import io.eddy.rl.environment.CartPole;
import io.eddy.rl.environment.CliffWalking;
import io.eddy.rl.environment.FrozenLake;
import io.eddy.rl.environment.Taxi;
import io.eddy.rl.environment.TimeLimited;
import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Steps of an environment by random actions, resets included, through the interface as an agent sees
 * it: observations are written, a limit of steps is kept. One thread. The check that is printed beside
 * it is the mean length of an episode: 22.25 ± .1 for CartPole, as tests hold it.
 *
 * <pre>
 * java -jar benchmarks/target/eddy-benchmarks.jar EnvironmentBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class EnvironmentBenchmark {

  private static final int STEPS = 1_000;

  /** The name of the environment. */
  @Param({"CartPole", "FrozenLake", "CliffWalking", "Taxi"})
  private String name;

  private final SplitMix64 random = new SplitMix64(1);
  private Environment environment;
  private Transition transition;
  private int actions;
  private long steps;
  private long episodes;

  /** The benchmark of a name, started, for those who measure otherwise. */
  public static EnvironmentBenchmark of(String name) {
    var benchmark = new EnvironmentBenchmark();
    benchmark.name = name;
    benchmark.start();
    return benchmark;
  }

  /** Starts the first episode. */
  @Setup
  public void start() {
    environment =
        switch (name) {
          case "CartPole" -> CartPole.v1();
          case "FrozenLake" -> new TimeLimited(new FrozenLake(FrozenLake.FOUR_BY_FOUR, true), 100);
          case "CliffWalking" -> new TimeLimited(new CliffWalking(false), 1_000);
          case "Taxi" -> new TimeLimited(new Taxi(), 200);
          default -> throw new IllegalArgumentException("There is no environment " + name);
        };
    transition = new Transition(environment.shape());
    actions = environment.shape().mostActions();
    environment.reset(random, transition.observation());
  }

  /** Steps. */
  @Benchmark
  @OperationsPerInvocation(STEPS)
  public double step() {
    var sum = 0.0;
    for (var i = 0; i < STEPS; i++) {
      var action = (int) (((random.nextLong() >>> 32) * actions) >>> 32);
      transition.step(environment, action, random);
      sum += transition.reward();
      if (transition.ended()) {
        episodes++;
        environment.reset(random, transition.next());
      }
      transition.advance();
    }
    steps += STEPS;
    return sum;
  }

  /** Prints the check. */
  @TearDown
  public void report() {
    System.out.printf("%ncheck: %.2f steps an episode%n", steps / (double) episodes);
  }
}
