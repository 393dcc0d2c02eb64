package io.eddy.service.intake;

import io.eddy.recommender.LiveView;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.storage.FactLog;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What the writer works with.
 *
 * @param view the fold of the log up to its head
 * @param clock the shared clock
 * @param tags draws the unguessable part of decision ids
 * @param epoch of this writer
 * @param configVersion fingerprint of the configuration
 * @param recordedTime of the newest fact, epoch milliseconds; 0 if there is none
 */
public record WriterParts(
    FactLog log,
    LiveView view,
    Pseudonyms pseudonyms,
    KeyedHash hash,
    Experiment experiment,
    Limits limits,
    InstantSource clock,
    Supplier<String> tags,
    int epoch,
    long configVersion,
    long recordedTime) {}
