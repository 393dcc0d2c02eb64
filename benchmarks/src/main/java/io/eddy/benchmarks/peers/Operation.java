package io.eddy.benchmarks.peers;

import java.util.stream.DoubleStream;

/** What an operation takes: the median of some samples, after it has been compiled. */
record Operation(double us, double processorUs) {
  private static final double WARM_UP_SECONDS = 3;
  private static final double SAMPLE_SECONDS = .2;
  private static final int SAMPLES = 15;
  private static final double MICROS = 1e6;

  static Operation of(Runnable operation) {
    var count = 0L;
    for (var warmUp = new Stopwatch(); warmUp.processorSeconds() < WARM_UP_SECONDS; count++) {
      operation.run();
    }
    var perSample = Math.max(1, (long) (count * SAMPLE_SECONDS / WARM_UP_SECONDS));
    var wall = new double[SAMPLES];
    var processor = new double[SAMPLES];
    for (var sample = 0; sample < SAMPLES; sample++) {
      var watch = new Stopwatch();
      for (var i = 0L; i < perSample; i++) {
        operation.run();
      }
      wall[sample] = MICROS * watch.seconds() / perSample;
      processor[sample] = MICROS * watch.processorSeconds() / perSample;
    }
    return new Operation(median(wall), median(processor));
  }

  private static double median(double[] numbers) {
    return DoubleStream.of(numbers).sorted().skip(numbers.length / 2).findFirst().orElseThrow();
  }
}
