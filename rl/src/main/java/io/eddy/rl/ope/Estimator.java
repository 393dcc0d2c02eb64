package io.eddy.rl.ope;

/**
 * An estimator as what each step adds to its sums. The estimate is
 *
 * <pre>
 * V̂ = mean(plain) + Σⱼ Σ numeratorⱼ / Σ denominatorⱼ
 * </pre>
 *
 * Pure: it remembers nothing of a step.
 *
 * @param <S> a logged step: {@link ScoredStep}, {@link LoggedSlate} or {@link LoggedEpisode}
 */
public interface Estimator<S> {

  /** Its short name, such as {@code snipw}. */
  String name();

  /** Number of self-normalised parts j; most have none. */
  default int ratios() {
    return 0;
  }

  /** Whether it means nothing without propensities. */
  default boolean needsPropensities() {
    return true;
  }

  /** Writes all that the step adds. */
  void terms(S step, Terms terms);
}
