package io.eddy.learning.experience;

import static io.eddy.learning.Chronicle.giving;
import static io.eddy.learning.Chronicle.liking;
import static io.eddy.learning.Chronicle.row;
import static io.eddy.learning.Chronicle.state;
import static io.eddy.learning.Chronicle.watching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.learning.Chronicle;
import io.eddy.learning.experience.Lesson.Choice;
import io.eddy.learning.experience.Lesson.Value;
import io.eddy.learning.experience.Lesson.Watched;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.fact.Fact;
import io.eddy.rl.slate.SlateChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Lessons worked out by hand with a half-life of 20 minutes: γ(10 min) = √½, γ(20 min) = ½. A visit of
 * 30 s entered after 10 minutes is worth √½·(.1 + .5·ln 2) = .315775.
 */
class LessonsInNumbersTest {
  private static final String U = "u1";
  private static final double VISIT_AFTER_TEN_MINUTES = .31577521;

  private static List<Lesson> lessons(ExperienceSettings settings, Chronicle chronicle) {
    var experience = new Experience(settings);
    var lessons = new ArrayList<Lesson>();
    chronicle.log().forEach(fact -> lessons.addAll(experience.after(fact)));
    return lessons;
  }

  private static List<Lesson> lessons(Chronicle chronicle) {
    return lessons(Chronicle.settings(Discount.TWENTY_MINUTES), chronicle);
  }

  /** An answer to decision d-N that examined some positions, given at a second. */
  private static SlateChoice answer(int number, int chosenRow, double second, int... examined) {
    var width = Chronicle.FEATURES.width();
    var items = new float[examined.length * width];
    for (var n = 0; n < examined.length; n++) {
      System.arraycopy(row(number, examined[n]), 0, items, n * width, width);
    }
    return new SlateChoice(state(number), items, examined, chosenRow, Math.pow(2, second / 3_600));
  }

  private static <L> L only(List<Lesson> lessons, Class<L> type) {
    assertThat(lessons).filteredOn(type::isInstance).hasSize(1);
    return type.cast(lessons.stream().filter(type::isInstance).findFirst().orElseThrow());
  }

  /** Lessons of a visit of 30 s to position 0 of d-1, entered after ten minutes; d-2 follows. */
  private static Chronicle visited() {
    return new Chronicle()
        .decided(1, U, 0, 3)
        .enter(1, U, 600, 0)
        .fact(625, watching(U, 625, 0, 600, 25))
        .leave(U, 630, 0, 600, 30.0)
        .decided(2, U, 1_200, 3)
        .impression(2, U, 1_201, 0);
  }

  @Test
  void teachesAVisitWithItsDiscountedReward() {
    var lessons = lessons(visited());

    assertThat(lessons).hasSize(3);
    // t = ½·ln(1 + 30/5) = .972955
    var watched = only(lessons, Watched.class);
    assertThat(watched.row()).isEqualTo(row(1, 0));
    assertThat(watched.score()).isCloseTo(.97295507, within(1e-8));
    assertThat(watched.revision()).isFalse();
    assertThat(watched.weight()).isEqualTo(1);
    assertThat(only(lessons, Choice.class).choice()).isEqualTo(answer(1, 0, 0, 0));
    var value = only(lessons, Value.class);
    assertThat(value.choice()).isEqualTo(answer(1, 0, 0, 0));
    assertThat(value.reward()).isCloseTo(VISIT_AFTER_TEN_MINUTES, within(1e-8));
    assertThat(value.discount()).isEqualTo(.5);
    assertThat(value.next()).isEqualTo(state(2));
  }

  @Test
  void countsRewardsInFullAndTheFutureNotWhereNothingIsDiscounted() {
    var value = only(lessons(Chronicle.settings(Discount.MYOPIC), visited()), Value.class);

    assertThat(value.reward()).isCloseTo(.1 + .5 * .69314718, within(1e-8));
    assertThat(value.discount()).isZero();
  }

  @Test
  void ignoresAGiftAfterItsWindow() {
    var closed = 630;
    assertThat(lessons(visited().fact(2_430, giving(U, closed + 1_800, 0, 600, 100)))).hasSize(4);
    assertThat(lessons(visited().fact(2_431, giving(U, closed + 1_801, 0, 600, 100)))).hasSize(3);
  }

  @Test
  void weighsLessonsByTheirTime() {
    var told =
        new Chronicle()
            .decided(1, U, 0, 1)
            .decided(2, U, 3_600, 1)
            .impression(2, U, 3_601, 0)
            .decided(3, U, 3_700, 1)
            .impression(3, U, 3_701, 0);

    assertThat(only(lessons(told), Choice.class).choice().weight()).isEqualTo(2);
  }

  @Test
  void learnsNothingOfViewersWhoEvaluateOrBelongToAnotherArm() {
    var evaluating = Experiment.of(List.of("learning"), 1);
    assertThat(lessons(Chronicle.settings(Discount.MYOPIC, evaluating), visited())).isEmpty();

    var elsewhere = Experiment.of(List.of("popularity"), 0);
    var settings = Chronicle.settings(Discount.MYOPIC, elsewhere);
    assertThat(lessons(settings, visited())).isEmpty();
    var everyArm =
        new ExperienceSettings(
            settings.features(),
            elsewhere,
            settings.windows(),
            settings.prices(),
            settings.discount(),
            true,
            settings.memory());
    assertThat(lessons(everyArm, visited())).hasSize(3);
  }

  @Test
  void learnsFromTheArmLearningAlone() {
    var halves = Experiment.of(List.of("learning", "popularity"), 0);
    var viewers = IntStream.range(0, 100).mapToObj(i -> "viewer-" + i).toList();
    var told = new Chronicle();
    for (var viewer : viewers) {
      told.decided(1, viewer, 0, 1).impression(1, viewer, 1, 0).sessionEnded(viewer, 2_000);
    }

    var learning = viewers.stream().filter(v -> halves.arm(v).name().equals("learning")).count();
    assertThat(learning).isBetween(30L, 70L);
    assertThat(lessons(Chronicle.settings(Discount.MYOPIC, halves), told))
        .filteredOn(Choice.class::isInstance)
        .hasSize((int) learning);
  }

  @Test
  void endsWithTheViewerWhoIsRetired() {
    var told =
        new Chronicle()
            .decided(1, U, 0, 3)
            .impression(1, U, 1, 0)
            .fact(2, new Fact.ViewerRetired(U, Chronicle.at(2)))
            .decided(2, U, 3, 3)
            .impression(2, U, 4, 0);

    assertThat(lessons(told)).isEmpty();
  }

  @Test
  void paysLikesOfAVisitUpToTheMost() {
    var told =
        new Chronicle()
            .decided(1, U, 0, 3)
            .enter(1, U, 0, 0)
            .fact(5, liking(U, 5, 0, 0, 8))
            .fact(6, liking(U, 6, 0, 0, 8))
            .leave(U, 30, 0, 0, 30.0)
            .decided(2, U, 1_200, 3)
            .impression(2, U, 1_201, 0);

    // .1 + .2·10 + .5·ln 2, all at the moment of the enter
    assertThat(only(lessons(told), Value.class).reward())
        .isCloseTo(2.1 + .5 * .69314718, within(1e-8));
  }
}
