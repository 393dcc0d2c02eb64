package io.eddy.rl.environment;

import io.eddy.rl.mdp.Environment;
import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.ObservationShape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.random.RandomGenerator;

/**
 * Balancing a pole on a cart (Barto, Sutton and Anderson 1983, "Neuronlike adaptive elements that can
 * solve difficult learning control problems"), as Gymnasium's CartPole:
 *
 * <pre>
 * t = (F + ml·θ̇² sin θ)/M
 * θ̈ = (g sin θ − t cos θ) / (l(4/3 − m cos² θ/M)),  ẍ = t − ml·θ̈ cos θ/M
 * </pre>
 *
 * with Euler steps of τ = .02 s in which positions move by the old velocities. M is the mass of both.
 *
 * <p>Observation: x, ẋ, θ, θ̇, rounded to float from a state in double. Actions: 0 pushes left, 1
 * right. Starts with each uniform in ±.05. Every step earns 1, also the last one. Terminates beyond
 * |x| = 2.4 or |θ| = 12°; a limit of steps is a {@link TimeLimited}'s. Success: the return reaches the
 * threshold. A trajectory is the same on every machine. A step allocates nothing. Not safe for threads.
 */
public final class CartPole implements Environment {

  /** The limit of steps of CartPole-v0, and the return that counts as success there. */
  public static final int V0_STEPS = 200;

  public static final int V0_THRESHOLD = 195;

  /** The limit of steps of CartPole-v1, and the return that counts as success there. */
  public static final int V1_STEPS = 500;

  public static final int V1_THRESHOLD = 475;

  private static final double GRAVITY = 9.8;
  private static final double POLE_MASS = .1;
  private static final double MASS = 1 + POLE_MASS;
  private static final double HALF_LENGTH = .5;
  private static final double MASS_LENGTH = POLE_MASS * HALF_LENGTH;
  private static final double FORCE = 10;
  private static final double SECONDS = .02;
  private static final double FARTHEST = 2.4;
  private static final double STEEPEST = 12 * 2 * Math.PI / 360;
  private static final double START = .05;

  private static final ObservationShape SHAPE = ObservationShape.fixed(4, 2);

  private final int threshold;
  private double x;
  private double velocity;
  private double angle;
  private double angularVelocity;
  private int steps;
  private boolean over;

  /** A cart for the threshold of CartPole-v1. */
  public CartPole() {
    this(V1_THRESHOLD);
  }

  /**
   * A cart.
   *
   * @param threshold the return from which an episode is a success
   */
  public CartPole(int threshold) {
    this.threshold = threshold;
  }

  /** CartPole-v0: 200 steps, success from 195. */
  public static Environment v0() {
    return new TimeLimited(new CartPole(V0_THRESHOLD), V0_STEPS);
  }

  /** CartPole-v1: 500 steps, success from 475. */
  public static Environment v1() {
    return new TimeLimited(new CartPole(V1_THRESHOLD), V1_STEPS);
  }

  @Override
  public ObservationShape shape() {
    return SHAPE;
  }

  @Override
  public void reset(RandomGenerator random, Observation first) {
    x = start(random);
    velocity = start(random);
    angle = start(random);
    angularVelocity = start(random);
    steps = 0;
    over = false;
    write(first);
  }

  private static double start(RandomGenerator random) {
    return (2 * random.nextDouble() - 1) * START;
  }

  @Override
  public double step(int action, RandomGenerator random, Observation next) {
    var force = action == 1 ? FORCE : -FORCE;
    var cos = cos(angle);
    var sin = sin(angle);
    var t = (force + MASS_LENGTH * (angularVelocity * angularVelocity) * sin) / MASS;
    var angularAcceleration =
        (GRAVITY * sin - cos * t) / (HALF_LENGTH * (4.0 / 3 - POLE_MASS * (cos * cos) / MASS));
    var acceleration = t - MASS_LENGTH * angularAcceleration * cos / MASS;
    x += SECONDS * velocity;
    velocity += SECONDS * acceleration;
    angle += SECONDS * angularVelocity;
    angularVelocity += SECONDS * angularAcceleration;
    steps++;
    over = Math.abs(x) > FARTHEST || Math.abs(angle) > STEEPEST;
    write(next);
    return 1;
  }

  /**
   * x − x³/3! + x⁵/5! − … + … − x¹¹/11!. At 12°, beyond which there is no step, the next term is below
   * 1e-18. Quicker than {@link Math#sin}, whose last bit may differ between machines.
   */
  private static double sin(double x) {
    var s = x * x;
    return x
        - x
            * s
            * (1 / 6.0
                - s * (1 / 120.0 - s * (1 / 5_040.0 - s * (1 / 362_880.0 - s / 39_916_800.0))));
  }

  /** 1 − x²/2! + x⁴/4! − … + x¹²/12!, with the same error. */
  private static double cos(double x) {
    var s = x * x;
    return 1
        - s
            * (.5
                - s
                    * (1 / 24.0
                        - s
                            * (1 / 720.0
                                - s * (1 / 40_320.0 - s * (1 / 3_628_800.0 - s / 479_001_600.0)))));
  }

  @Override
  public boolean terminated() {
    return over;
  }

  @Override
  public boolean reachedGoal() {
    return steps >= threshold;
  }

  private void write(Observation observation) {
    if (observation.masked()) {
      observation.offer(2);
    }
    var state = observation.state();
    state[0] = (float) x;
    state[1] = (float) velocity;
    state[2] = (float) angle;
    state[3] = (float) angularVelocity;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(threshold);
    out.writeDouble(x);
    out.writeDouble(velocity);
    out.writeDouble(angle);
    out.writeDouble(angularVelocity);
    out.writeInt(steps);
    out.writeBoolean(over);
  }

  @Override
  public void load(DataInput in) throws IOException {
    var saved = in.readInt();
    if (saved != threshold) {
      throw new IOException(
          "The cart that was saved has the threshold %d, this one %d.".formatted(saved, threshold));
    }
    x = in.readDouble();
    velocity = in.readDouble();
    angle = in.readDouble();
    angularVelocity = in.readDouble();
    steps = in.readInt();
    over = in.readBoolean();
  }
}
