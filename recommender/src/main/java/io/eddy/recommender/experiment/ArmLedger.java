package io.eddy.recommender.experiment;

import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.reward.Prices;
import java.util.HashMap;
import java.util.Map;

/**
 * What each assigned viewer has earned (formulation, sections 6 and 7): the data of every figure per
 * arm. Outcomes without a decision earn nothing. Confined to one thread; bounded by the viewers.
 */
public final class ArmLedger {
  private final Prices prices;
  private final Map<String, Account> accounts = new HashMap<>();

  /** A ledger at prices. */
  public ArmLedger(Prices prices) {
    this.prices = prices;
  }

  /** What one viewer has earned and done. */
  public static final class Account {
    private final String arm;
    private double reward;
    private long decisions;
    private long displayed;
    private long successes;
    private long measuredVisits;
    private double watchSeconds;

    private Account(String arm) {
      this.arm = arm;
    }

    /** The viewer's arm. */
    public String arm() {
      return arm;
    }

    /** Sum of rewards. */
    public double reward() {
      return reward;
    }

    /** Decisions made. */
    public long decisions() {
      return decisions;
    }

    /** Decisions displayed. */
    public long displayed() {
      return displayed;
    }

    /** Displayed decisions that led to a visit of at least 30 s. */
    public long successes() {
      return successes;
    }

    /** Visits of known length that decisions led to. */
    public long measuredVisits() {
      return measuredVisits;
    }

    /** Seconds watched in visits that decisions led to. */
    public double watchSeconds() {
      return watchSeconds;
    }
  }

  /** A viewer of an arm was decided for. */
  public void decided(String viewer, String arm) {
    account(viewer, arm).decisions++;
  }

  /** Enters an outcome of a viewer of an arm; returns its reward, 0 where no decision led to it. */
  public double enter(String viewer, String arm, Outcome outcome) {
    if (outcome.credit() == null) {
      return 0;
    }
    var account = account(viewer, arm);
    var reward = prices.increment(outcome);
    account.reward += reward;
    switch (outcome.kind()) {
      case IMPRESSION -> account.displayed += outcome.before() == 0 ? 1 : 0;
      case SUCCESS -> account.successes++;
      case WATCH -> {
        account.watchSeconds += outcome.amount();
        account.measuredVisits += Double.isNaN(outcome.before()) ? 1 : 0;
      }
      case ENTER, LEFT, LIKE, COMMENT, GIFT, FOLLOW, SHARE, DISLIKE, REPORT -> {}
    }
    return reward;
  }

  /** A viewer's state was dropped; what was earned stays in no figure any more. */
  public void retired(String viewer) {
    accounts.remove(viewer);
  }

  /** The accounts by viewer. */
  public Map<String, Account> accounts() {
    return accounts;
  }

  private Account account(String viewer, String arm) {
    return accounts.computeIfAbsent(viewer, k -> new Account(arm));
  }
}
