package io.eddy.rl.algorithm;

import io.eddy.rl.random.Resumable;
import io.eddy.rl.value.ActionNetwork;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** θ⁻: a copy of a network that follows it, so that targets stand still for a while. */
final class TargetNetwork implements Resumable {

  private final ActionNetwork online;
  private final ActionNetwork network;
  private final int every;
  private final double rate;

  /** A copy of a network as it is now, that moves by a share every so many updates. */
  TargetNetwork(ActionNetwork online, int every, double rate) {
    this.online = online;
    this.network = online.copy();
    this.every = every;
    this.rate = rate;
  }

  ActionNetwork network() {
    return network;
  }

  /** θ⁻ ← θ⁻ + τ(θ − θ⁻) if it is due after this many updates; with τ = 1 a copy, bit for bit. */
  void follow(long updates) {
    if (updates % every != 0) {
      return;
    }
    if (rate == 1) {
      network.parameters().set(online.parameters());
    } else {
      network.parameters().moveTowards(online.parameters(), (float) rate);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    network.parameters().save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    network.parameters().load(in);
  }
}
