package io.eddy.rl.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.zip.CRC32C;

/**
 * A file of scalars over steps that TensorBoard shows. Each record is a length (8 bytes, little
 * endian), the length's masked checksum, an {@code Event} and its masked checksum, with
 *
 * <pre>
 * masked(c) = ((c ≫ 15) | (c ≪ 17)) + 0xA282EAD8,   c the CRC-32C
 * </pre>
 *
 * <p>Not safe for threads.
 */
public final class EventFile implements AutoCloseable {

  /** TensorBoard looks for files whose names hold this. */
  public static final String NAME = "events.out.tfevents";

  private static final String VERSION = "brain.Event:2";
  private static final int MASK_DELTA = 0xA282EAD8;
  private static final double MILLIS = 1e3;

  private static final int EVENT_WALL_TIME = 1;
  private static final int EVENT_STEP = 2;
  private static final int EVENT_FILE_VERSION = 3;
  private static final int EVENT_SUMMARY = 5;
  private static final int SUMMARY_VALUE = 1;
  private static final int VALUE_TAG = 1;
  private static final int VALUE_SIMPLE = 2;

  private final OutputStream out;
  private final InstantSource clock;

  private EventFile(OutputStream out, InstantSource clock) {
    this.out = out;
    this.clock = clock;
  }

  /**
   * Begins a file, in place of one that is there.
   *
   * @param folder holds one run; it is made if it is missing
   */
  public static EventFile create(Path folder, InstantSource clock) throws IOException {
    Files.createDirectories(folder);
    var file =
        new EventFile(
            new BufferedOutputStream(Files.newOutputStream(folder.resolve(NAME + ".eddy"))), clock);
    file.write(file.event(0).text(EVENT_FILE_VERSION, VERSION));
    return file;
  }

  /**
   * Adds a point.
   *
   * @param tag names the curve; what stands before a slash groups curves
   */
  public void scalar(String tag, long step, double value) throws IOException {
    var point = new Protobuf().text(VALUE_TAG, tag).number(VALUE_SIMPLE, (float) value);
    write(event(step).message(EVENT_SUMMARY, new Protobuf().message(SUMMARY_VALUE, point)));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private Protobuf event(long step) {
    return new Protobuf().number(EVENT_WALL_TIME, clock.millis() / MILLIS).number(EVENT_STEP, step);
  }

  private void write(Protobuf event) throws IOException {
    var data = event.toByteArray();
    var length = littleEndian(Long.BYTES).putLong(data.length).array();
    out.write(length);
    out.write(littleEndian(Integer.BYTES).putInt(masked(length)).array());
    out.write(data);
    out.write(littleEndian(Integer.BYTES).putInt(masked(data)).array());
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static int masked(byte[] bytes) {
    var crc = new CRC32C();
    crc.update(bytes);
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
  }
}
