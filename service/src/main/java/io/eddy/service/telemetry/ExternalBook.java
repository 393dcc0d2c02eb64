package io.eddy.service.telemetry;

import io.eddy.recommender.decision.Decision;
import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.slate.Agreement;
import io.eddy.service.telemetry.LiveMetrics.AgreementHour;
import io.eddy.service.telemetry.LiveMetrics.ExternalFigures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What callers' own recommenders showed, by their names: how far Eddy agrees, hour by hour, and what it earned.
 * At most {@value #MOST_POLICIES} names: a further one takes the place of one that was silent for {@value #HOURS}
 * hours, or is not followed. Confined to one thread.
 */
final class ExternalBook {
  /** The most names. */
  static final int MOST_POLICIES = 8;

  /** The hours that are kept. */
  static final int HOURS = 24;

  private static final long HOUR_MILLIS = TimeUnit.HOURS.toMillis(1);

  private final Map<String, Account> accounts = new LinkedHashMap<>();

  /** One hour of agreement, as it is being added up. */
  private static final class Hour {
    private final long hour;
    private long decisions;
    private long first;
    private double overlap;
    private long ordered;
    private double tau;

    private Hour(long hour) {
      this.hour = hour;
    }

    private void add(Agreement agreement) {
      decisions++;
      first += agreement.first() ? 1 : 0;
      overlap += agreement.overlap();
      if (!Double.isNaN(agreement.tau())) {
        ordered++;
        tau += agreement.tau();
      }
    }

    private AgreementHour figures() {
      return new AgreementHour(
          Instant.ofEpochMilli(hour * HOUR_MILLIS),
          decisions,
          first / (double) decisions,
          overlap / decisions,
          ordered == 0 ? null : tau / ordered);
    }
  }

  /** One name. */
  private static final class Account {
    private final @Nullable Hour[] hours = new @Nullable Hour[HOURS];
    private long newest;
    private long decisions;
    private long withPropensities;
    private long displayed;
    private double reward;

    private void add(long hour, Decision decision) {
      newest = Math.max(newest, hour);
      decisions++;
      withPropensities += decision.hasPropensities() ? 1 : 0;
      var place = (int) (hour % HOURS);
      var known = hours[place];
      var current = known == null || known.hour != hour ? new Hour(hour) : known;
      hours[place] = current;
      current.add(Agreement.of(decision));
    }

    private ExternalFigures figures() {
      var kept = new ArrayList<AgreementHour>();
      for (var hour : hours) {
        if (hour != null && hour.hour > newest - HOURS) {
          kept.add(hour.figures());
        }
      }
      kept.sort(Comparator.comparing(AgreementHour::hour).reversed());
      return new ExternalFigures(
          decisions, withPropensities, displayed, displayed == 0 ? 0 : reward / displayed, kept);
    }
  }

  /** Enters an external decision; false if its name is one too many. */
  boolean decided(Decision decision) {
    var name = decision.policy().name();
    var hour = decision.time() / HOUR_MILLIS;
    if (!accounts.containsKey(name) && accounts.size() >= MOST_POLICIES) {
      accounts.values().removeIf(account -> account.newest <= hour - HOURS);
      if (accounts.size() >= MOST_POLICIES) {
        return false;
      }
    }
    accounts.computeIfAbsent(name, k -> new Account()).add(hour, decision);
    return true;
  }

  /** Enters an outcome of what an external policy showed, at its reward. */
  void enter(String name, Outcome outcome, double reward) {
    var account = accounts.get(name);
    if (account != null) {
      account.reward += reward;
      account.displayed +=
          outcome.kind() == Outcome.Kind.IMPRESSION && outcome.before() == 0 ? 1 : 0;
    }
  }

  /** Figures by name. */
  Map<String, ExternalFigures> figures() {
    var figures = new LinkedHashMap<String, ExternalFigures>();
    accounts.forEach((name, account) -> figures.put(name, account.figures()));
    return figures;
  }
}
