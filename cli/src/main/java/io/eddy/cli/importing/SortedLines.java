package io.eddy.cli.importing;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Lines in the order of their times, however many there are: sorted in pieces on disk, then merged
 * (Knuth, "The Art of Computer Programming", volume 3, §5.4). Lines of one time keep the order of their
 * ranks, then that in which they were added.
 */
final class SortedLines implements AutoCloseable {
  private static final int KEY_DIGITS = 19;
  private static final int RANK_DIGITS = 1;

  private final int inMemory;
  private final Path folder;
  private final List<Path> pieces = new ArrayList<>();
  private List<String> lines = new ArrayList<>();

  /**
   * No lines yet.
   *
   * @param inMemory the most lines that are held in memory
   */
  SortedLines(int inMemory) throws IOException {
    this.inMemory = inMemory;
    this.folder = Files.createTempDirectory("eddy-import");
  }

  /** Adds a line; {@code time} must not be negative, {@code rank} has one digit. */
  void add(long time, int rank, String line) throws IOException {
    lines.add("%019d%d%s".formatted(time, rank, line));
    if (lines.size() >= inMemory) {
      spill();
    }
  }

  /** Writes all lines in their order. */
  void writeTo(BufferedWriter out) throws IOException {
    spill();
    var readers = new ArrayList<BufferedReader>();
    try {
      var heads =
          new PriorityQueue<Head>(
              Comparator.comparing(Head::key).thenComparingInt(Head::piece)); // pieces in order
      for (var i = 0; i < pieces.size(); i++) {
        readers.add(Files.newBufferedReader(pieces.get(i)));
        push(heads, readers.get(i), i);
      }
      while (!heads.isEmpty()) {
        var head = heads.remove();
        out.write(head.line().substring(KEY_DIGITS + RANK_DIGITS));
        out.newLine();
        push(heads, readers.get(head.piece()), head.piece());
      }
    } finally {
      for (var reader : readers) {
        reader.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (var piece : pieces) {
      Files.deleteIfExists(piece);
    }
    Files.deleteIfExists(folder);
  }

  private record Head(String line, int piece) {
    String key() {
      return line.substring(0, KEY_DIGITS + RANK_DIGITS);
    }
  }

  private static void push(PriorityQueue<Head> heads, BufferedReader reader, int piece)
      throws IOException {
    var line = reader.readLine();
    if (line != null) {
      heads.add(new Head(line, piece));
    }
  }

  private void spill() throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    lines.sort(Comparator.comparing(line -> line.substring(0, KEY_DIGITS + RANK_DIGITS)));
    var piece = folder.resolve("piece-" + pieces.size());
    Files.write(piece, lines);
    pieces.add(piece);
    lines = new ArrayList<>();
  }
}
