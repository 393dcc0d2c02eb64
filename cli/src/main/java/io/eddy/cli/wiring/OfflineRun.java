package io.eddy.cli.wiring;

import io.eddy.cli.config.ConfigException;
import io.eddy.cli.config.Settings;
import io.eddy.cli.report.LogEvaluationReport;
import io.eddy.cli.report.OfflineReport;
import io.eddy.cli.report.OpenBanditReport;
import io.eddy.learning.evaluation.LogEvaluation;
import io.eddy.learning.offline.DecisionSlates;
import io.eddy.learning.offline.OfflineAlgorithm;
import io.eddy.learning.offline.OfflineLog;
import io.eddy.learning.offline.OfflineTraining;
import io.eddy.learning.offline.OpenBanditSlates;
import io.eddy.learning.offline.TrainedPolicy;
import io.eddy.recommender.policy.OfflineWeights;
import io.eddy.recommender.slate.Exploration;
import io.eddy.rocksdb.RocksStore;
import io.eddy.rocksdb.RocksStoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Learns a policy from a log and says what it would have earned there, on what nothing was learned from.
 *
 * @param settings prices, windows, discount and exploration
 * @param since decisions made before, epoch milliseconds, are left out
 * @param most how many of the newest decisions are learned from
 * @param out the policy's file
 * @param progress hears the measure of each pass
 */
public record OfflineRun(
    Settings settings,
    OfflineAlgorithm algorithm,
    long since,
    int most,
    long seed,
    Path out,
    Consumer<Double> progress) {

  /**
   * From the log of a service, whether it runs or not.
   *
   * @param publish whether the policy becomes the newest version of that service, which must not run
   * @throws ConfigException if there is too little to learn from
   */
  public OfflineReport log(Path data, boolean publish) throws IOException {
    var service = settings.service();
    var began = System.nanoTime();
    OfflineLog log;
    OfflineTraining.Trained trained;
    LogEvaluationReport evaluation;
    try (var store = RocksStoreReader.open(data)) {
      log =
          new DecisionSlates(store.log(), service.features(), settings.learner().discount(), since)
              .read(service.windows(), service.prices(), most);
      trained = trained(log);
      var target =
          new StoredPolicies(store.policies(), service.features()).offline(trained.weights());
      var result =
          new LogEvaluation(
                  store.log(),
                  service.windows(),
                  service.prices(),
                  service.features(),
                  service.exploration(),
                  since)
              .of(target, facts -> {});
      evaluation = LogEvaluationReport.of(algorithm.label(), 0, result);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
    write(log, trained, service.features().fingerprint(), data.toString());
    var version = publish ? publish(data, trained.weights()) : null;
    return OfflineReport.of(
        algorithm.label(),
        data,
        out,
        version,
        log,
        trained,
        evaluation,
        evaluation.verdict(),
        evaluation.reason(),
        System.nanoTime() - began);
  }

  /** From a log of the Open Bandit Dataset, whose last part is left for the estimate. */
  public OfflineReport openBandit(OpenBanditRun data) throws IOException {
    var began = System.nanoTime();
    OfflineLog log;
    OfflineTraining.Trained trained;
    OpenBanditReport evaluation;
    try {
      var slates = new OpenBanditSlates(data.log(), data.campaign());
      log = slates.read(most);
      trained = trained(log);
      evaluation =
          data.evaluate(
              slates.test(
                  trained.weights().scorer(),
                  Exploration.DEFAULT,
                  trained.weights().transitions()));
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
    var name = "open-bandit/%s/%s".formatted(data.campaign().id(), data.behavior());
    write(log, trained, name, data.data().toString());
    return OfflineReport.of(
        algorithm.label(),
        data.data(),
        out,
        null,
        log,
        trained,
        evaluation,
        evaluation.verdict(),
        evaluation.reason(),
        System.nanoTime() - began);
  }

  private OfflineTraining.Trained trained(OfflineLog log) {
    return OfflineTraining.of(log, algorithm, seed, progress);
  }

  private void write(OfflineLog log, OfflineTraining.Trained trained, String schema, String data)
      throws IOException {
    TrainedPolicy.of(
            log,
            trained,
            schema,
            data,
            seed,
            settings.service().fingerprint(),
            InstantSource.system().millis())
        .write(out);
  }

  private Integer publish(Path data, OfflineWeights weights) {
    try (var store = RocksStore.open(data)) {
      return WarmStart.from(weights, store, settings);
    }
  }

  /** Whether a directory is one of the Open Bandit Dataset. */
  public static boolean isOpenBandit(Path data) {
    return Files.isDirectory(data.resolve("random")) || Files.isDirectory(data.resolve("bts"));
  }
}
