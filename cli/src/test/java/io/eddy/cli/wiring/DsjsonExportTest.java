package io.eddy.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.cli.export.Format;
import io.eddy.cli.export.LogExport;
import io.eddy.cli.export.Table;
import io.eddy.cli.report.DsjsonReport;
import io.eddy.learning.evaluation.SlateOutcome;
import io.eddy.learning.evaluation.SlateOutcomes;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.decision.Drawing;
import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.fact.LoggedFact;
import io.eddy.recommender.fact.Position;
import io.eddy.service.ServiceSettings;
import io.eddy.storage.AppendBatch;
import io.eddy.storage.InMemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small simulated evening as Vowpal Wabbit's dsjson, and what is read back of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DsjsonExportTest {
  /** Half of the viewers belong to the evaluation share, whose candidates are all logged. */
  private static final ServiceSettings SETTINGS =
      ServiceSettings.DEFAULT.with(new Experiment(List.of(new Arm("frozen", Arm.FROZEN, 1)), .5));

  @TempDir static Path folder;

  private final Map<String, SlateOutcome<Decision>> slates = new HashMap<>();
  private List<LoggedFact> facts;
  private int files;

  @BeforeAll
  void anEvening() {
    var store = new InMemoryStore();
    try (var world = new WorldInLockstep(store, SETTINGS, 100, 3)) {
      world.run(Duration.ofHours(3));
    }
    facts = store.log().read(store.log().tail(), Integer.MAX_VALUE);
    var outcomes =
        new SlateOutcomes<Decision>(
            SETTINGS.windows(),
            SETTINGS.prices(),
            decision -> decision,
            slate -> slates.put(slate.kept().decisionId(), slate));
    facts.forEach(outcomes::after);
    outcomes.end();
    assertThat(slates).hasSizeGreaterThan(100);
  }

  private record Exported(Path file, List<JsonNode> lines, long rows, long leftOut) {}

  private Exported export(List<LoggedFact> log, long since) throws IOException {
    var store = new InMemoryStore();
    store.log().append(AppendBatch.of(renumbered(log)));
    var file = folder.resolve(files++ + ".dsjson");
    var export =
        new LogExport(
            store.log(), SETTINGS.windows(), SETTINGS.prices(), SETTINGS.features(), since, true);
    var rows = export.write(Table.DECISIONS, Format.DSJSON, file, read -> {});
    var lines = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(file)) {
      lines.add(JsonMapper.shared().readTree(line));
    }
    return new Exported(file, lines, rows, export.leftOut());
  }

  private static List<LoggedFact> renumbered(List<LoggedFact> log) {
    return IntStream.range(0, log.size())
        .mapToObj(i -> new LoggedFact(new Position(0, i), log.get(i).stamp(), log.get(i).fact()))
        .toList();
  }

  private List<LoggedFact> toldAgain(UnaryOperator<Decision> change) {
    return facts.stream()
        .map(
            logged ->
                logged.fact() instanceof Fact.Decided(var decision)
                    ? new LoggedFact(
                        logged.position(), logged.stamp(), new Fact.Decided(change.apply(decision)))
                    : logged)
        .toList();
  }

  private SlateOutcome<Decision> slate(JsonNode line) {
    return Objects.requireNonNull(slates.get(line.get("EventId").stringValue()));
  }

  @Test
  void aDecisionIsALineWithASlotAPosition() throws IOException {
    var exported = export(facts, Long.MIN_VALUE);

    assertThat(exported.lines()).hasSize(slates.size());
    assertThat(exported.rows()).isEqualTo(slates.size());
    assertThat(exported.leftOut()).isZero();
    for (var line : exported.lines()) {
      var slate = slate(line);
      var decision = slate.kept();
      var multi = line.get("c").get("_multi");
      assertThat(line.path("_skipLearn").asBoolean(false)).isEqualTo(!slate.displayed());
      assertThat(line.get("viewerId").stringValue()).isEqualTo(decision.viewerId());
      assertThat(multi).hasSize(decision.candidates().rows().length);
      assertThat(line.get("c").get("_slots")).hasSize(slate.items());
      for (var j = 0; j < slate.items(); j++) {
        var outcome = line.get("_outcomes").get(j);
        var item = decision.items().get(j);
        var action = multi.get(outcome.get("_a").get(0).intValue());
        assertThat(action.get("_tag").stringValue()).isEqualTo(item.room().roomId());
        assertThat(action.get("item").get(1).floatValue())
            .isEqualTo(
                decision.candidates().itemFeatures(j + 1)[j * SETTINGS.features().width() + 1]);
        assertThat(outcome.get("_p").get(0).doubleValue()).isEqualTo(item.propensity());
        assertThat(outcome.get("_label_cost").doubleValue()).isEqualTo(0 - slate.reward(j));
        var all = multi.size() == decision.candidates().roomIds().size();
        assertThat(all || !decision.evaluation()).isTrue();
        assertThat(outcome.get("_p")).hasSize(all ? item.feasible() : 1);
        if (all) {
          var sum = outcome.get("_p").valueStream().mapToDouble(JsonNode::doubleValue).sum();
          assertThat(sum).isCloseTo(1, within(1e-6)); // scores are logged in single precision
        }
      }
    }
  }

  @Test
  void actionsDontTellByTheirOrderWhatWasShown() throws IOException {
    var first = 0;
    var lines = export(facts, Long.MIN_VALUE).lines();
    for (var line : lines) {
      first += line.get("_outcomes").get(0).get("_a").get(0).intValue() == 0 ? 1 : 0;
    }
    assertThat(first).isLessThan(lines.size() / 2);
  }

  @Test
  void whatIsReadBackHasTheWeightsOfTheLog() throws IOException {
    var log = toldAgain(decision -> decision);
    var evaluated = new ArrayList<String>();
    for (var line : Files.readAllLines(export(log, Long.MIN_VALUE).file())) {
      if (line.contains("\"evaluation\":true")) {
        evaluated.add(line);
      }
    }
    var file = Files.write(folder.resolve("evaluated.dsjson"), evaluated);
    DsjsonReport report = new DsjsonRun(file, "uniform", 10, 1).evaluate();

    var steps = 0L;
    var weights = 0.0;
    var largest = 0.0;
    var rewards = 0.0;
    var squares = 0.0;
    for (var slate : slates.values()) {
      if (slate.kept().evaluation() && slate.displayed()) {
        for (var item : slate.kept().items()) {
          var weight = 1.0 / item.feasible() / item.propensity();
          steps++;
          weights += weight;
          squares += weight * weight;
          largest = Math.max(largest, weight);
          rewards += slate.reward(item.position());
        }
      }
    }
    assertThat(report.rows()).isEqualTo(steps).isGreaterThan(500);
    assertThat(report.senseless()).isEmpty();
    assertThat(report.behaviorMean()).isCloseTo(rewards / steps, within(1e-12));
    assertThat(report.meanWeight()).isCloseTo(weights / steps, within(1e-9));
    assertThat(report.maxWeight()).isCloseTo(largest, within(1e-9));
    assertThat(report.effectiveSampleSize()).isCloseTo(weights * weights / squares, within(1e-6));
    assertThat(report.skipped())
        .isEqualTo(evaluated.size() - report.events())
        .isEqualTo(
            slates.values().stream().filter(s -> s.kept().evaluation() && !s.displayed()).count());
  }

  @Test
  void whatNoPropensityIsKnownOfIsCounted() throws IOException {
    var number = new int[1];
    var exported =
        export(
            toldAgain(
                decision ->
                    number[0]++ % 3 > 0
                        ? decision
                        : ExternalEvaluationTest.external(
                            decision, p -> number[0] % 2 == 0 ? p : Double.NaN)),
            Long.MIN_VALUE);

    assertThat(exported.leftOut()).isPositive();
    assertThat(exported.rows() + exported.leftOut()).isEqualTo(slates.size());
    var external =
        exported.lines().stream()
            .filter(line -> line.get("VWState").get("m").stringValue().startsWith("external:"))
            .toList();
    assertThat(external).isNotEmpty();
    for (var line : external) { // how others would have been drawn, only the caller knows
      assertThat(line.get("_outcomes").valueStream()).allMatch(o -> o.get("_p").size() == 1);
    }
  }

  @Test
  void aSlateOfOneIsAPlainContextualBandit() throws IOException {
    var decided =
        toldAgain(decision -> with(decision, 1, decision.drawing())).stream()
            .filter(logged -> logged.fact() instanceof Fact.Decided)
            .toList();
    for (var line : export(decided, Long.MIN_VALUE).lines()) {
      var decision = slate(line).kept();
      assertThat(line.has("_outcomes")).isFalse();
      assertThat(line.get("c").has("_slots")).isFalse();
      assertThat(line.propertyNames().stream().limit(5))
          .containsExactly(
              "_label_cost", "_label_probability", "_label_Action", "_labelIndex", "_skipLearn");
      var index = line.get("_labelIndex").intValue();
      assertThat(line.get("c").get("_multi").get(index).get("_tag").stringValue())
          .isEqualTo(decision.items().getFirst().room().roomId());
      assertThat(line.get("_label_Action").intValue()).isEqualTo(index + 1);
      assertThat(line.get("a").get(0).intValue()).isEqualTo(index + 1);
      assertThat(line.get("a")).hasSameSizeAs(line.get("p"));
      assertThat(line.get("_label_probability")).isEqualTo(line.get("p").get(0));
    }
  }

  @Test
  void whatCapsLeaveOutStandsInNoSlot() throws IOException {
    var decided =
        toldAgain(
                decision ->
                    with(
                        decision,
                        2,
                        new Drawing(
                            decision.drawing().temperature(),
                            decision.drawing().epsilon(),
                            1,
                            1,
                            decision.drawing().seed())))
            .stream()
            .filter(
                logged ->
                    logged.fact() instanceof Fact.Decided(var decision)
                        && decision.evaluation()
                        && categories(decision) == 2)
            .toList();
    var lines = export(decided, Long.MIN_VALUE).lines();
    assertThat(lines).hasSizeGreaterThan(10);
    for (var line : lines) {
      var decision = slate(line).kept();
      var same =
          decision.candidates().categories()[0] < 0
              ? 0
              : others(decision.candidates().categories());
      var slots = line.get("c").get("_slots");
      assertThat(slots.get(0).has("_inc")).isFalse();
      if (same > 0) {
        assertThat(slots.get(1).get("_inc")).hasSize(line.get("c").get("_multi").size() - same);
      }
    }
  }

  private static long categories(Decision decision) {
    return decision.items().stream().map(item -> item.room().category()).distinct().count();
  }

  /** How many others share the category of the first. */
  private static int others(short[] categories) {
    var others = 0;
    for (var i = 1; i < categories.length; i++) {
      others += categories[i] == categories[0] ? 1 : 0;
    }
    return others;
  }

  @Test
  void whatWasDecidedBeforeIsLeftOut() throws IOException {
    var times = slates.values().stream().mapToLong(SlateOutcome::time).sorted().toArray();
    var middle = times[times.length / 2];
    var exported = export(facts, middle);
    assertThat(exported.lines())
        .hasSize((int) slates.values().stream().filter(s -> s.time() >= middle).count())
        .hasSizeLessThan(slates.size());
    assertThat(exported.lines()).allMatch(line -> slate(line).time() >= middle);
  }

  private static Decision with(Decision own, int items, Drawing drawing) {
    return new Decision(
        own.decisionId(),
        own.viewerId(),
        own.placement(),
        own.arm(),
        own.policy(),
        own.time(),
        own.request(),
        own.replaces(),
        own.after(),
        own.degraded(),
        own.visibleDepth(),
        own.evaluation(),
        drawing,
        own.items().subList(0, Math.min(items, own.items().size())),
        own.candidates());
  }
}
