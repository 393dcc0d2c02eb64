package io.eddy.rl.exact;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * A Markov decision process as a table: p(s′, r | s, a), the distribution of S₀, and the states in
 * which the process is over (Sutton and Barto 2018, §3.1). The discount γ belongs to the question and
 * is given to whoever solves it.
 *
 * <p>States and actions are named by their index. An action without outcomes is not available in that
 * state; a terminal state has none. Immutable, safe for threads.
 */
public final class FiniteMdp {

  /** How far probabilities may be from the sum 1. */
  public static final double TOLERANCE = 1e-9;

  private final int states;
  private final int actions;
  private final List<List<Outcome>> outcomes; // of state · actions + action
  private final List<Outcome> starts; // their rewards are 0
  private final List<Boolean> terminal;
  private final double[] rewards; // Σ p·r of state · actions + action

  private FiniteMdp(Builder builder) {
    states = builder.states;
    actions = builder.actions;
    outcomes = builder.outcomes.stream().map(List::copyOf).toList();
    starts = List.copyOf(builder.starts);
    terminal = List.copyOf(builder.terminal);
    rewards = new double[states * actions];
    for (var pair = 0; pair < rewards.length; pair++) {
      rewards[pair] =
          outcomes.get(pair).stream().mapToDouble(o -> o.probability() * o.reward()).sum();
    }
    requireDistribution("starts", starts);
    for (var state = 0; state < states; state++) {
      check(state);
    }
  }

  /** Number of states. */
  public int states() {
    return states;
  }

  /** The most actions that a state has. */
  public int actions() {
    return actions;
  }

  /** What may follow an action; nothing where it is not available. */
  public List<Outcome> outcomes(int state, int action) {
    return outcomes.get(state * actions + action);
  }

  /** Whether an action can be taken. */
  public boolean available(int state, int action) {
    return !outcomes(state, action).isEmpty();
  }

  /** Whether every action is available in a state. */
  public boolean allAvailable(int state) {
    for (var action = 0; action < actions; action++) {
      if (!available(state, action)) {
        return false;
      }
    }
    return true;
  }

  /** p(s′|s,a), the probability of a next state. */
  public double probability(int state, int action, int next) {
    var sum = 0.0;
    for (var outcome : outcomes(state, action)) {
      sum += outcome.next() == next ? outcome.probability() : 0;
    }
    return sum;
  }

  /** r(s,a), the reward that is expected. */
  public double reward(int state, int action) {
    return rewards[state * actions + action];
  }

  /** Whether the process is over in a state. */
  public boolean terminal(int state) {
    return terminal.get(state);
  }

  /** The probability that an episode starts in a state. */
  public double start(int state) {
    var sum = 0.0;
    for (var start : starts) {
      sum += start.next() == state ? start.probability() : 0;
    }
    return sum;
  }

  /** Draws S₀. */
  public int drawStart(RandomGenerator random) {
    return draw(starts, random).next();
  }

  /** Draws what follows an action that is available. */
  public Outcome draw(int state, int action, RandomGenerator random) {
    var possible = outcomes(state, action);
    if (possible.isEmpty()) {
      throw new IllegalArgumentException(
          "Action %d is not available in state %d; choose one that the observation offers."
              .formatted(action, state));
    }
    return draw(possible, random);
  }

  private static Outcome draw(List<Outcome> possible, RandomGenerator random) {
    var last = possible.size() - 1;
    if (last == 0) {
      return possible.get(0);
    }
    var left = random.nextDouble();
    for (var i = 0; i < last; i++) {
      left -= possible.get(i).probability();
      if (left < 0) {
        return possible.get(i);
      }
    }
    return possible.get(last);
  }

