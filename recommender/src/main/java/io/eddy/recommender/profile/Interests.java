package io.eddy.recommender.profile;

import io.eddy.recommender.feedback.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer likes, by category: taste in information form (formulation, section 9, item 4, with
 * φ = one-hot category, so that H is diagonal) and how much was watched.
 *
 * @param categories touched last first, at most {@link #MOST}
 */
public record Interests(List<Interest> categories) {
  /** How many categories are remembered. */
  public static final int MOST = 24;

  /** Of a viewer of whom nothing is known. */
  public static final Interests NONE = new Interests(List.of());

  /** Λ = 1/τ², the precision of a taste before anything was seen; τ² = .4. */
  static final double PRIOR_PRECISION = 2.5;

  /** 1/σ², the precision of one visit's t. */
  static final double WATCH_PRECISION = 1.5;

  private static final double DAY_MILLIS = 86_400_000;

  /** Copies the list. */
  public Interests {
    categories = List.copyOf(categories);
  }

  /**
   * One category.
   *
   * @param precision H, without the prior
   * @param evidence b, of the linear form H·m = b
   * @param logWatch Σ ln(1 + w) over visits of w seconds
   * @param visits visits begun
   * @param visitsToday visits begun within about a day: decays with a half-life of 12 hours
   * @param lastAt the newest visit, epoch milliseconds
   */
  public record Interest(
      String category,
      double precision,
      double evidence,
      double logWatch,
      int visits,
      double visitsToday,
      long lastAt) {
    /** m = b/(H + Λ), the logit that this category adds. */
    public double taste() {
      return evidence / (precision + PRIOR_PRECISION);
    }
  }

  /** What is known of a category, or null. */
  public @Nullable Interest of(@Nullable String category) {
    for (var interest : categories) {
      if (interest.category().equals(category)) {
        return interest;
      }
    }
    return null;
  }

  /** φᵀm: the logit that the viewer's taste adds to a room of this category. */
  public double taste(@Nullable String category) {
    var interest = of(category);
    return interest == null ? 0 : interest.taste();
  }

  /** Σ ln(1 + w) of this category. */
  public double logWatch(@Nullable String category) {
    var interest = of(category);
    return interest == null ? 0 : interest.logWatch();
  }

  /** These interests after an outcome. */
  public Interests after(Outcome outcome) {
    if (outcome.room().category() == null) {
      return this;
    }
    return switch (outcome.kind()) {
      case IMPRESSION -> examined(outcome);
      case ENTER -> entered(outcome);
      case WATCH -> watched(outcome);
      case LEFT -> left(outcome);
      case SUCCESS, LIKE, COMMENT, GIFT, FOLLOW, SHARE, DISLIKE, REPORT -> this;
    };
  }

  /** y = 0 until the enter comes: H += p(1−p), b += p(1−p)·φᵀm − p. */
  private Interests examined(Outcome outcome) {
    var e = outcome.expectation();
    if (e == null) {
      return this;
    }
    var weight = e.probability() * (1 - e.probability());
    return plus(outcome, weight, weight * e.taste() - e.probability(), 0, 0);
  }

  /** y becomes 1: b += 1. */
  private Interests entered(Outcome outcome) {
    var first = outcome.expectation() != null && outcome.before() == 0;
    return plus(outcome, 0, first ? 1 : 0, 0, outcome.adopted() ? 0 : 1);
  }

  private Interests watched(Outcome outcome) {
    var before = Double.isNaN(outcome.before()) ? 0 : StrictMath.log1p(outcome.before());
    var gained = outcome.adopted() ? 0 : StrictMath.log1p(outcome.after()) - before;
    var watched = plus(outcome, 0, 0, gained, 0);
    return outcome.closed() ? watched.late(outcome) : watched;
  }

  private Interests left(Outcome outcome) {
    return Double.isNaN(outcome.amount()) ? this : measured(outcome, outcome.amount());
  }

  /** A length that became known after the visit was over, or grew: b += ρ/σ²·(t − the old t). */
  private Interests late(Outcome outcome) {
    var e = outcome.expectation();
    if (e == null) {
      return this;
    }
    if (Double.isNaN(outcome.before())) {
      return measured(outcome, outcome.after());
    }
    var grown = Outcome.watchScore(outcome.after()) - Outcome.watchScore(outcome.before());
    return plus(outcome, 0, e.tasteGain() * WATCH_PRECISION * grown, 0, 0);
  }

  /** H += ρ²/σ², b += ρ/σ²·(residual + ρφᵀm), where the residual is against the expected t. */
  private Interests measured(Outcome outcome, double seconds) {
    var e = outcome.expectation();
    if (e == null) {
      return this;
    }
    var gain = e.tasteGain();
    var residual = Outcome.watchScore(seconds) - e.watch() - e.quality();
    return plus(
        outcome,
        gain * gain * WATCH_PRECISION,
        gain * WATCH_PRECISION * (residual + gain * e.taste()),
        0,
        0);
  }

  private Interests plus(
      Outcome outcome, double precision, double evidence, double logWatch, int visits) {
    var category = outcome.room().category();
    if (category == null) {
      return this;
    }
    var old = of(category);
    var known = old == null ? new Interest(category, 0, 0, 0, 0, 0, outcome.time()) : old;
    var elapsed = Math.max(0, outcome.time() - known.lastAt());
    var today =
        visits == 0
            ? known.visitsToday()
            : known.visitsToday() * StrictMath.pow(2, -2 * elapsed / DAY_MILLIS) + visits;
    var next =
        new Interest(
            category,
            known.precision() + precision,
            known.evidence() + evidence,
            known.logWatch() + logWatch,
            known.visits() + visits,
            today,
            visits == 0 ? known.lastAt() : Math.max(known.lastAt(), outcome.time()));
    return new Interests(Bounded.first(categories, next, i -> i.category().equals(category), MOST));
  }
}
