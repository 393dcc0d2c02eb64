package io.eddy.recommender.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eddy.rl.bandit.LinearPosterior;
import io.eddy.rl.bandit.OptimisticScorer;
import io.eddy.rl.mdp.ObservationShape;
import io.eddy.rl.value.CandidateScorer;
import io.eddy.rl.value.NetworkConfig;
import io.eddy.rl.value.NetworkScorer;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A policy that was learned from a log, as plain numbers: it scores a candidate by the features of state
 * and candidate, the derived columns left out, which depend on who is in force. Either a network's or a
 * posterior's.
 *
 * @param algorithm that learned it, such as {@code cql}
 * @param transitions how many displayed slates it was learned from
 * @param stateWidth features of a state
 * @param itemWidth features of a candidate
 * @param form of the network; null for a posterior
 * @param numbers of the network, to be read only; null for a posterior
 * @param posterior of a linear reward, as {@link LinearPosterior#save} writes it, to be read only; null
 *     for a network
 * @param precision of the posterior's prior
 * @param optimism α, standard deviations that are added to what the posterior expects
 */
public record OfflineWeights(
    String algorithm,
    long transitions,
    int stateWidth,
    int itemWidth,
    @Nullable NetworkConfig form,
    float @Nullable [] numbers,
    byte @Nullable [] posterior,
    double precision,
    double optimism) {

  /** Checks that every number of a network is finite. */
  public OfflineWeights {
    if ((numbers == null) != (form == null) || (numbers == null) == (posterior == null)) {
      throw new IllegalArgumentException(
          "A policy has either a network with its form or a posterior. Train it anew.");
    }
    for (var i = 0; numbers != null && i < numbers.length; i++) {
      if (!Float.isFinite(numbers[i])) {
        throw new ArithmeticException(
            "Number %d of the network is %s, not finite.".formatted(i, numbers[i]));
      }
    }
  }

  /** A network's numbers. */
  public static OfflineWeights network(
      String algorithm,
      long transitions,
      ObservationShape shape,
      NetworkConfig form,
      float[] numbers) {
    return new OfflineWeights(
        algorithm, transitions, shape.stateWidth(), shape.actionWidth(), form, numbers, null, 0, 0);
  }

  /** A posterior, as it was saved. */
  public static OfflineWeights posterior(
      String algorithm,
      long transitions,
      ObservationShape shape,
      byte[] posterior,
      double precision,
      double optimism) {
    return new OfflineWeights(
        algorithm,
        transitions,
        shape.stateWidth(),
        shape.actionWidth(),
        null,
        null,
        posterior,
        precision,
        optimism);
  }

  /** What scores candidates. */
  public CandidateScorer scorer() {
    if (form != null && numbers != null) {
      return new NetworkScorer(new ObservationShape(stateWidth, 1, itemWidth), form, numbers);
    }
    var known = new LinearPosterior(itemWidth, precision);
    try {
      known.load(new DataInputStream(new ByteArrayInputStream(posterior)));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The posterior of a policy can't be read (%s). Train it anew.".formatted(e.getMessage()),
          e);
    }
    return new OptimisticScorer(known, optimism);
  }

  /** 128 bits of SHA-256 over all that scores depend on, in hexadecimal. */
  public String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          "%s %d %d %s %s %s"
              .formatted(algorithm, stateWidth, itemWidth, form, precision, optimism)
              .getBytes(UTF_8));
      digest.update(Arrays.toString(numbers).getBytes(UTF_8));
      if (posterior != null) {
        digest.update(posterior);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OfflineWeights that
        && transitions == that.transitions
        && hash().equals(that.hash());
  }

  @Override
  public int hashCode() {
    return hash().hashCode();
  }
}
