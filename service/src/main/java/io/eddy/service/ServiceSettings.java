package io.eddy.service;

import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.feature.Features;
import io.eddy.recommender.feedback.Windows;
import io.eddy.recommender.retrieval.Retrieval;
import io.eddy.recommender.reward.Prices;
import io.eddy.recommender.slate.Caps;
import io.eddy.recommender.slate.Exploration;
import io.eddy.service.intake.Limits;
import io.eddy.service.serving.ServingSettings;
import java.util.Objects;

/**
 * Everything that can be set about a service.
 *
 * @param features the schema; another one starts a new line of policies
 */
public record ServiceSettings(
    Features features,
    Experiment experiment,
    Windows windows,
    Prices prices,
    Retrieval retrieval,
    Caps caps,
    Exploration exploration,
    Limits limits,
    ServingSettings serving,
    Retention retention) {
  /** The settings where nothing is configured. */
  public static final ServiceSettings DEFAULT =
      new ServiceSettings(
          Features.STANDARD,
          Experiment.NONE,
          Windows.DEFAULT,
          Prices.DEFAULT,
          new Retrieval(Retrieval.DEFAULT_MOST),
          Caps.NONE,
          Exploration.DEFAULT,
          Limits.DEFAULT,
          ServingSettings.DEFAULT,
          Retention.DEFAULT);

  /** These settings with another experiment. */
  public ServiceSettings with(Experiment other) {
    return new ServiceSettings(
        features, other, windows, prices, retrieval, caps, exploration, limits, serving, retention);
  }

  /** These settings with other limits. */
  public ServiceSettings with(Limits other) {
    return new ServiceSettings(
        features,
        experiment,
        windows,
        prices,
        retrieval,
        caps,
        exploration,
        other,
        serving,
        retention);
  }

  /** Fingerprint of what shapes facts: written on each of them. */
  public long fingerprint() {
    return features.fingerprint().hashCode() * 31L
        + Objects.hash(experiment, windows, prices, retrieval, caps, exploration);
  }
}
