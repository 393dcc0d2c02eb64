package io.eddy.recommender.experiment;

import io.eddy.recommender.feedback.Outcome;
import io.eddy.recommender.reward.Prices;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What each assigned viewer has earned (formulation, sections 6 and 7): the data of every figure per
 * arm. Outcomes without a decision earn nothing here, and none of what a caller's own policy showed. Confined to one thread; bounded by the viewers.
 */
public final class ArmLedger {
  private final Prices prices;
  private final Map<String, Account> accounts = new HashMap<>();

  /** A ledger at prices. */
  public ArmLedger(Prices prices) {
    this.prices = prices;
  }

  /** What one viewer has earned and done, as it is being added up. */
  private static final class Account {
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

    private Total total() {
      return new Total(arm, reward, decisions, displayed, successes, measuredVisits, watchSeconds);
    }
  }

  /**
   * What one viewer has earned and done.
   *
   * @param reward sum of rewards
   * @param decisions decisions made
   * @param displayed decisions displayed
   * @param successes displayed decisions that led to a visit of at least 30 s
   * @param measuredVisits visits of known length that decisions led to
   * @param watchSeconds seconds watched in them
   */
  public record Total(
      String arm,
      double reward,
      long decisions,
      long displayed,
      long successes,
      long measuredVisits,
      double watchSeconds) {}

  /** A viewer of an arm was decided for. */
  public void decided(String viewer, String arm) {
    account(viewer, arm).decisions++;
  }

  /** Enters an outcome of a viewer of an arm; returns its reward, 0 where no arm's decision led to it. */
  public double enter(String viewer, String arm, Outcome outcome) {
    if (outcome.credit() == null || outcome.external() != null) {
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

  /** Totals by viewer. */
  public Map<String, Total> totals() {
    var totals = new HashMap<String, Total>(accounts.size() * 2);
    accounts.forEach((viewer, account) -> totals.put(viewer, account.total()));
    return totals;
  }

  /** Visits the total of every viewer. */
  public void forEach(Consumer<Total> visitor) {
    accounts.values().forEach(account -> visitor.accept(account.total()));
  }

  private Account account(String viewer, String arm) {
    return accounts.computeIfAbsent(viewer, k -> new Account(arm));
  }
}
