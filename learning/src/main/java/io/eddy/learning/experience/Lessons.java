package io.eddy.learning.experience;

import static io.eddy.learning.experience.Epoch.Stage;
import static io.eddy.recommender.feedback.Outcome.Kind;

import io.eddy.recommender.decision.Credit;
import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.fact.Fact;
import io.eddy.recommender.feature.Away;
import io.eddy.recommender.feedback.Feedback;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.rl.slate.SlateChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Applies one fact to a {@link ViewerExperience}: the working copy of one step of the fold.
 *
 * <p>An epoch is taught when the next state is known: the viewer's next displayed slate, a second
 * choice from the same slate, or the end of the session. Rewards of a visit are discounted to its
 * beginning, so that their sum does not depend on the order in which they are reported; what comes
 * later is a revision of exactly the difference.
 */
final class Lessons {
  private final ExperienceSettings settings;
  private final LongToDoubleFunction weights;
  private final List<Lesson> taught = new ArrayList<>(4);
  private final List<Slate> slates;
  private final List<Epoch> epochs;
  private Feedback feedback;
  private @Nullable Slate away;
  private long awaySince;

  /** Begins a step; {@code weights} tells what a lesson of a time counts. */
  Lessons(ViewerExperience before, ExperienceSettings settings, LongToDoubleFunction weights) {
    this.settings = settings;
    this.weights = weights;
    this.feedback = before.feedback();
    this.slates = new ArrayList<>(before.slates());
    this.epochs = new ArrayList<>(before.epochs());
    this.away = before.away();
    this.awaySince = before.awaySince();
  }

  Lessons apply(Fact fact) {
    if (fact instanceof Fact.Decided(var decision)) {
      remember(decision);
    }
    var attributed = feedback.after(fact, settings.windows());
    feedback = attributed.next();
    attributed.outcomes().forEach(this::outcome);
    if (fact instanceof Fact.SessionEnded(var viewer, var time)) {
      sessionEnded(time);
    }
    if (fact instanceof Fact.Decided) {
      forget();
    }
    return this;
  }

  /** The viewer did not come back within the horizon: the process has ended. */
  Lessons end() {
    if (away != null) {
      teachAway(away, 0, null);
      away = null;
    }
    return this;
  }

  ViewerExperience next() {
    return new ViewerExperience(feedback, slates, epochs, away, awaySince);
  }

  List<Lesson> taught() {
    return taught;
  }

  private void remember(Decision decision) {
    var readable = decision.policy().schema().equals(settings.features().fingerprint());
    if (decision.learnable() && readable) {
      slates.addFirst(Slate.of(decision));
    }
  }

  /** What can no longer be credited is final. */
  private void forget() {
    slates.removeIf(slate -> feedback.decisions().find(slate.decisionId()) == null);
    epochs.removeIf(
        epoch ->
            epoch.stage() != Stage.CURRENT
                && feedback.decisions().find(epoch.slate().decisionId()) == null);
  }

  private void outcome(Outcome outcome) {
    var credit = outcome.credit();
    if (credit == null) {
      return;
    }
    switch (outcome.kind()) {
      case IMPRESSION -> displayed(credit);
      case ENTER -> entered(credit, outcome);
      default -> {}
    }
    if (outcome.kind() != Kind.IMPRESSION) {
      earned(credit, outcome);
    }
  }

  private void displayed(Credit credit) {
    for (var i = 0; i < epochs.size(); i++) {
      if (epochs.get(i).of(credit.decisionId())) {
        if (epochs.get(i).stage() == Stage.CURRENT) {
          epochs.set(i, epochs.get(i).sees(credit.position()));
        }
        return;
      }
    }
    for (var slate : slates) {
      if (slate.decisionId().equals(credit.decisionId())) {
        slates.remove(slate);
        begin(Epoch.begun(slate, slate.time(), 1L << credit.position(), -1));
        return;
      }
    }
  }

  private void begin(Epoch epoch) {
    var state = epoch.slate().stateFeatures();
    if (!epochs.isEmpty() && epochs.getFirst().stage() == Stage.CURRENT) {
      lead(0, epoch.at(), state);
    }
    if (away != null) {
      var gap = epoch.at() - awaySince;
      var returned = gap <= settings.discount().horizon().toMillis();
      teachAway(away, returned ? settings.discount().after(gap) : 0, returned ? state : null);
      away = null;
    }
    epochs.addFirst(epoch);
  }

