package io.eddy.rl.training;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.Resumable;
import io.eddy.rl.random.SplitMix64;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One environment with the episode that runs in it, its generator and its return so far. */
final class OpenEpisode implements Resumable {

  private final int place;
  private final Environment environment;
  private final SplitMix64 random;
  private final Transition transition;
  private double totalReward;

  /**
   * Starts the first episode.
   *
   * @param place the name by which the agent knows the environment
   */
  OpenEpisode(int place, Environment environment, SplitMix64 random) {
    this.place = place;
    this.environment = environment;
    this.random = random;
    this.transition = new Transition(environment.shape());
    start();
  }

  /** Starts an episode. */
  void start() {
    totalReward = 0;
    environment.reset(random, transition.observation());
  }

  /**
   * One step: the agent acts, the environment answers, the agent observes.
   *
   * @return whether the episode ended with it; {@link #start} must come next then
   */
  boolean step(Agent agent) {
    var action = agent.act(place, transition.observation());
    transition.step(environment, action, random);
    totalReward += transition.reward();
    agent.observe(place, transition);
    if (transition.ended()) {
      return true;
    }
    transition.advance();
    return false;
  }

  /** Rewards so far. */
  double totalReward() {
    return totalReward;
  }

  /** Reward of the last step. */
  double lastReward() {
    return transition.reward();
  }

  /** What the environment says of the episode that ended. */
  boolean reachedGoal() {
    return environment.reachedGoal();
  }

  @Override
  public void save(DataOutput out) throws IOException {
    environment.save(out);
    random.save(out);
    out.writeDouble(totalReward);
    transition.observation().save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    environment.load(in);
    random.load(in);
    totalReward = in.readDouble();
    transition.observation().load(in);
  }
}
