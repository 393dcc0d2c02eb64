package io.eddy.service.serving;

import io.eddy.protocol.Mode;
import io.eddy.protocol.answer.DecisionAnswer;
import io.eddy.protocol.answer.EventsAnswer;
import io.eddy.protocol.answer.ExternalAnswer;
import io.eddy.protocol.answer.HealthAnswer;
import io.eddy.protocol.answer.ModeAnswer;
import io.eddy.protocol.answer.PoliciesAnswer;
import io.eddy.protocol.answer.RoomsAnswer;
import io.eddy.protocol.answer.SlateAnswer;
import io.eddy.protocol.answer.ViewerAnswer;
import io.eddy.protocol.event.ParsedBatch;
import io.eddy.recommender.decision.ExternalSlate;
import io.eddy.recommender.decision.SlateRequest;
import io.eddy.service.intake.OverloadedException;
import io.eddy.service.intake.UnavailableException;
import io.eddy.service.telemetry.LiveMetrics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller can ask of Eddy, whatever carries the question. All calls may block for the log and
 * may come from any number of threads.
 */
public interface Service {
  /**
   * Takes a batch of events; when this returns, the accepted ones are durable and folded.
   *
   * @throws OverloadedException if intake is full: nothing of the batch was taken
   * @throws UnavailableException if the log can't be written: nothing of the batch was taken
   */
  EventsAnswer accept(ParsedBatch batch);

  /**
   * Decides, logs and answers.
   *
   * @throws UnknownDecisionException if {@code after} names no open decision of the viewer
   * @throws OverloadedException if nothing more can be answered now
   */
  SlateAnswer recommend(SlateRequest request);

  /**
   * Logs what a caller's own recommender showed, to learn from it; tells what would have been shown.
   *
   * @throws NotLiveException if none of the rooms is live: nothing was logged
   * @throws OverloadedException if nothing more can be answered now
   * @throws UnavailableException if the log can't be written
   */
  ExternalAnswer observe(ExternalSlate slate);

  /** A logged decision with what has become of it; empty if there is none of this id. */
  Optional<DecisionAnswer> decision(String decisionId);

  /**
   * A page of the live rooms, by id.
   *
   * @param cursor as a former answer gave it, or null for the first page
   */
  RoomsAnswer rooms(int limit, @Nullable String cursor);

  /** A viewer's exact counts; empty if nothing is known. */
  Optional<ViewerAnswer> viewer(String viewerId);

  /** Published policies, newest first. */
  PoliciesAnswer policies();

  /** The mode in force. */
  ModeAnswer mode();

  /** Sets the mode; it is in force and on disk when this returns. */
  ModeAnswer mode(Mode mode, String reason);

  /** Whether it can answer: recovered, caught up, a policy loaded. */
  HealthAnswer ready();

  /** What is going on now, for the dashboard. */
  LiveMetrics metrics();

  /** All meters in the Prometheus text format. */
  String prometheus();

  /** Counts a refused request under the stable code of its problem. */
  void refused(String code);

  /** Whether the dashboard's stream should rest, because requests need the time. */
  boolean dashboardRests();
}
