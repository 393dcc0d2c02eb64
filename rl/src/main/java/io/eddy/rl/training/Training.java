package io.eddy.rl.training;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.random.Resumable;
import io.eddy.rl.random.SplitMix64;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The loop, and the only one: an agent acts, its environment answers, the agent observes; environments
 * are stepped in turn. Between two steps the policy is evaluated now and then, on episodes and with
 * generators of their own, so that looking changes nothing of what is learned. The best policy of the
 * evaluations is the selected one; the last is the final one.
 *
 * <p>Resumable bit for bit at any step: training on after {@link #load} is training on without it. It
 * may go on for longer than it was to when it was saved; it is then evaluated as often as before. The
 * selected policy is kept as the state of its agent at that time, so a file holds an agent twice.
 *
 * <p>Not safe for threads. A step allocates nothing.
 */
public final class Training implements Resumable {

  private static final int FORMAT = 1;

  private final Task task;
  private final TrainingConfig config;
  private final long seed;
  private final TrainingListener listener;
  private final Agent agent;
  private final List<OpenEpisode> open;
  private final Evaluation heldOut;
  private final Evaluation reported;
  private final EpisodeLog log = new EpisodeLog();
  private final List<EvaluationPoint> evaluations = new ArrayList<>();
  private long evaluationPeriod;
  private long steps;
  private long loadedSteps;
  private int turn;
  private double totalReward;
  private long learningNanos;
  private Policy selected;
  private double selectedReturn = Double.NEGATIVE_INFINITY;
  private byte[] selectedAgent = {};

  /**
   * Training that has not begun.
   *
   * @param agents makes the agent from a generator of its own
   * @param seed of everything
   */
  public Training(
      Task task,
      Function<SplitMix64, ? extends Agent> agents,
      TrainingConfig config,
      long seed,
      TrainingListener listener) {
    this.task = task;
    this.config = config;
    this.evaluationPeriod = config.evaluationPeriod();
    this.seed = seed;
    this.listener = listener;
    var streams = new Streams(seed);
    this.agent = agents.apply(streams.agent());
    this.selected = agent.policy();
    this.heldOut = new Evaluation(task, streams.evaluation(), config.evaluationEpisodes());
    this.reported = new Evaluation(task, streams.report(), config.reportedEpisodes());
    this.open = new ArrayList<>(agent.environments());
    for (var place = 0; place < agent.environments(); place++) {
      open.add(new OpenEpisode(place, task.environments().get(), streams.nextEnvironment()));
    }
  }

  /** Trains until the limit. */
  public void run() {
    advance(Long.MAX_VALUE);
  }

  /**
   * Trains for some steps at most, fewer if the limit comes first.
   *
   * @return whether the limit is reached
   */
  public boolean advance(long most) {
    var since = System.nanoTime();
    for (var left = most; left > 0 && !finished(); left--) {
      var before = reached();
      step();
      if (reached() != before && (finished() || reached() % evaluationPeriod == 0)) {
        learningNanos += System.nanoTime() - since;
        evaluate();
        since = System.nanoTime();
      }
    }
    learningNanos += System.nanoTime() - since;
    return finished();
  }

  private boolean finished() {
    return reached() >= config.limit().count();
  }

  private long reached() {
    return config.limit().reached(steps, log.count());
  }

  private void step() {
    var episode = open.get(turn);
    turn = turn + 1 == open.size() ? 0 : turn + 1;
    var ended = episode.step(agent);
    steps++;
    totalReward += episode.lastReward();
    if (ended) {
      var episodeReturn = episode.totalReward();
      log.add(steps, episodeReturn, task.success().of(episodeReturn, episode.reachedGoal()));
      listener.episode(log.count(), steps, episodeReturn);
      episode.start();
    }
  }

  /** Of policies that are evaluated alike the latest is selected: it has learned longest. */
  private void evaluate() {
    var policy = agent.policy();
    var point = new EvaluationPoint(steps, log.count(), heldOut.meanReturn(policy));
    evaluations.add(point);
    if (point.meanReturn() >= selectedReturn) {
      selected = policy;
      selectedReturn = point.meanReturn();
      selectedAgent = agentState();
    }
    listener.evaluated(point);
  }

  /** Measures the final and the selected policy on fresh episodes, and sums up. */
  public TrialResult result() {
    var last = agent.policy();
    var finalReturn = reported.meanReturn(last);
    return new TrialResult(
        seed,
        steps,
        finalReturn,
        selectedReturn(finalReturn),
        task.threshold(),
        totalReward,
        learningNanos / 1e9,
        steps - loadedSteps,
        log,
        List.copyOf(evaluations),
        last,
        selected);
  }

  /** What the selected policy earns on the fresh episodes: often it is the final one. */
  private double selectedReturn(double finalReturn) {
    var isFinal = !evaluations.isEmpty() && evaluations.getLast().step() == steps;
    return isFinal && evaluations.getLast().meanReturn() >= selectedReturn
        ? finalReturn
        : reported.meanReturn(selected);
  }

  /** The agent that learns. */
  public Agent agent() {
    return agent;
  }

  /** Steps taken in all environments. */
  public long steps() {
    return steps;
  }

  /** The episodes that ended. */
  public EpisodeLog log() {
    return log;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(FORMAT);
    out.writeUTF(task.name());
    out.writeLong(seed);
    out.writeUTF(config.limit().unit().name());
    out.writeLong(evaluationPeriod);
    out.writeInt(config.evaluationEpisodes());
    out.writeInt(open.size());
    out.writeLong(steps);
    out.writeInt(turn);
    out.writeDouble(totalReward);
    for (var episode : open) {
      episode.save(out);
    }
    log.save(out);
    out.writeInt(evaluations.size());
    for (var point : evaluations) {
      out.writeLong(point.step());
      out.writeLong(point.episode());
      out.writeDouble(point.meanReturn());
    }
    out.writeDouble(selectedReturn);
    out.writeInt(selectedAgent.length);
    out.write(selectedAgent);
    agent.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    requireSame("format", FORMAT, in.readInt());
    requireSame("task", task.name(), in.readUTF());
    requireSame("seed", seed, in.readLong());
    requireSame("limit's unit", config.limit().unit().name(), in.readUTF());
    evaluationPeriod = in.readLong();
    requireSame("evaluationEpisodes", config.evaluationEpisodes(), in.readInt());
    requireSame("number of environments", open.size(), in.readInt());
    steps = in.readLong();
    loadedSteps = steps;
    turn = in.readInt();
    totalReward = in.readDouble();
    for (var episode : open) {
      episode.load(in);
    }
    log.load(in);
    evaluations.clear();
    for (var left = in.readInt(); left > 0; left--) {
      evaluations.add(new EvaluationPoint(in.readLong(), in.readLong(), in.readDouble()));
    }
    selectedReturn = in.readDouble();
    selectedAgent = new byte[in.readInt()];
    in.readFully(selectedAgent);
    if (selectedAgent.length > 0) {
      agent.load(new DataInputStream(new ByteArrayInputStream(selectedAgent)));
      selected = agent.policy();
    }
    agent.load(in);
  }

  private byte[] agentState() {
    var bytes = new ByteArrayOutputStream();
    try {
      agent.save(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory refuses no bytes.", e);
    }
    return bytes.toByteArray();
  }

  private static void requireSame(String what, Object here, Object there) throws IOException {
    if (!here.equals(there)) {
      throw new IOException(
          "The file is of another training: its %s is %s, here it is %s. Load it into its own."
              .formatted(what, there, here));
    }
  }
}
