package io.eddy.learning.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.eddy.learning.Tale;
import io.eddy.learning.experience.Lesson.Choice;
import io.eddy.learning.experience.Lesson.Revision;
import io.eddy.learning.experience.Lesson.Value;
import io.eddy.learning.experience.Lesson.Watched;
import io.eddy.recommender.feature.Away;
import io.eddy.recommender.feature.Features;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tales of one viewer and what is learned from them, worked out by hand at the default prices. */
class LessonsTest {
  private static final String V = "v";
  private static final double HALF_LIFE = 1_200; // 20 min, in seconds

  @Test
  void aDisplayedSlateWithoutChoiceIsTaughtWhenTheNextOneIsDisplayed() {
    var tale = new Tale().decided(V, "d1", 0).seen(V, "d1", 0, 1).seen(V, "d1", 1, 2);
    assertThat(lessons(tale)).isEmpty();

    tale.decided(V, "d2", 1_200).seen(V, "d2", 0, 1_201);
    var lessons = lessons(tale);

    assertThat(lessons).hasSize(2);
    var choice = ((Choice) lessons.get(0)).choice();
    assertThat(choice.positions()).containsExactly(0, 1);
    assertThat(choice.chosen()).isEqualTo(-1);
    var value = (Value) lessons.get(1);
    assertThat(value.reward()).isZero();
    assertThat(value.discount()).isEqualTo(.5); // 1,200 s after a half-life of 1,200 s
    assertThat(value.next()).isNotNull();
  }

  @Test
  void aVisitIsRewardedAndLeadsToTheNextSlate() {
    var tale =
        new Tale()
            .decided(V, "d1", 0)
            .seen(V, "d1", 0, 1)
            .seen(V, "d1", 1, 2)
            .entered(V, "d1", 1, 10)
            .watched(V, 1, 30, 40)
            .left(V, 1, 60.0, 70)
            .decided(V, "d2", 100)
            .seen(V, "d2", 0, 101);

    var lessons = lessons(tale);

    var watched = only(lessons, Watched.class);
    assertThat(watched.score()).isEqualTo(.5 * Math.log(1 + 60 / 5.0), within(1e-12));
    assertThat(watched.revision()).isFalse();
    var choice = only(lessons, Choice.class).choice();
    assertThat(choice.chosen()).isEqualTo(1);
    // enter .1, watch .5·ln(1 + 60/30) = .5493; the visit began 10 s after the slate
    var gamma = Math.pow(2, -10 / HALF_LIFE);
    var value = only(lessons, Value.class);
    assertThat(value.reward()).isEqualTo(gamma * (.1 + .5 * Math.log(3)), within(1e-12));
    assertThat(value.discount()).isEqualTo(Math.pow(2, -100 / HALF_LIFE), within(1e-12));
  }

  @Test
  void aSlateThatWasNeverDisplayedTeachesNothing() {
    var tale =
        new Tale()
            .decided(V, "d1", 0)
            .decided(V, "d2", 60)
            .seen(V, "d2", 0, 61)
            .decided(V, "d3", 120)
            .seen(V, "d3", 0, 121);

    assertThat(lessons(tale)).hasSize(2); // of d2 alone
  }

  @Test
  void aSecondEnterFromTheSameSlateIsASecondChoice() {
    var tale =
        new Tale()
            .decided(V, "d1", 0)
            .entered(V, "d1", 0, 10)
            .left(V, 0, 1.0, 20) // fast: .1 + .5·ln(1 + 1/30) − .3
            .entered(V, "d1", 2, 30)
            .left(V, 2, 30.0, 60) // .1 + .5·ln 2
            .decided(V, "d2", 90)
            .seen(V, "d2", 0, 91);

    var values = all(lessons(tale, Discount.MYOPIC), Value.class);

    assertThat(values).hasSize(2);
    assertThat(values.get(0).reward()).isEqualTo(-.2 + .5 * Math.log(31 / 30.0), within(1e-12));
    assertThat(values.get(1).reward()).isEqualTo(.1 + .5 * Math.log(2), within(1e-12));
    assertThat(values).allMatch(value -> value.discount() == 0);
  }

