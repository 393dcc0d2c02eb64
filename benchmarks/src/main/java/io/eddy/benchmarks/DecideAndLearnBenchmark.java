package io.eddy.benchmarks;

import io.eddy.learning.experience.Lesson;
import io.eddy.learning.experience.Slate;
import io.eddy.learning.online.SlateLearner;
import io.eddy.recommender.Recommender;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.recommender.policy.PublishedPolicy;
import io.eddy.recommender.policy.SlateAlgorithm;
import java.util.SplittableRandom;
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
 * Decisions per second of one thread that also learns from each: decide, choose, teach the choice,
 * its value and its watch time, and take a gradient step where one is due; every 80 decisions new weights are solved and put in force. {@code
 * decideFoldAndLearn} takes the long way: some six events a decision are folded into the live view
 * and, once more, into the learner's experience.
 *
 * <pre>
 * java -jar benchmarks/target/eddy-benchmarks.jar DecideAndLearnBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseCompactObjectHeaders")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
public class DecideAndLearnBenchmark {
  private static final int EXAMINED = 5;
  private static final int PUBLISH_EVERY = 80;

  /** How many candidates are scored. */
  @Param({"10", "50", "200"})
  int candidates;

  /** What learns. */
  @Param({"slate-q", "slate-q-network"})
  String algorithm;

  private LiveScene scene;
  private SlateLearner learner;
  private final SplittableRandom random = new SplittableRandom(2);
  private Recommender recommender;
  private DecisionCheck check;
  private PublishedPolicy policy;
  private int decided;

  /** Begins with what the scene has learned. */
  @Setup
  public void begin() {
    scene = new LiveScene(SlateAlgorithm.of(algorithm));
    learner = new SlateLearner(LiveScene.FEATURES, false, SlateAlgorithm.of(algorithm));
    recommender = LiveScene.recommender(candidates);
    check = new DecisionCheck(Math.min(SlateRequest.DEFAULT_COUNT, candidates), candidates);
    policy = scene.policy();
  }

  /** Decides and learns. */
  @Benchmark
  public Decision decideAndLearn() {
    var decision = check.see(scene.decide(recommender, policy));
    var slate = Slate.of(decision);
    var chosen = random.nextInt(EXAMINED + 2);
    var choice = slate.choice((1L << EXAMINED) - 1, chosen < EXAMINED ? chosen : -1, 1);
    var seconds = 60 * random.nextDouble();
    learner.learn(new Lesson.Choice(choice));
    learner.learn(new Lesson.Value(choice, seconds / 60 - .1, 0, choice.state()));
    if (chosen < EXAMINED) {
      var score = .5 * Math.log1p(seconds / 5);
      learner.learn(new Lesson.Watched(slate.row(chosen), score, false, 1));
    }
    learner.practise(1);
    if (++decided % PUBLISH_EVERY == 0) {
      policy =
          PublishedPolicy.learned(
              LiveScene.FEATURES, algorithm, decided / PUBLISH_EVERY, learner.weights(1));
    }
    return decision;
  }

  /** Decides, folds what comes of it, and learns. */
  @Benchmark
  public Decision decideFoldAndLearn() {
    decided++;
    return check.see(scene.live(recommender));
  }

  /** Prints the check. */
  @TearDown
  public void report() {
    System.out.printf(
        "%ncheck: %s; %d versions, %d slates learned from%n",
        check, decided / PUBLISH_EVERY, learner.transitions());
  }
}
