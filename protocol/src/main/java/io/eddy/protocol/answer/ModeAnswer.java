package io.eddy.protocol.answer;

import io.eddy.protocol.Mode;
import java.time.Instant;

/**
 * How decisions are made now.
 *
 * @param reason why it was set; empty where nobody said
 * @param since when it came into force
 */
public record ModeAnswer(Mode mode, String reason, Instant since) {}