  @Test
  void theEndOfASessionLeadsAwayAndTheReturnLeadsBack() {
    var tale =
        new Tale()
            .decided(V, "d1", 0)
            .seen(V, "d1", 0, 0)
            .ended(V, 1_200)
            .decided(V, "d2", 2_400)
            .seen(V, "d2", 0, 2_400);

    var values = all(lessons(tale), Value.class);

    var away = Features.STANDARD.stateColumn(Away.NAME);
    assertThat(values).hasSize(2);
    assertThat(values.get(0).next()[away]).isEqualTo(1);
    assertThat(values.get(0).discount()).isEqualTo(.5);
    assertThat(values.get(1).choice().state()[away]).isEqualTo(1);
    assertThat(values.get(1).choice().count()).isZero();
    assertThat(values.get(1).discount()).isEqualTo(.5);
    assertThat(values.get(1).next()).isNotNull();
  }

  @Test
  void whoStaysAwayBeyondTheHorizonHasEnded() {
    var day = 86_400;
    var tale =
        new Tale()
            .decided(V, "d1", 0)
            .seen(V, "d1", 0, 0)
            .ended(V, 1_800)
            .decided("other", "o1", 1_800 + day + 1); // time passes in the log, not on a clock

    var last = all(lessons(tale), Value.class).getLast();

    assertThat(last.next()).isNull();
    assertThat(last.choice().count()).isZero();
  }

  @Test
  void aVisitOfUnknownLengthTrainsTheChoiceAndTheValueOnlyOnceItIsKnown() {
    var tale =
        new Tale()
            .decided(V, "d1", 0)
            .entered(V, "d1", 0, 10)
            .decided(V, "d2", 100)
            .seen(V, "d2", 0, 101);
    assertThat(all(lessons(tale), Choice.class)).hasSize(1);
    assertThat(all(lessons(tale), Value.class)).isEmpty();

    tale.watched(V, 0, 30, 130);

    var value = only(lessons(tale, Discount.MYOPIC), Value.class);
    assertThat(value.reward()).isEqualTo(.1 + .5 * Math.log(2), within(1e-12));
  }

  @Test
  void aLateGiftIsARevisionOfExactlyItsPrice() {
    var tale =
        new Tale()
            .decided(V, "d1", 0)
            .entered(V, "d1", 0, 10)
            .left(V, 0, 30.0, 40)
            .decided(V, "d2", 100)
            .seen(V, "d2", 0, 101)
            .gave(V, 0, 300, 900); // within 30 min of the close: ln(1 + 300/100) = ln 4

    var revision = only(lessons(tale, Discount.MYOPIC), Revision.class);

    assertThat(revision.delta()).isEqualTo(Math.log(4), within(1e-12));
    assertThat(revision.choice().chosen()).isEqualTo(0);
  }

  @Test
  void aDislikeElsewhereOnTheSlateIsNotTheChosenItems() {
    var tale =
        new Tale()
            .decided(V, "d1", 0)
            .entered(V, "d1", 0, 10)
            .left(V, 0, 30.0, 40)
            .disliked(V, "d1", 2, 50)
            .decided(V, "d2", 100)
            .seen(V, "d2", 0, 101);

    var lessons = lessons(tale, Discount.MYOPIC);

    assertThat(only(lessons, Value.class).reward()).isEqualTo(.1 + .5 * Math.log(2), within(1e-12));
    var revision = only(lessons, Revision.class);
    assertThat(revision.delta()).isEqualTo(-.5);
    assertThat(revision.choice().chosen()).isEqualTo(-1);
  }

  @Test
  void whatMustNotBeLearnedFromTeachesNothing() {
    var schema = Features.STANDARD.fingerprint();
    for (var tale :
        List.of(
            new Tale().decided(V, "d1", 0, true, null, schema),
            new Tale().decided(V, "d1", 0, false, "overload", schema),
            new Tale().decided(V, "d1", 0, false, null, "another schema"))) {
      tale.seen(V, "d1", 0, 1).decided(V, "d2", 60).seen(V, "d2", 0, 61);

      assertThat(lessons(tale)).isEmpty();
    }
  }

  private static List<Lesson> lessons(Tale tale) {
    return lessons(tale, Discount.TWENTY_MINUTES);
  }

  private static List<Lesson> lessons(Tale tale, Discount discount) {
    var experience = new Experience(Tale.settings(discount));
    var lessons = new ArrayList<Lesson>();
    tale.facts().forEach(fact -> lessons.addAll(experience.after(fact)));
    return lessons;
  }

  private static <T extends Lesson> List<T> all(List<Lesson> lessons, Class<T> kind) {
    return lessons.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static <T extends Lesson> T only(List<Lesson> lessons, Class<T> kind) {
    assertThat(all(lessons, kind)).hasSize(1);
    return all(lessons, kind).getFirst();
  }
}
