package io.eddy.cli.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.eddy.service.telemetry.LiveMetrics.Percentiles;
import io.eddy.service.telemetry.LiveMetrics.PositionWeight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demo's summary (contract: the demo's summary).
 *
 * @param seconds wall time
 * @param events sent
 * @param decisions answered
 * @param policyVersions published
 * @param lifts the first arm against each other one
 */
public record DemoReport(
    double seconds,
    long seed,
    long events,
    long decisions,
    int policyVersions,
    Map<String, ArmReport.Figures> arms,
    @JsonIgnore ArmReport.Lifts lifts,
    Map<String, Percentiles> latencyMillis,
    Map<String, Percentiles> freshnessMillis,
    List<Weight> propensityCheck) {
  /** The mean weight of the uniform policy at a position. */
  public record Weight(int position, double meanWeight, double[] ci95) {
    /** From what telemetry tells. */
    public static Weight of(PositionWeight weight) {
      return new Weight(
          weight.position(), weight.meanWeight(), new double[] {weight.low(), weight.high()});
    }
  }

  /**
   * The first arm against each other one, over the whole run; the key {@code lastThird} holds those of
   * the last third.
   */
  @JsonProperty
  public Map<String, Object> lift() {
    var lift = new LinkedHashMap<String, Object>(lifts.whole());
    lift.put("lastThird", lifts.lastThird());
    return lift;
  }
}
