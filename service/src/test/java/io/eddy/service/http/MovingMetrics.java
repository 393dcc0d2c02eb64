package io.eddy.service.http;

import io.eddy.service.telemetry.LiveMetrics;
import io.eddy.service.telemetry.LiveMetrics.AgreementHour;
import io.eddy.service.telemetry.LiveMetrics.ArmFigures;
import io.eddy.service.telemetry.LiveMetrics.ExternalFigures;
import io.eddy.service.telemetry.LiveMetrics.Lift;
import io.eddy.service.telemetry.LiveMetrics.Percentiles;
import io.eddy.service.telemetry.LiveMetrics.PositionWeight;
import io.eddy.service.telemetry.LiveMetrics.RecentDecision;
import io.eddy.service.telemetry.LiveMetrics.RoomFigure;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Figures of a run in which the first arm learns, for whoever wants to look at the dashboard. */
final class MovingMetrics {
  private static final String[] CATEGORIES = {"music", "games", "R&B <live>", "cooking", "travel"};
  private static final String[] REASONS = {
    "You watched 3 music rooms today",
    "You follow this streamer",
    "Popular right now",
    "New, and close to what you like",
    "You gave gifts here yesterday"
  };

  private final SplittableRandom random;
  private int second;

  MovingMetrics(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The figures of the next second. */
  synchronized LiveMetrics next() {
    return next(external());
  }

  /** The same where no other recommender tells what it shows. */
  synchronized LiveMetrics alone() {
    return next(Map.of());
  }

  private LiveMetrics next(Map<String, ExternalFigures> external) {
    second++;
    var learned = 1 - StrictMath.exp(-second / 60.0);
    var version = second / 4;
    return new LiveMetrics(
        Instant.parse("2026-11-24T20:00:00Z").plusSeconds(10L * second),
        second,
        "learning",
        new LiveMetrics.Policy("slate-q", version, 210L * version),
        new LiveMetrics.Totals(
            2_140L * second,
            12L * second,
            second,
            310L * second,
            second / 30,
            1_200,
            8_000,
            version),
        new LiveMetrics.Rates(2_140 + jitter(90), 310 + jitter(20)),
        Map.of(
            "recommend",
            new Percentiles(1.1 + jitter(0.1), 4.2 + jitter(0.6)),
            "events",
            new Percentiles(2.4 + jitter(0.2), 9.8 + jitter(1.5))),
        Map.of(
            "eventToState",
            new Percentiles(3.1 + jitter(0.2), 12.4 + jitter(1)),
            "eventToPolicy",
            new Percentiles(640 + jitter(30), second < 5 ? null : 930 + jitter(60))),
        arms(learned),
        Map.of(
            "learning/popularity",
            new Lift(
                1 + 0.34 * learned,
                1 + 0.34 * learned - 0.2 / width(),
                1 + 0.34 * learned + 0.2 / width())),
        weights(),
        false,
        external,
        rooms(),
        recent(version),
        "normal");
  }

  private double width() {
    return StrictMath.sqrt(second / 10.0);
  }

  private Map<String, ArmFigures> arms(double learned) {
    var arms = new LinkedHashMap<String, ArmFigures>();
    arms.put(
        "learning",
        figures(0.21 + 0.075 * learned + jitter(0.012), 0.21 * second * (1 + 0.34 * learned) / 40));
    arms.put("popularity", figures(0.21 + jitter(0.012), 0.21 * second / 40));
    return arms;
  }

  private ArmFigures figures(double perDecision, double perViewer) {
    return new ArmFigures(
        4_000, 155L * second, perViewer, perDecision, perDecision, 74 + jitter(2), 0.31);
  }

  private List<PositionWeight> weights() {
    return IntStream.range(0, 10)
        .mapToObj(
            position -> {
              var mean = 1 + jitter(0.02);
              return new PositionWeight(position, mean, mean - 0.06, mean + 0.06);
            })
        .toList();
  }

  /** Two recommenders of the caller, one of which tells propensities; three hours of agreement. */
  private Map<String, ExternalFigures> external() {
    var external = new LinkedHashMap<String, ExternalFigures>();
    for (var name : List.of("external:mine", "external:<old>")) {
      var hours =
          IntStream.range(0, 3)
              .mapToObj(
                  age ->
                      new AgreementHour(
                          Instant.parse("2026-11-24T20:00:00Z").minusSeconds(3_600L * age),
                          140L * second,
                          0.31 + jitter(0.01),
                          0.62 + jitter(0.01),
                          age == 2 ? null : 0.44 + jitter(0.01)))
              .toList();
      external.put(
          name,
          new ExternalFigures(
              420L * second,
              name.endsWith("mine") ? 420L * second : 0,
              400L * second,
              0.22 + jitter(0.01),
              hours));
    }
    return external;
  }

  private List<RoomFigure> rooms() {
    return IntStream.range(0, 12)
        .mapToObj(
            room ->
                new RoomFigure(
                    "room-%04d".formatted(1_000 - 37 * room),
                    "streamer-%03d".formatted(300 - 7 * room),
                    room == 7 ? null : CATEGORIES[room % CATEGORIES.length],
                    StrictMath.rint(4_200 / (room + 1.0) + jitter(20)),
                    9.4 - 0.45 * room + jitter(0.1)))
        .toList();
  }

  private List<RecentDecision> recent(int version) {
    return IntStream.range(0, 8)
        .mapToObj(
            age ->
                new RecentDecision(
                    "d0-%d-k%d".formatted(310 * second - age, age),
                    Instant.parse("2026-11-24T20:00:00Z").plusSeconds(10L * second - age),
                    "%06x".formatted(random.nextInt(1 << 24)),
                    age % 2 == 0 ? "learning" : "popularity",
                    version,
                    items()))
        .toList();
  }

  private List<RecentDecision.Item> items() {
    return IntStream.range(0, 5)
        .mapToObj(
            position ->
                new RecentDecision.Item(
                    "room-%04d".formatted(random.nextInt(1_200)),
                    1.9 - 0.3 * position + jitter(0.1),
                    0.4 / (position + 1),
                    REASONS[random.nextInt(REASONS.length)]))
        .toList();
  }

  private double jitter(double size) {
    return size * (2 * random.nextDouble() - 1);
  }
}