  /**
   * This process as whoever explores meets it: an action is taken with probability 1 − ε, any
   * available one with ε. Its optimal policy is the best ε-soft one of this process (Sutton and Barto
   * 2018, §5.4).
   */
  public FiniteMdp epsilonSoft(double epsilon) {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new IllegalArgumentException("The epsilon (%s) must be in [0, 1].".formatted(epsilon));
    }
    var soft = new Builder(states, actions);
    starts.forEach(start -> soft.start(start.next(), start.probability()));
    for (var state = 0; state < states; state++) {
      if (terminal(state)) {
        soft.terminal(state);
      }
      for (var action = 0; action < actions; action++) {
        if (available(state, action)) {
          soften(soft, state, action, epsilon);
        }
      }
    }
    return soft.build();
  }

  private void soften(Builder soft, int state, int action, double epsilon) {
    for (var outcome : outcomes(state, action)) {
      soft.outcome(
          state, action, (1 - epsilon) * outcome.probability(), outcome.next(), outcome.reward());
    }
    for (var other = 0; other < actions; other++) {
      for (var outcome : outcomes(state, other)) {
        soft.outcome(
            state,
            action,
            epsilon / availableActions(state) * outcome.probability(),
            outcome.next(),
            outcome.reward());
      }
    }
  }

  /** Number of actions that are available in a state. */
  public int availableActions(int state) {
    var count = 0;
    for (var action = 0; action < actions; action++) {
      count += available(state, action) ? 1 : 0;
    }
    return count;
  }

  /** A number that two different processes hardly share; the same on every machine. */
  public int fingerprint() {
    return Objects.hash(states, actions, outcomes, starts, terminal);
  }

  private void check(int state) {
    if (terminal(state) != (availableActions(state) == 0)) {
      throw new IllegalArgumentException(
          terminal(state)
              ? "State %d is terminal and has actions; leave out one of both.".formatted(state)
              : "State %d has no action; add one, or make it terminal.".formatted(state));
    }
    if (terminal(state) && start(state) > 0) {
      throw new IllegalArgumentException(
          "State %d is terminal; an episode can't start in it.".formatted(state));
    }
    for (var action = 0; action < actions; action++) {
      if (available(state, action)) {
        requireDistribution(
            "outcomes of action %d in state %d".formatted(action, state), outcomes(state, action));
      }
    }
  }

  private void requireDistribution(String name, List<Outcome> possible) {
    var sum = 0.0;
    for (var outcome : possible) {
      sum += outcome.probability();
      if (outcome.next() >= states) {
        throw new IllegalArgumentException(
            "The %s lead to state %d; there are %d.".formatted(name, outcome.next(), states));
      }
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new IllegalArgumentException(
          "The probabilities of the %s sum to %s, not to 1.".formatted(name, sum));
    }
  }

  /** Collects the table of a process. Not safe for threads. */
  public static final class Builder {

    private final int states;
    private final int actions;
    private final List<List<Outcome>> outcomes = new ArrayList<>();
    private final List<Outcome> starts = new ArrayList<>();
    private final List<Boolean> terminal = new ArrayList<>();

    /** An empty table. */
    public Builder(int states, int actions) {
      if (states < 1 || actions < 1) {
        throw new IllegalArgumentException(
            "A process needs states (%d) and actions (%d).".formatted(states, actions));
      }
      this.states = states;
      this.actions = actions;
      for (var pair = 0; pair < states * actions; pair++) {
        outcomes.add(new ArrayList<>());
      }
      for (var state = 0; state < states; state++) {
        terminal.add(false);
      }
    }

    /** Lets episodes start in a state; probability 0 says nothing. */
    public Builder start(int state, double probability) {
      if (probability != 0) {
        starts.add(new Outcome(probability, state, 0));
      }
      return this;
    }

    /** Ends the process in a state. */
    public Builder terminal(int state) {
      terminal.set(state, true);
      return this;
    }

    /** Lets something follow an action; probability 0 says nothing. */
    public Builder outcome(int state, int action, double probability, int next, double reward) {
      if (action < 0 || action >= actions) {
        throw new IllegalArgumentException(
            "There is no action %d; they are 0 to %d.".formatted(action, actions - 1));
      }
      if (probability != 0) {
        outcomes.get(state * actions + action).add(new Outcome(probability, next, reward));
      }
      return this;
    }

    /** The process; checks that every state can be left or is terminal, and that all sums are 1. */
    public FiniteMdp build() {
      return new FiniteMdp(this);
    }
  }
}
