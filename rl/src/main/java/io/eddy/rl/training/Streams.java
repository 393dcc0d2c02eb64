package io.eddy.rl.training;

import io.eddy.rl.random.SplitMix64;

/**
 * The generators of one run, all from its seed and no two alike: one for the agent, one for each
 * environment, one for each episode of evaluation. The number of environments changes none of the
 * others.
 */
final class Streams {

  private final SplitMix64 agent;
  private final long evaluation;
  private final long report;
  private final SplitMix64 environments;

  Streams(long seed) {
    var root = new SplitMix64(seed);
    agent = root.split();
    evaluation = root.nextLong();
    report = root.nextLong();
    environments = root.split();
  }

  /** The agent's own. */
  SplitMix64 agent() {
    return agent;
  }

  /** The next environment's, another one at each call. */
  SplitMix64 nextEnvironment() {
    return environments.split();
  }

  /** Seed of the episodes among which the selected policy is chosen. */
  long evaluation() {
    return evaluation;
  }

  /** Seed of the episodes on which policies are measured once chosen. */
  long report() {
    return report;
  }
}
