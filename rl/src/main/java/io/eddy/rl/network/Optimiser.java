package io.eddy.rl.network;

import io.eddy.rl.random.Resumable;

/** Steps down the gradient of the parameters it was made for. A step doesn't clear the gradient. */
public sealed interface Optimiser extends Resumable permits Adam, RmsProp {

  /** Takes a step at the learning rate of the configuration. */
  void step();

  /** Takes a step at a learning rate. */
  void step(double learningRate);
}
