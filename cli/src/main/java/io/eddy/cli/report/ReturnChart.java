package io.eddy.cli.report;

import io.eddy.rl.training.LearningCurve;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Learning curves as pictures: one for files, and one of a single line for terminals. */
public final class ReturnChart {
  private static final int WIDTH = 960;
  private static final int HEIGHT = 540;
  private static final int BAND_OPACITY = 48;
  private static final float LINE = 2;
  private static final String LEVELS = "▁▂▃▄▅▆▇█";

  /** Told apart with every kind of colour vision (Okabe and Ito 2008). */
  private static final int[] COLOURS = {
    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000
  };

  private ReturnChart() {}

  /** Writes curves by the names of their algorithms, each with its 95 % interval. */
  public static void png(Path file, String title, Map<String, LearningCurve> curves)
      throws IOException {
    var chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle("steps")
            .yAxisTitle("training return")
            .build();
    chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideSE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisDecimalPattern("#,###");
    var drawn = 0;
    for (var entry : curves.entrySet()) {
      var points = entry.getValue().points();
      if (points.isEmpty()) {
        continue;
      }
      var rgb = COLOURS[drawn++ % COLOURS.length];
      var count = points.size();
      var around = new double[2 * count];
      var band = new double[2 * count];
      var steps = new double[count];
      var means = new double[count];
      for (var i = 0; i < count; i++) {
        var point = points.get(i);
        steps[i] = point.step();
        means[i] = point.interquartileMean();
        around[i] = point.step();
        band[i] = point.interval().high();
        around[2 * count - 1 - i] = point.step();
        band[2 * count - 1 - i] = point.interval().low();
      }
      var interval = chart.addSeries(entry.getKey() + ", 95 %", around, band);
      interval.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
      interval.setFillColor(new Color(rgb | (BAND_OPACITY << (Integer.SIZE - Byte.SIZE)), true));
      interval.setLineColor(new Color(0, true));
      interval.setMarker(SeriesMarkers.NONE);
      interval.setShowInLegend(false);
      var curve = chart.addSeries(entry.getKey(), steps, means);
      curve.setLineColor(new Color(rgb));
      curve.setLineStyle(new BasicStroke(LINE));
      curve.setMarker(SeriesMarkers.NONE);
    }
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var canvas = image.createGraphics();
    chart.paint(canvas, WIDTH, HEIGHT);
    canvas.dispose();
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("This Java writes no PNG.");
    }
  }

  /** A curve as a row of blocks, the lowest point the lowest block; empty for one without points. */
  public static String line(LearningCurve curve) {
    var means =
        curve.points().stream().mapToDouble(LearningCurve.Point::interquartileMean).toArray();
    var low = Double.POSITIVE_INFINITY;
    var high = Double.NEGATIVE_INFINITY;
    for (var mean : means) {
      low = Math.min(low, mean);
      high = Math.max(high, mean);
    }
    var line = new StringBuilder();
    for (var mean : means) {
      var level = high > low ? (mean - low) / (high - low) : 0;
      line.append(LEVELS.charAt((int) Math.round(level * (LEVELS.length() - 1))));
    }
    return line.toString();
  }
}
