package io.eddy.rl.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.eddy.rl.mdp.Observation;
import io.eddy.rl.mdp.Transition;
import io.eddy.rl.random.SplitMix64;
import io.eddy.rl.statistics.RunningMean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CartPoleTest {

  private static final Rule LEAN = o -> 3 * o.state()[2] + o.state()[3] > 0 ? 1 : 0;

  private final SplitMix64 random = new SplitMix64(1);
  private final Observation observation = new Observation(new CartPole().shape());

  @Test
  void takesTheFirstStepAsWorkedOutByHand() throws IOException {
    // θ = .03: sin .0299955, cos .99955003. θ̇ = .04, F = 10:
    // t = (10 + .05·.0016·.0299955)/1.1 = 10.0000023996/1.1 = 9.0909112724
    // θ̈ = (9.8·.0299955 − .99955003·9.0909112724) / (.5(1.3333333 − .1·.99910026/1.1))
    //   = (.2939559 − 9.0868206)/(.5·1.2425060) = −8.7928647/.6212530 = −14.1534359
    // ẍ = 9.0909112724 + .05·14.1534359·.99955003/1.1 = 9.0909113 + .6430485 = 9.7339598
    // x = .01 − .02·.02, ẋ = −.02 + .02·ẍ, θ = .03 + .02·.04, θ̇ = .04 + .02·θ̈.
    var cart = at(.01, -.02, .03, .04);

    assertThat(cart.step(1, random, observation)).isEqualTo(1);

    var state = state(cart);
    assertThat(state[0]).isEqualTo(.0096, within(1e-15));
    assertThat(state[1]).isEqualTo(.1746792, within(1e-7));
    assertThat(state[2]).isEqualTo(.0308, within(1e-15));
    assertThat(state[3]).isEqualTo(-.2430687, within(1e-7));
    for (var i = 0; i < 4; i++) {
      assertThat(observation.state()[i]).isEqualTo((float) state[i]);
    }
  }

  @Test
  void followsTheTrajectoryOfGymnasium() throws IOException {
    // Gymnasium 1.4.0, numpy 2.4.6, its state in float64 after 1, 2, 10 and 20 steps; it terminates
    // with the last.
    var actions = new int[] {1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 0};
    var golden = new double[21][];
    golden[1] = numbers(.009600000000000001, .17467919574755525, .0308, -.2430687179600081);
    golden[2] =
        numbers(.013093583914951107, .3693479760579556, .025938625640799837, -.5258796280501483);
    golden[10] =
        numbers(.05649316485946018, .36901517137137, -.032849498377435594, -.5184785912499668);
    golden[20] =
        numbers(.18192826954658958, .7732626891840614, -.23400040715617107, -1.447478395360768);
    var cart = at(.01, -.02, .03, .04);

    for (var step = 1; step <= 20; step++) {
      assertThat(cart.terminated()).isFalse();
      cart.step(actions[step - 1], random, observation);
      if (golden[step] != null) {
        assertThat(state(cart)).as("step %d", step).containsExactly(golden[step], within(1e-12));
      }
    }
    assertThat(cart.terminated()).isTrue();
  }

  @Test
  void balancesAsLongAsInGymnasium() throws IOException {
    // The same rule in float64, in Gymnasium 1.4.0, after 100 and 500 steps.
    var cart = at(.01, -.02, .03, .04);
    for (var step = 1; step <= 500; step++) {
      var state = state(cart);
      cart.step(3 * state[2] + state[3] > 0 ? 1 : 0, random, observation);
      if (step == 100) {
        assertThat(state(cart))
            .containsExactly(
                numbers(
                    .2953165652238704,
                    -.031407474803424984,
                    -.005931059020239491,
                    .29163963451366953),
                within(1e-9));
      }
    }
    assertThat(state(cart))
        .containsExactly(
            numbers(
                1.6046461526814386,
                -.031393897249648056,
                -.0058395848172366725,
                .29133986223681657),
            within(1e-9));
    assertThat(cart.terminated()).isFalse();
  }

  @Test
  void obeysTheEquationsOfMotion() throws IOException {
    // (m+M)ẍ + ml cos θ·θ̈ = F + ml θ̇² sin θ and cos θ·ẍ + 4/3·l·θ̈ = g sin θ, by Cramer's rule.
    for (var trial = 0; trial < 1_000; trial++) {
      var before = new double[4];
      for (var i = 0; i < 4; i++) {
        before[i] = random.nextDouble(-2, 2);
      }
      before[2] /= 10;
      var action = random.nextInt(2);
      var cos = Math.cos(before[2]);
      var force = (action == 1 ? 10 : -10) + .05 * before[3] * before[3] * Math.sin(before[2]);
      var torque = 9.8 * Math.sin(before[2]);
      var determinant = 1.1 * .5 * 4 / 3 - .05 * cos * cos;
      var acceleration = (force * .5 * 4 / 3 - .05 * cos * torque) / determinant;
      var angularAcceleration = (1.1 * torque - cos * force) / determinant;
      var cart = at(before[0], before[1], before[2], before[3]);

      cart.step(action, random, observation);

      assertThat(state(cart))
          .containsExactly(
              numbers(
                  before[0] + .02 * before[1],
                  before[1] + .02 * acceleration,
                  before[2] + .02 * before[3],
                  before[3] + .02 * angularAcceleration),
              within(1e-12));
    }
  }

  @Test
  void endsOnlyBeyondItsLimitsAndPaysTheLastStep() throws IOException {
    var steepest = 12 * 2 * Math.PI / 360;
    assertThat(endsFrom(2.4, 0, 0, 0)).isFalse();
    assertThat(endsFrom(-2.4, 0, 0, 0)).isFalse();
    assertThat(endsFrom(2.4, 1e-12, 0, 0)).isTrue();
    assertThat(endsFrom(-2.4, -1e-12, 0, 0)).isTrue();
    assertThat(endsFrom(0, 0, steepest, 0)).isFalse();
    assertThat(endsFrom(0, 0, -steepest, 0)).isFalse();
    assertThat(endsFrom(0, 0, steepest, 1e-12)).isTrue();
    assertThat(endsFrom(0, 0, -steepest, -1e-12)).isTrue();
  }

  private boolean endsFrom(double x, double velocity, double angle, double angularVelocity)
      throws IOException {
    var cart = at(x, velocity, angle, angularVelocity);
    assertThat(cart.step(1, random, observation)).isEqualTo(1);
    assertThat(cart.truncated()).isFalse();
    return cart.terminated();
  }

  @Test
  void startsUniformlyNearTheMiddle() {
    var cart = new CartPole();
    for (var i = 0; i < 4; i++) {
      var mean = RunningMean.EMPTY;
      for (var episode = 0; episode < 20_000; episode++) {
        cart.reset(random, observation);
        var start = observation.state()[i];
        assertThat(Math.abs(start)).isLessThanOrEqualTo(.05f);
        mean = mean.after(start);
      }
      // Uniform in ±.05: mean 0, variance .1²/12 = .000833. Errors of 20,000: .0002 and .000005.
      assertThat(mean.mean()).isEqualTo(0, within(.0008));
      assertThat(mean.variance()).isEqualTo(.01 / 12, within(.00002));
    }
  }

  @Test
  void lastsUnderRandomActionsAsLongAsInOtherPorts() {
    // 2,000 episodes of another port: 21.87, standard deviation 11.3, so its error is .25; ours
    // .08.
    var returns = Episode.returns(CartPole.v1(), Rule.random(), 20_000, random);
    var error = Math.hypot(11.3 / Math.sqrt(2_000), Episode.error(returns));

    assertThat(returns.mean()).isEqualTo(21.87, within(1.96 * error));
    assertThat(Math.sqrt(returns.variance())).isEqualTo(11.3, within(1.0));
  }

  @Test
  void lastsUnderSimpleRulesAsLongAsItShould() {
    var lean = Episode.returns(CartPole.v1(), LEAN, 200, random);
    assertThat(lean.mean()).isEqualTo(500);
    assertThat(lean.variance()).isEqualTo(0);
    assertThat(Episode.returns(CartPole.v0(), LEAN, 200, random).mean()).isEqualTo(200);
    // 2,000 episodes of another port: 9.3 and 42.5, rounded to .1; 4 errors of ours hold them.
    var left = Episode.returns(CartPole.v1(), (Rule) o -> 0, 5_000, random);
    assertThat(left.mean()).isEqualTo(9.3, within(.1 + 4 * Episode.error(left)));
    var upright =
        Episode.returns(CartPole.v1(), (Rule) o -> o.state()[2] > 0 ? 1 : 0, 5_000, random);
    assertThat(upright.mean()).isEqualTo(42.5, within(.1 + 6 * Episode.error(upright)));
  }

  @Test
  void isASuccessFromTheThresholdOn() {
    var cart = new CartPole(3);
    cart.reset(random, observation);
    for (var step = 1; step <= 4; step++) {
      cart.step(step % 2, random, observation);
      assertThat(cart.reachedGoal()).as("step %d", step).isEqualTo(step >= 3);
    }
    cart.reset(random, observation);
    assertThat(cart.reachedGoal()).isFalse();

    assertThat(Episode.play(CartPole.v0(), LEAN, random)).isEqualTo(new Episode(200, 200, true));
    assertThat(Episode.play(CartPole.v1(), LEAN, random)).isEqualTo(new Episode(500, 500, true));
    assertThat(Episode.play(CartPole.v1(), (Rule) o -> 0, random).reachedGoal()).isFalse();
    assertThat(Episode.play(new TimeLimited(new CartPole(195), 194), LEAN, random).reachedGoal())
        .isFalse();
  }

  @Test
  void offersBothActionsAgainWhateverWasMasked() {
    var cart = new CartPole();
    observation.mask(1);
    cart.reset(random, observation);
    assertThat(observation.available(1)).isTrue();
    observation.mask(0);
    cart.step(1, random, observation);
    assertThat(observation.masked()).isFalse();
  }

  @Test
  void goesOnFromWhatWasSaved() throws IOException {
    var cart = new CartPole(10);
    cart.reset(random, observation);
    for (var step = 0; step < 5; step++) {
      cart.step(step % 2, random, observation);
    }
    var saved = saved(cart);
    var other = new CartPole(10);
    other.load(in(saved));
    for (var step = 0; step < 5; step++) {
      cart.step(1, random, observation);
      other.step(1, random, observation);
    }
    assertThat(saved(other)).isEqualTo(saved(cart));
    assertThat(other.reachedGoal()).isTrue();
    assertThatThrownBy(() -> new CartPole(11).load(in(saved)))
        .isInstanceOf(IOException.class)
        .hasMessage("The cart that was saved has the threshold 10, this one 11.");
  }

  @Test
  void allocatesNothing() {
    var cart = CartPole.v1();
    var transition = new Transition(cart.shape());
    cart.reset(random, transition.observation());
    Runnable run =
        () -> {
          for (var step = 0; step < 5_000; step++) {
            transition.step(cart, (int) (random.nextLong() >>> 63), random);
            if (transition.ended()) {
              cart.reset(random, transition.next());
            }
            transition.advance();
          }
        };
    assertThat(Allocation.bytes(run)).isZero();
  }

  private static double[] numbers(double... numbers) {
    return numbers;
  }

  /** A cart in a state, with nothing rounded. */
  private static CartPole at(double x, double velocity, double angle, double angularVelocity)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(CartPole.V1_THRESHOLD);
    for (var number : numbers(x, velocity, angle, angularVelocity)) {
      out.writeDouble(number);
    }
    out.writeInt(0);
    out.writeBoolean(false);
    var cart = new CartPole();
    cart.load(in(bytes.toByteArray()));
    return cart;
  }

  /** The state of a cart, with nothing rounded. */
  private static double[] state(CartPole cart) throws IOException {
    var in = in(saved(cart));
    in.readInt();
    return numbers(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
  }

  private static byte[] saved(CartPole cart) throws IOException {
    var bytes = new ByteArrayOutputStream();
    cart.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }
}
