package io.eddy.learning.dsjson;

import io.eddy.rl.ope.LoggedStep;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A file of dsjson, one JSON object a line. Lines are read anew each time they are asked for, and none is kept. The
 * cluster of a step is the number of its line: slots of one decision depend on each other, and the format tells of no
 * viewers.
 */
public final class DsjsonLog {
  private final Path file;

  /** The log in a file. */
  public DsjsonLog(Path file) {
    this.file = file;
  }

  /**
   * Hands over each step for a target policy.
   *
   * @throws IllegalArgumentException if the file is missing, or the policy is of another one
   */
  LineAccount read(DsjsonTarget target, Consumer<DsjsonStep> each) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "There is no file %s. Name one of dsjson, a JSON object a line.".formatted(file));
    }
    var account = new LineAccount();
    try (var lines =
            new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
        var policy = target.open()) {
      var number = 0L;
      for (var text = lines.readLine(); text != null; text = lines.readLine()) {
        number++;
        if (!text.isBlank()) {
          read(number, new DsjsonLine(number, text), policy, account, each);
        }
      }
      policy.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return account;
  }

  private static void read(
      long number,
      DsjsonLine line,
      DsjsonTarget.Reading policy,
      LineAccount account,
      Consumer<DsjsonStep> each) {
    if (line.predicted()) {
      policy.next(number);
    }
    if (line.skipped() || line.dangling()) {
      account.passOver(line);
      return;
    }
    try {
      var event = line.event();
      if (policy.needsPrediction() && !line.predicted()) {
        throw new SenselessLineException("vw predicts nothing where a is missing", "");
      }
      account.take(event);
      for (var k = 0; k < event.slots().size(); k++) {
        step(event, k, policy, account, each);
      }
    } catch (SenselessLineException e) {
      account.refuse(number, e);
    }
  }

  private static void step(
      DsjsonEvent event,
      int slot,
      DsjsonTarget.Reading policy,
      LineAccount account,
      Consumer<DsjsonStep> each) {
    var probabilities = policy.probabilities(event, slot);
    if (probabilities == null) {
      account.leaveOut();
      return;
    }
    var of = event.slots().get(slot);
    var step =
        new DsjsonStep(
            new LoggedStep(
                event.line(),
                HashedFeatures.rows(event, slot),
                of.action(),
                0 - of.cost(),
                of.propensity(),
                probabilities),
            event.weight());
    account.take(step);
    each.accept(step);
  }
}
