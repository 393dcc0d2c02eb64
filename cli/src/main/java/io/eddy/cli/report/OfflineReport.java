package io.eddy.cli.report;

import io.eddy.learning.offline.OfflineLog;
import io.eddy.learning.offline.OfflineTraining;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What learning from a log came to.
 *
 * @param out the policy's file
 * @param version the version that it was published as; null if it was not
 * @param from when the first slate was decided that was read, epoch milliseconds
 * @param to when the last one was
 * @param decisions in the log that could be learned from, of which the newest were
 * @param slates displayed ones that were learned from
 * @param validationSlates later ones that the pass was chosen by
 * @param validation measure of each pass, higher is better
 * @param selectedPass which pass was kept, from 1
 * @param behaviorValue reward per examined position of the validation part, as logged
 * @param value the same of the policy, estimated; null without propensities
 * @param evaluation what it would have earned on what nothing was learned from
 * @param verdict on that
 */
public record OfflineReport(
    String algorithm,
    String data,
    String out,
    @Nullable Integer version,
    long from,
    long to,
    long decisions,
    int slates,
    int validationSlates,
    List<Double> validation,
    int selectedPass,
    double behaviorValue,
    @Nullable Double value,
    Object evaluation,
    String verdict,
    String reason,
    double seconds) {

  /** The report of a run. */
  public static OfflineReport of(
      String algorithm,
      Path data,
      Path out,
      @Nullable Integer version,
      OfflineLog log,
      OfflineTraining.Trained trained,
      Object evaluation,
      String verdict,
      String reason,
      long nanos) {
    return new OfflineReport(
        algorithm,
        data.toString(),
        out.toString(),
        version,
        log.from(),
        log.to(),
        log.decisions(),
        log.slates(),
        log.validationSlates(),
        trained.validated(),
        trained.kept() + 1,
        trained.behaviorValue(),
        Double.isFinite(trained.value()) ? trained.value() : null,
        evaluation,
        verdict,
        reason,
        Math.round(nanos / 1e7) / 100.0);
  }
}
