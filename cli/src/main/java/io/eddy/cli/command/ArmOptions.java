package io.eddy.cli.command;

import io.eddy.recommender.experiment.Arm;
import io.eddy.recommender.experiment.Experiment;
import io.eddy.recommender.policy.LinearRanking;
import io.eddy.recommender.policy.SlateAlgorithm;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which policies are compared, and what learns. */
final class ArmOptions {
  private static final List<String> POLICIES =
      Stream.concat(Stream.of(Arm.LEARNING, Arm.FROZEN), LinearRanking.BASELINES.stream()).toList();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--arms",
      split = ",",
      paramLabel = "NAME",
      description =
          "Policies to compare, with equal shares of the viewers: learning, frozen, popularity,"
              + " repeat, category-popularity, random (default: learning,popularity).")
  private List<String> arms = List.of(Arm.LEARNING, "popularity");

  @Option(
      names = "--policy",
      paramLabel = "NAME",
      description = "What serves the arm learning, while the learner runs on.")
  private @Nullable String policy;

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      description = "What the arm learning learns by: slate-q, slate-q-network (default: slate-q).")
  private String algorithm = SlateAlgorithm.LINEAR.label();

  /** What the learner learns by. */
  SlateAlgorithm algorithm() {
    require("--algorithm", algorithm, SlateAlgorithm.LABELS);
    return SlateAlgorithm.of(algorithm);
  }

  /** The experiment that the options describe. */
  Experiment experiment(double evaluationShare) {
    arms.forEach(arm -> require("--arms", arm, POLICIES));
    var experiment = Experiment.of(arms, evaluationShare);
    var serving = policy;
    if (serving == null) {
      return experiment;
    }
    require("--policy", serving, POLICIES);
    return new Experiment(
        experiment.arms().stream()
            .map(
                arm ->
                    arm.policy().equals(Arm.LEARNING)
                        ? new Arm(arm.name(), serving, arm.share())
                        : arm)
            .toList(),
        evaluationShare);
  }

  private void require(String option, String name, List<String> names) {
    if (!names.contains(name)) {
      throw new ParameterException(
          spec.commandLine(),
          "The %s %s is unknown. Choose from %s."
              .formatted(option, name, String.join(", ", names)));
    }
  }
}
