package io.eddy.rl.environment;

import io.eddy.rl.exact.FiniteMdp;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * Steps through a {@link FiniteMdp}: it draws from the table that solvers read, so the two can't differ.
 * Actions that a state doesn't have are masked. A step allocates nothing. Not safe for threads.
 */
public class MdpEnvironment implements FiniteEnvironment {

  private final FiniteMdp mdp;
  private final ObservationShape shape;
  private final boolean[] allAvailable; // per state
  private int state;
  private double episodeReturn;
  private boolean over;

  /** An environment that is this process; it terminates in terminal states only. */
  public MdpEnvironment(FiniteMdp mdp) {
    this.mdp = mdp;
    this.shape = ObservationShape.fixed(1, mdp.actions());
    this.allAvailable = new boolean[mdp.states()];
    for (var s = 0; s < allAvailable.length; s++) {
      allAvailable[s] = mdp.terminal(s) || mdp.allAvailable(s);
    }
  }

  @Override
  public final int states() {
    return mdp.states();
  }

  @Override
  public final FiniteMdp mdp() {
    return mdp;
  }

  @Override
  public final ObservationShape shape() {
    return shape;
  }

  /** The state it is in. */
  public final int state() {
    return state;
  }

  /** Σ of the rewards since the episode started, without discount. */
  public final double episodeReturn() {
    return episodeReturn;
  }

  @Override
  public final void reset(RandomGenerator random, Observation first) {
    state = mdp.drawStart(random);
    episodeReturn = 0;
    over = false;
    write(first);
  }

  @Override
  public final double step(int action, RandomGenerator random, Observation next) {
    var outcome = mdp.draw(state, action, random);
    state = outcome.next();
    over = mdp.terminal(state);
    episodeReturn += outcome.reward();
    write(next);
    return outcome.reward();
  }

  @Override
  public final boolean terminated() {
    return over;
  }

  private void write(Observation observation) {
    observation.state()[0] = state;
    if (observation.masked()) {
      observation.offer(shape.mostActions());
    }
    if (!allAvailable[state]) {
      for (var action = 0; action < shape.mostActions(); action++) {
        if (!mdp.available(state, action)) {
          observation.mask(action);
        }
      }
    }
  }

  @Override
  public final void save(DataOutput out) throws IOException {
    out.writeInt(mdp.fingerprint());
    out.writeInt(state);
    out.writeDouble(episodeReturn);
    out.writeBoolean(over);
  }

  @Override
  public final void load(DataInput in) throws IOException {
    if (in.readInt() != mdp.fingerprint()) {
      throw new IOException(
          "What was saved is a state of another process than this environment's.");
    }
    state = in.readInt();
    episodeReturn = in.readDouble();
    over = in.readBoolean();
  }
}
