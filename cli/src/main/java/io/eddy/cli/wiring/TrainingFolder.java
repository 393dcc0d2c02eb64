package io.eddy.cli.wiring;

import io.eddy.cli.report.ReturnChart;
import io.eddy.protocol.Json;
import io.eddy.rl.export.OnnxPolicy;
import io.eddy.rl.export.OnnxTable;
import io.eddy.rl.export.PolicyFile;
import io.eddy.rl.mdp.Policy;
import io.eddy.rl.policy.NetworkPolicy;
import io.eddy.rl.tabular.TabularPolicy;
import io.eddy.rl.training.CurveFiles;
import io.eddy.rl.training.LearningCurve;
import io.eddy.rl.training.TrialResult;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What training leaves in a folder: {@code report.json}, {@code curves.png}, {@code episodes.csv} and
 * {@code evaluations.csv} of all algorithms; below the name of each and {@code seed-S} the {@code
 * checkpoint} that training goes on from, which {@link CheckpointFiles} write on the way, the event file
 * for TensorBoard and, where a network acts, {@code final} and {@code selected} policies, as Eddy's
 * files and as ONNX.
 */
public record TrainingFolder(Path folder, InstantSource clock) {

  /** Writes what came of training, in place of what is there. */
  public void write(List<TrainingRun.Trained> all, Object report) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("report.json"), Json.write(report));
    try (var episodes = Files.newBufferedWriter(folder.resolve("episodes.csv"));
        var evaluations = Files.newBufferedWriter(folder.resolve("evaluations.csv"))) {
      CurveFiles.episodesHeader(episodes);
      CurveFiles.evaluationsHeader(evaluations);
      for (var trained : all) {
        for (var result : trained.results()) {
          CurveFiles.episodes(trained.algorithm().name(), result, episodes);
          CurveFiles.evaluations(trained.algorithm().name(), result, evaluations);
        }
      }
    }
    var curves = new LinkedHashMap<String, LearningCurve>();
    for (var trained : all) {
      curves.put(trained.algorithm().name(), trained.curve());
      for (var result : trained.results()) {
        write(trained.algorithm().name(), result);
      }
    }
    ReturnChart.png(
        folder.resolve("curves.png"), all.getFirst().algorithm().environment().name(), curves);
  }

  private void write(String algorithm, TrialResult result) throws IOException {
    var own = folder.resolve(algorithm).resolve("seed-" + result.seed());
    CurveFiles.events(own, result, clock);
    write(own, "final", result.last());
    write(own, "selected", result.selected());
  }

  /** Eddy's own file and an ONNX file; nothing of a policy that has a plugin's own form. */
  private static void write(Path own, String name, Policy policy) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] onnx;
    switch (policy) {
      case NetworkPolicy network -> {
        PolicyFile.write(network, new DataOutputStream(bytes));
        onnx = OnnxPolicy.file(network);
      }
      case TabularPolicy table -> {
        PolicyFile.write(table, new DataOutputStream(bytes));
        onnx = OnnxTable.file(table);
      }
      default -> {
        return;
      }
    }
    Files.write(own.resolve(name + ".policy"), bytes.toByteArray());
    Files.write(own.resolve(name + ".onnx"), onnx);
  }
}
