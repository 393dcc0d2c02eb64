package io.eddy.service.telemetry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is going on, as one immutable record: the body of every event of the metrics stream.
 *
 * @param time of the shared clock
 * @param uptimeSeconds since the start, wall clock
 * @param mode learning, frozen or baseline
 * @param policy the one in force
 * @param totals since the start
 * @param rates per second of wall time, over the last seconds
 * @param latencyMillis recommend and events: p50 and p99 over the last minute
 * @param freshnessMillis eventToState and eventToPolicy: p50 and p99 over the last minute
 * @param arms by name, in the order of the experiment
 * @param lift the first arm against each other one: reward per viewer, whole run; absent with one arm
 * @param propensityCheck per position: the mean weight of the uniform policy, which must be 1
 * @param propensityAlarm whether some interval of the check excludes 1
 * @param external what callers' own recommenders showed, by their names; empty where there is none
 * @param rooms the hottest rooms
 * @param recent the newest decisions
 * @param overload normal, learnerYields, dashboardRests, baseline or refusing
 */
public record LiveMetrics(
    Instant time,
    double uptimeSeconds,
    String mode,
    Policy policy,
    Totals totals,
    Rates rates,
    Map<String, Percentiles> latencyMillis,
    Map<String, Percentiles> freshnessMillis,
    Map<String, ArmFigures> arms,
    Map<String, Lift> lift,
    List<PositionWeight> propensityCheck,
    boolean propensityAlarm,
    Map<String, ExternalFigures> external,
    List<RoomFigure> rooms,
    List<RecentDecision> recent,
    String overload) {
  /** Copies the collections. */
  public LiveMetrics {
    propensityCheck = List.copyOf(propensityCheck);
    rooms = List.copyOf(rooms);
    recent = List.copyOf(recent);
  }

  /** Name, version and how much it was learned from. */
  public record Policy(String name, int version, long transitions) {}

  /** Totals since the start. */
  public record Totals(
      long events,
      long duplicates,
      long rejected,
      long decisions,
      long degraded,
      long liveRooms,
      long viewers,
      long policyVersions) {}

  /** Per second of wall time. */
  public record Rates(double eventsPerSecond, double decisionsPerSecond) {}

  /** Two percentiles, milliseconds; null before anything was measured. */
  public record Percentiles(@Nullable Double p50, @Nullable Double p99) {}

  /**
   * What an arm earned (formulation, section 7).
   *
   * @param viewers assigned viewers that were seen
   * @param displayed displayed decisions
   * @param rewardPerViewer cumulative reward per assigned viewer
   * @param rewardPerDecision average reward: per displayed decision, descriptive only
   * @param recentRewardPerDecision the same over about the last minute of wall time
   * @param averageWatchSeconds per visit of known length
   * @param successRate share of displayed decisions that led to a visit of at least 30 s
   */
  public record ArmFigures(
      long viewers,
      long displayed,
      double rewardPerViewer,
      double rewardPerDecision,
      double recentRewardPerDecision,
      double averageWatchSeconds,
      double successRate) {}

  /** A ratio with its 95 % interval. */
  public record Lift(double value, double low, double high) {}

  /** The mean of (1/|F|)/π at a position with its time-uniform 95 % interval. */
  public record PositionWeight(int position, double meanWeight, double low, double high) {}

  /**
   * What a caller's own recommender showed, apart from the arms' figures.
   *
   * @param decisions since the start
   * @param withPropensities of them, those whose value can be estimated for other policies
   * @param displayed displayed ones
   * @param rewardPerDecision average reward per displayed decision
   * @param hours agreement with what Eddy would have shown, newest first: at most the last 24 hours
   */
  public record ExternalFigures(
      long decisions,
      long withPropensities,
      long displayed,
      double rewardPerDecision,
      List<AgreementHour> hours) {
    /** Copies the hours. */
    public ExternalFigures {
      hours = List.copyOf(hours);
    }
  }

  /**
   * The agreement of an hour: means over its external decisions.
   *
   * @param hour when it began
   * @param sameFirst share that begin with the room that Eddy would have begun with
   * @param overlapAt10 share of rooms in common among the first ten
   * @param kendallTau Kendall's τ of the rooms shown against Eddy's scores; null where nothing was to be ordered
   */
  public record AgreementHour(
      Instant hour,
      long decisions,
      double sameFirst,
      double overlapAt10,
      @Nullable Double kendallTau) {}

  /** A hot room. */
  public record RoomFigure(
      String roomId, String streamerId, @Nullable String category, double viewers, double heat) {}

  /** A decision as it was answered; the viewer is a pseudonym, cut short. */
  public record RecentDecision(
      String decisionId,
      Instant time,
      String viewer,
      String arm,
      int policyVersion,
      List<Item> items) {
    /** An item of it. */
    public record Item(String roomId, double score, double propensity, String reason) {}
  }
}
