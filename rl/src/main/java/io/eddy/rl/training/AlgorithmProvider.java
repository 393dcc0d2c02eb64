package io.eddy.rl.training;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Environment;
import io.eddy.rl.random.SplitMix64;

/**
 * A type of algorithm that files can configure; found by {@link java.util.ServiceLoader} in any jar on
 * the class path or named to the command line.
 *
 * @param <C> its settings: a record whose components are the keys of a file
 */
public interface AlgorithmProvider<C extends Record> {

  /** What stands behind {@code type:} in a file, in lower case with hyphens. */
  String type();

  /** The record of its settings. */
  Class<C> settings();

  /** The settings where a file says nothing. */
  C defaults();

  /**
   * Whether it keeps a table of states: it is shown a finite environment's state as one number, the
   * index, and no other environment. Others are shown the index as features, one per state.
   */
  default boolean tabular() {
    return false;
  }

  /**
   * An agent that has learned nothing.
   *
   * @param environment like those that it will act in, to be asked and not to be stepped; a {@link
   *     io.eddy.rl.environment.FiniteEnvironment} for what keeps a table
   * @param random its own from here on
   */
  Agent agent(Environment environment, C settings, SplitMix64 random);
}
