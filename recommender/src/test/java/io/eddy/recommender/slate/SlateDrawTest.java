package io.eddy.recommender.slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The draw against enumeration: every slate's probability is computed here from the formula alone,
 * πⱼ = (1−ε)·softmax(logits/τ) + ε/|Fⱼ| over what is feasible given the prefix.
 */
class SlateDrawTest {

  private static final int DRAWS = 40_000;

  /** z of a one-sided false-alarm rate of 10⁻⁶ per case (8 cases: 8·10⁻⁶ a run, and seeds are fixed). */
  private static final double Z = 4.7534;

  record Case(
      String name,
      double[] logits,
      int[] streamers,
      int[] categories,
      Caps caps,
      double temperature,
      double epsilon,
      int slots) {
    SlateDraw draw(RandomGenerator random) {
      return SlateDraw.draw(
          logits, streamers, categories, caps, temperature, epsilon, slots, random);
    }

    List<Integer> feasible(List<Integer> prefix) {
      var feasible = new ArrayList<Integer>();
      for (var i = 0; i < logits.length; i++) {
        var room = i;
        var sameStreamer = prefix.stream().filter(p -> streamers[p] == streamers[room]).count();
        var sameCategory =
            prefix.stream()
                .filter(p -> categories[room] >= 0 && categories[p] == categories[room])
                .count();
        if (!prefix.contains(i)
            && sameStreamer < caps.perStreamer()
            && sameCategory < caps.perCategory()) {
          feasible.add(i);
        }
      }
      return feasible;
    }

    double conditional(List<Integer> prefix, int room) {
      var feasible = feasible(prefix);
      var largest = feasible.stream().mapToDouble(i -> logits[i]).max().orElseThrow();
      var sum =
          feasible.stream().mapToDouble(i -> Math.exp((logits[i] - largest) / temperature)).sum();
      return (1 - epsilon) * Math.exp((logits[room] - largest) / temperature) / sum
          + epsilon / feasible.size();
    }

    Map<List<Integer>, Double> slates() {
      var slates = new LinkedHashMap<List<Integer>, Double>();
      extend(List.of(), 1, slates);
      return slates;
    }

    private void extend(List<Integer> prefix, double p, Map<List<Integer>, Double> slates) {
      var feasible = prefix.size() == slots ? List.<Integer>of() : feasible(prefix);
      if (feasible.isEmpty()) {
        slates.put(prefix, p);
      }
      for (var room : feasible) {
        var longer = new ArrayList<>(prefix);
        longer.add(room);
        extend(List.copyOf(longer), p * conditional(prefix, room), slates);
      }
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    var own = new int[] {0, 1, 2, 3, 4, 5};
    var none = new int[] {-1, -1, -1, -1, -1, -1};
    var spread = new double[] {1.2, .4, 0, -.3, -.5, -.8};
    return Stream.of(
        new Case("plain", spread, own, none, Caps.NONE, 1, .05, 3),
        new Case("cold and exploring", spread, own, none, Caps.NONE, .05, .3, 3),
        new Case(
            "one room of a streamer",
            spread,
            new int[] {0, 0, 1, 1, 2, 2},
            none,
            new Caps(1, 50),
            .7,
            .1,
            3),
        new Case(
            "two rooms of a category, some without",
            spread,
            own,
            new int[] {0, 0, 0, 0, -1, -1},
            new Caps(50, 2),
            .5,
            .2,
            3),
        new Case(
            "caps that leave the slate short",
            spread,
            new int[] {0, 0, 0, 1, 1, 1},
            new int[] {0, 1, 0, 1, 0, 1},
            new Caps(1, 1),
            .5,
            .2,
            3),
        new Case(
            "ties",
            new double[] {1, 1, 1, 0, 0},
            copy(own, 5),
            copy(none, 5),
            Caps.NONE,
            .5,
            .02,
            2),
        new Case(
            "a spread of 1000 at τ = .05",
            new double[] {1000, 999.97, 0, -.02, -.04, 500},
            own,
            none,
            Caps.NONE,
            .05,
            .25,
            3),
        new Case(
            "fewer rooms than slots",
            new double[] {0, 1},
            copy(own, 2),
            copy(none, 2),
            Caps.NONE,
            1,
            .02,
            3));
  }

  private static int[] copy(int[] numbers, int length) {
    return Arrays.copyOf(numbers, length);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void drawsEverySlateAsOftenAsTheFormulaSays(Case c) {
    var expected = c.slates();
    assertThat(expected.values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-12));

    var seen = new HashMap<List<Integer>, Integer>();
    var random = new SplittableRandom(11);
    for (var i = 0; i < DRAWS; i++) {
      var draw = c.draw(random);
      var slate = Arrays.stream(draw.chosen()).boxed().toList();
      if (seen.merge(slate, 1, Integer::sum) == 1) {
        assertLogged(c, draw, slate, expected);
      }
    }

    assertThat(chiSquare(expected, seen)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void followsEverySlateWithTheProbabilityThatTheFormulaSays(Case c) {
    c.slates()
        .forEach(
            (slate, probability) -> {
              var candidates = slate.stream().mapToInt(i -> i).toArray();
              var followed =
                  SlateDraw.follow(
                      c.logits(),
                      c.streamers(),
                      c.categories(),
                      c.caps(),
                      c.temperature(),
                      c.epsilon(),
                      candidates,
                      (position, conditional) -> {
                        var rooms = IntStream.range(0, c.logits().length);
                        assertThat(rooms.mapToDouble(conditional).sum())
                            .isCloseTo(1, within(1e-12));
                        var prefix = slate.subList(0, position);
                        for (var room : c.feasible(prefix)) {
                          assertThat(conditional.applyAsDouble(room))
                              .isCloseTo(c.conditional(prefix, room), within(1e-12));
                        }
                      });
              assertThat(followed.chosen()).isEqualTo(candidates);
              assertLogged(c, followed, slate, Map.of(slate, probability));
            });
  }

  @Test
  void followsNoFurtherThanCanBeDrawn() {
    var certain = new double[3][];
    var followed =
        SlateDraw.follow(
            new double[] {1, 0, 0},
            new int[] {0, 0, 1},
            new int[] {-1, -1, -1},
            new Caps(1, 50),
            1,
            .1,
            new int[] {0, 1, 2},
            (position, probability) ->
                certain[position] = IntStream.range(0, 3).mapToDouble(probability).toArray());

    assertThat(followed.chosen()).containsExactly(0);
    // at position 1 the only feasible room is 2: its streamer was not there before
    assertThat(certain[1]).containsExactly(new double[] {0, 0, 1}, within(1e-12));
    assertThat(certain[2]).isNull();
  }

  /** Each conditional, their product, |F| and `explored` of a slate. */
  private static void assertLogged(
      Case c, SlateDraw draw, List<Integer> slate, Map<List<Integer>, Double> expected) {
    var product = 1.0;
    for (var j = 0; j < slate.size(); j++) {
      var prefix = slate.subList(0, j);
      var feasible = c.feasible(prefix);
      var best = feasible.stream().mapToDouble(i -> c.logits()[i]).max().orElseThrow();
      assertThat(Math.exp(draw.logPropensity(j)))
          .isCloseTo(c.conditional(prefix, slate.get(j)), within(1e-12));
      assertThat(draw.feasible(j)).isEqualTo(feasible.size());
      assertThat(draw.explored(j)).isEqualTo(c.logits()[slate.get(j)] < best);
      product *= Math.exp(draw.logPropensity(j));
    }
    assertThat(expected).containsKey(slate);
    assertThat(product).isCloseTo(expected.get(slate), within(1e-12));
  }

  /** Pools slates that are expected less than 5 times; the bound is Wilson and Hilferty's. */
  private static boolean chiSquare(
      Map<List<Integer>, Double> expected, Map<List<Integer>, Integer> seen) {
    var statistic = 0.0;
    var cells = 0;
    var restExpected = 0.0;
    var restSeen = 0.0;
    for (var entry : expected.entrySet()) {
      var e = entry.getValue() * DRAWS;
      var o = seen.getOrDefault(entry.getKey(), 0);
      if (e < 5) {
        restExpected += e;
        restSeen += o;
      } else {
        statistic += (o - e) * (o - e) / e;
        cells++;
      }
    }
    if (restExpected >= 5) {
      statistic += (restSeen - restExpected) * (restSeen - restExpected) / restExpected;
      cells++;
    }
    if (restExpected > 0 && restExpected < 5 && restSeen > 30) {
      return false; // Poisson(5) exceeds 30 with probability below 10⁻¹³
    }
    var df = cells - 1;
    if (df == 0) {
      return true;
    }
    var h = 2.0 / (9 * df);
    return statistic < df * Math.pow(1 - h + Z * Math.sqrt(h), 3);
  }

  @Test
  void theTestOfFrequenciesCatchesAWrongEpsilon() {
    var c = cases().findFirst().orElseThrow();
    var wrong =
        new Case(c.name, c.logits, c.streamers, c.categories, c.caps, c.temperature, .1, c.slots);
    var seen = new HashMap<List<Integer>, Integer>();
    var random = new SplittableRandom(12);
    for (var i = 0; i < DRAWS; i++) {
      seen.merge(Arrays.stream(wrong.draw(random).chosen()).boxed().toList(), 1, Integer::sum);
    }
    assertThat(chiSquare(c.slates(), seen)).isFalse();
  }

  @Test
  void aRoomThatEndsMidDrawLeavesTheDistributionOfTheOthers() {
    // Room 1 ends before commit: the whole slate is drawn again from what is left, whatever it
    // held.
    var full = cases().findFirst().orElseThrow();
    var filtered =
        new Case(
            "without room 1",
            new double[] {1.2, 0, -.3, -.5, -.8},
            copy(full.streamers, 5),
            copy(full.categories, 5),
            Caps.NONE,
            1,
            .05,
            3);
    var seen = new HashMap<List<Integer>, Integer>();
    var random = new SplittableRandom(13);
    for (var i = 0; i < DRAWS; i++) {
      full.draw(random);
      seen.merge(Arrays.stream(filtered.draw(random).chosen()).boxed().toList(), 1, Integer::sum);
    }
    assertThat(chiSquare(filtered.slates(), seen)).isTrue();
  }

  @Test
  void theUniformPolicysWeightIsOneOnAverageAtEveryPosition() {
    // Σ over all slates of P(slate)·(1/|Fⱼ|)/πⱼ, with P and πⱼ as the draw logs them.
    var c = cases().skip(1).findFirst().orElseThrow();
    var logged = new HashMap<List<Integer>, SlateDraw>();
    var random = new SplittableRandom(14);
    var slates = c.slates().size(); // 6·5·4
    for (var i = 0; i < 2_000_000 && logged.size() < slates; i++) {
      var draw = c.draw(random);
      logged.put(Arrays.stream(draw.chosen()).boxed().toList(), draw);
    }
    assertThat(logged).hasSize(120);

    for (var position = 0; position < 3; position++) {
      var mean = 0.0;
      for (var draw : logged.values()) {
        var p = Math.exp(draw.logPropensity(0) + draw.logPropensity(1) + draw.logPropensity(2));
        mean += p / draw.feasible(position) / Math.exp(draw.logPropensity(position));
      }
      assertThat(mean).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void belowEpsilonThePickIsUniformAndAtEpsilonItIsNot() {
    var logits = new double[] {0, 0, -1000};
    // .1999 < .2: uniform, the third of three; its probability is .2/3 whichever branch drew it.
    var uniform = single(logits, .2, .1999, 2);
    assertThat(uniform.chosen()).containsExactly(2);
    assertThat(Math.exp(uniform.logPropensity(0))).isCloseTo(.2 / 3, within(1e-15));
    assertThat(uniform.explored(0)).isTrue();

    // .2 is not below .2: softmax over weights 1, 1, 0; the point ½·2 = 1 is past the first.
    var soft = single(logits, .2, .2, -1, .5);
    assertThat(soft.chosen()).containsExactly(1);
    assertThat(Math.exp(soft.logPropensity(0))).isCloseTo(.4 + .2 / 3, within(1e-15));
    assertThat(soft.explored(0)).isFalse(); // a tie with the first is greedy too

    assertThat(single(logits, .2, .2, -1, Math.nextDown(.5)).chosen()).containsExactly(0);
    assertThat(single(logits, .2, 1 - 0x1p-53, -1, 1 - 0x1p-53).chosen()).containsExactly(1);
  }

  private static SlateDraw single(
      double[] logits, double epsilon, double first, int nth, double... more) {
    return SlateDraw.draw(
        logits,
        new int[] {0, 1, 2},
        new int[] {-1, -1, -1},
        Caps.NONE,
        1,
        epsilon,
        1,
        new Script(nth, first, more));
  }

  /** Hands out the doubles in order, and always the same int. */
  private static final class Script implements RandomGenerator {
    private final int integer;
    private final double[] doubles;
    private int next;

    Script(int integer, double first, double... more) {
      this.integer = integer;
      this.doubles = new double[more.length + 1];
      doubles[0] = first;
      System.arraycopy(more, 0, doubles, 1, more.length);
    }

    @Override
    public double nextDouble() {
      return doubles[next++];
    }

    @Override
    public int nextInt(int bound) {
      assertThat(integer).isBetween(0, bound - 1);
      return integer;
    }

    @Override
    public long nextLong() {
      throw new AssertionError("Only doubles and bounded integers are scripted.");
    }
  }

  @Test
  void aLogitThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> single(new double[] {0, Double.NaN, 1}, .02, .5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("candidate 1");
  }

  @Test
  void nothingToDrawIsAnEmptySlate() {
    var draw =
        SlateDraw.draw(
            new double[0], new int[0], new int[0], Caps.NONE, 1, .02, 10, new SplittableRandom(1));
    assertThat(draw.length()).isZero();
    assertThat(draw.chosen()).isEmpty();
  }

  @Test
  void epsilonFallsLinearlyToItsEnd() {
    // .05 → .02 over 10,000: .035 in the middle.
    assertThat(Exploration.DEFAULT.epsilon(0)).isEqualTo(.05);
    assertThat(Exploration.DEFAULT.epsilon(5_000)).isCloseTo(.035, within(1e-15));
    assertThat(Exploration.DEFAULT.epsilon(10_000)).isCloseTo(.02, within(1e-15));
    assertThat(Exploration.DEFAULT.epsilon(1_000_000)).isCloseTo(.02, within(1e-15));
  }
}