  private void entered(Credit credit, Outcome outcome) {
    if (epochs.isEmpty()) {
      return;
    }
    var current = epochs.getFirst();
    if (current.stage() == Stage.CURRENT && current.of(credit.decisionId())) {
      if (current.chosen() < 0) {
        epochs.set(0, current.chooses(credit.position()));
      } else {
        begin(
            Epoch.begun(
                current.slate(),
                Math.max(current.at(), outcome.time()),
                current.examined(),
                credit.position()));
      }
      return;
    }
    for (var epoch : epochs) {
      if (epoch.of(credit.decisionId())) {
        var seen = epoch.sees(credit.position()).examined();
        var late = epoch.slate().choice(seen, credit.position(), weight(epoch.at()));
        taught.add(new Lesson.Choice(late));
        return;
      }
    }
  }

  private void earned(Credit credit, Outcome outcome) {
    for (var i = 0; i < epochs.size(); i++) {
      if (epochs.get(i).is(credit.decisionId(), credit.position())) {
        var epoch = epochs.get(i);
        var reward = settings.discount().within(outcome.since() - epoch.at());
        epochs.set(i, credited(epoch, reward * settings.prices().increment(outcome), true));
        watched(i, outcome);
        return;
      }
    }
    for (var i = 0; i < epochs.size(); i++) {
      if (epochs.get(i).of(credit.decisionId())) {
        var epoch = epochs.get(i);
        var reward = settings.discount().within(outcome.since() - epoch.at());
        epochs.set(i, credited(epoch, reward * settings.prices().increment(outcome), false));
        return;
      }
    }
  }

  private Epoch credited(Epoch epoch, double delta, boolean own) {
    if (delta == 0) {
      return epoch;
    }
    if (epoch.stage() == Stage.TAUGHT) {
      var weight = weight(epoch.at());
      var choice = own ? epoch.choice(weight) : epoch.unchosen(weight);
      taught.add(new Lesson.Revision(choice, delta));
    }
    return own ? epoch.earns(delta, 0) : epoch.earns(0, delta);
  }

  /** The length of the visit: what the watch head learns, and what a held value waited for. */
  private void watched(int i, Outcome outcome) {
    var epoch = epochs.get(i);
    var known =
        switch (outcome.kind()) {
          case WATCH -> true;
          case LEFT -> !Double.isNaN(outcome.amount());
          default -> false;
        };
    if (!known) {
      return;
    }
    var row = epoch.slate().row(epoch.chosen());
    var weight = weight(epoch.at());
    if (outcome.kind() == Kind.LEFT) {
      var score = Outcome.watchScore(outcome.amount());
      taught.add(new Lesson.Watched(row, score, false, weight));
    } else if (outcome.closed()) {
      var first = Double.isNaN(outcome.before());
      var before = first ? 0 : Outcome.watchScore(outcome.before());
      var score = Outcome.watchScore(outcome.after()) - before;
      taught.add(new Lesson.Watched(row, score, !first, weight));
    }
    var measured = epoch.measures();
    epochs.set(i, measured.stage() == Stage.HELD ? teachValue(measured) : measured);
  }

  private void sessionEnded(long time) {
    if (epochs.isEmpty() || epochs.getFirst().stage() != Stage.CURRENT) {
      return;
    }
    var slate = epochs.getFirst().slate();
    var state = slate.state().clone();
    state[settings.features().stateColumn(Away.NAME)] = Float.floatToFloat16(1);
    away = new Slate("", time, state, new short[0], 0);
    awaySince = time;
    lead(0, time, away.stateFeatures());
  }

  /** The next state of an epoch is known: its choice is taught, and its value if it can be. */
  private void lead(int i, long time, float[] state) {
    var epoch = epochs.get(i);
    taught.add(new Lesson.Choice(epoch.choice(weight(epoch.at()))));
    var led = epoch.leads(Stage.HELD, settings.discount().after(time - epoch.at()), state);
    epochs.set(i, led.chosen() < 0 || led.measured() ? teachValue(led) : led);
  }

  private Epoch teachValue(Epoch epoch) {
    var weight = weight(epoch.at());
    taught.add(
        new Lesson.Value(epoch.choice(weight), epoch.reward(), epoch.discount(), epoch.next()));
    if (epoch.elsewhere() != 0) {
      taught.add(new Lesson.Revision(epoch.unchosen(weight), epoch.elsewhere()));
    }
    return epoch.leads(Stage.TAUGHT, epoch.discount(), epoch.next());
  }

  private void teachAway(Slate state, double discount, float @Nullable [] next) {
    if (settings.discount().discounted()) {
      var nothing =
          new SlateChoice(
              state.stateFeatures(), new float[0], new int[0], -1, weight(state.time()));
      taught.add(new Lesson.Value(nothing, 0, discount, next));
    }
  }

  private double weight(long time) {
    return weights.applyAsDouble(time);
  }
}
