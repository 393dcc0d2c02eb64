package io.eddy.rl.tabular;

import io.eddy.rl.mdp.Agent;
import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.statistics.RunningMean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** An agent in its environment. */
final class Loop {

  private final Agent agent;
  private final Environment environment;
  private final SplitMix64 random;
  private final Transition transition;
  private double sum;
  private RunningMean returns = RunningMean.EMPTY;

  Loop(Agent agent, Environment environment, long seed) {
    this.agent = agent;
    this.environment = environment;
    this.random = new SplitMix64(seed);
    this.transition = new Transition(environment.shape());
    environment.reset(random, transition.observation());
  }

  void run(long steps) {
    for (var step = 0L; step < steps; step++) {
      step();
    }
  }

  void runEpisodes(int episodes) {
    for (var wanted = returns.count() + episodes; returns.count() < wanted; ) {
      step();
    }
  }

  private void step() {
    var action = agent.act(0, transition.observation());
    if (!transition.observation().available(action)) {
      throw new AssertionError("Action %d is masked.".formatted(action));
    }
    transition.step(environment, action, random);
    agent.observe(0, transition);
    sum += transition.reward();
    if (transition.ended()) {
      returns = returns.after(sum);
      sum = 0;
      environment.reset(random, transition.next());
    }
    transition.advance();
  }

  /** Forgets the returns of the episodes so far. */
  void forgetReturns() {
    returns = RunningMean.EMPTY;
  }

  RunningMean returns() {
    return returns;
  }

  /** All that goes on. */
  byte[] saved() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    agent.save(out);
    environment.save(out);
    random.save(out);
    return bytes.toByteArray();
  }

  /** Takes up what another loop of the same kind saved, which shows the same observation. */
  void load(byte[] saved, Loop other) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(saved));
    agent.load(in);
    environment.load(in);
    random.load(in);
    transition.observation().set(other.transition.observation());
  }
}
