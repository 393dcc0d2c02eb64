package io.eddy.learning.experience;

import io.eddy.rl.slate.SlateChoice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A displayed slate and one choice from it (formulation, section 1).
 *
 * @param at t₀, when the choice began, epoch milliseconds
 * @param examined bit j: position j was on screen
 * @param chosen the position entered, or −1
 * @param reward credited to the chosen position so far
 * @param elsewhere credited to other positions so far, such as a dislike
 * @param measured whether the length of the visit is known
 * @param stage how far it has been taught
 * @param discount γ until the next state, once that is known
 * @param next the next state, once known; null if the process ended
 */
public record Epoch(
    Slate slate,
    long at,
    long examined,
    int chosen,
    double reward,
    double elsewhere,
    boolean measured,
    Stage stage,
    double discount,
    float @Nullable [] next) {
  /** How far an epoch has been taught. */
  public enum Stage {
    /** The next state is not known yet. */
    CURRENT,
    /** The choice was taught; the value waits for the length of the visit. */
    HELD,
    /** All was taught; what comes now is a revision. */
    TAUGHT
  }

  /** A slate that was just displayed. */
  public static Epoch begun(Slate slate, long at, long examined, int chosen) {
    return new Epoch(slate, at, examined, chosen, 0, 0, false, Stage.CURRENT, 0, null);
  }

  /** Whether it is a choice of this position of this decision. */
  public boolean is(String decisionId, int position) {
    return chosen == position && of(decisionId);
  }

  /** Whether it is of this decision. */
  public boolean of(String decisionId) {
    return slate.decisionId().equals(decisionId);
  }

  /** What SlateQ is told of it. */
  public SlateChoice choice(double weight) {
    return slate.choice(examined, chosen, weight);
  }

  /** The same, as if nothing had been chosen: for rewards that the chosen item did not earn. */
  public SlateChoice unchosen(double weight) {
    return slate.choice(examined, -1, weight);
  }

  Epoch sees(int position) {
    return new Epoch(
        slate,
        at,
        examined | 1L << position,
        chosen,
        reward,
        elsewhere,
        measured,
        stage,
        discount,
        next);
  }

  Epoch chooses(int position) {
    return new Epoch(
        slate,
        at,
        examined | 1L << position,
        position,
        reward,
        elsewhere,
        measured,
        stage,
        discount,
        next);
  }

  Epoch earns(double own, double other) {
    return new Epoch(
        slate,
        at,
        examined,
        chosen,
        reward + own,
        elsewhere + other,
        measured,
        stage,
        discount,
        next);
  }

  Epoch measures() {
    return new Epoch(slate, at, examined, chosen, reward, elsewhere, true, stage, discount, next);
  }

  Epoch leads(Stage reached, double gamma, float @Nullable [] to) {
    return new Epoch(slate, at, examined, chosen, reward, elsewhere, measured, reached, gamma, to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Epoch that
        && slate.equals(that.slate)
        && at == that.at
        && examined == that.examined
        && chosen == that.chosen
        && Double.compare(reward, that.reward) == 0
        && Double.compare(elsewhere, that.elsewhere) == 0
        && measured == that.measured
        && stage == that.stage
        && Double.compare(discount, that.discount) == 0
        && Arrays.equals(next, that.next);
  }

  @Override
  public int hashCode() {
    return 31 * slate.hashCode() + Long.hashCode(at);
  }
}
