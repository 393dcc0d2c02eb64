package io.eddy.rocksdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ChecksumType;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** One opening of the database: the native objects, opened and closed together. */
final class Tables implements AutoCloseable {
  /** Blocks of what is asked for by key, with indexes and filters, in memory. */
  private static final long CACHE_BYTES = 64L << 20;

  /** Blocks of what is read once and in order: apart, so that it drives nothing else out. */
  private static final long SCAN_CACHE_BYTES = 16L << 20;

  /** What of the cache indexes and filters take first: each question by key needs them. */
  private static final double FILTER_SHARE = .75;

  /** Filters are cut into such pieces: a question reads one piece, not the whole of a file. */
  private static final long FILTER_PIECE_BYTES = 16 << 10;

  /** Buffers of all tables together; the largest is written out when they reach it. */
  private static final long BUFFER_BYTES = 96L << 20;

  /** Buffers of one table: writers wait when all are full and none is written out yet. */
  private static final int BUFFERS = 4;

  /** Bounds what is read again after a crash, and how long a destroyed link may stay in the log. */
  private static final long WAL_BYTES = 128L << 20;

  /** RocksDB's own diary, which nobody reads until something goes wrong. */
  private static final long DIARY_BYTES = 1L << 20;

  private static final int DIARIES = 2;

  /** The newest table format: its footer, too, has a checksum. */
  private static final int FORMAT_VERSION = 6;

  /** One per cent of wrong answers. */
  private static final double FILTER_BITS = 10;

  private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
  private final Map<Column, ColumnFamilyHandle> handles = new EnumMap<>(Column.class);
  private final WriteOptions durably;
  private final RocksDB database;

  /** How a database is opened. */
  enum Mode {
    /** Only one that exists, to read and write. */
    EXISTING,
    /** To read and write; made if it is missing. */
    NEW,
    /** Without touching a file, for a disk that is full. */
    READ_ONLY
  }

  private Tables(Path path, Mode mode) throws RocksDBException {
    Cache cache = closing(new LRUCache(CACHE_BYTES, -1, false, FILTER_SHARE));
    Cache scanCache = closing(new LRUCache(SCAN_CACHE_BYTES));
    var options =
        closing(new DBOptions())
            .setCreateIfMissing(mode == Mode.NEW)
            .setCreateMissingColumnFamilies(mode == Mode.NEW)
            .setParanoidChecks(true)
            .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
            .setAvoidFlushDuringRecovery(true)
            .setDbWriteBufferSize(BUFFER_BYTES)
            .setMaxTotalWalSize(WAL_BYTES)
            .setAllowFAllocate(false) // what is taken for later is missing now on a full disk
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setMaxLogFileSize(DIARY_BYTES)
            .setKeepLogFileNum(DIARIES);
    durably = closing(new WriteOptions()).setSync(true);
    var descriptors = new ArrayList<ColumnFamilyDescriptor>();
    for (var column : Column.values()) {
      descriptors.add(
          new ColumnFamilyDescriptor(
              column.label().getBytes(StandardCharsets.UTF_8),
              options(column, column.readInOrder() ? scanCache : cache)));
    }
    var opened = new ArrayList<ColumnFamilyHandle>();
    database = open(options, path, mode, descriptors, opened);
    var handle = opened.iterator();
    for (var column : Column.values()) {
      handles.put(column, closing(handle.next()));
    }
  }

  /** Opens the database in a folder, which must exist. */
  static Tables open(Path path, Mode mode) throws RocksDBException {
    RocksDB.loadLibrary();
    return new Tables(path, mode);
  }

  private RocksDB open(
      DBOptions options,
      Path path,
      Mode mode,
      List<ColumnFamilyDescriptor> descriptors,
      List<ColumnFamilyHandle> opened)
      throws RocksDBException {
    try {
      return closing(
          mode == Mode.READ_ONLY
              ? RocksDB.openReadOnly(options, path.toString(), descriptors, opened)
              : RocksDB.open(options, path.toString(), descriptors, opened));
    } catch (RocksDBException e) {
      close();
      throw e;
    }
  }

  private ColumnFamilyOptions options(Column column, Cache cache) {
    var table =
        new BlockBasedTableConfig()
            .setBlockCache(cache)
            .setCacheIndexAndFilterBlocks(true)
            .setCacheIndexAndFilterBlocksWithHighPriority(true)
            .setPinTopLevelIndexAndFilter(true)
            .setIndexType(IndexType.kTwoLevelIndexSearch)
            .setMetadataBlockSize(FILTER_PIECE_BYTES)
            .setBlockSize(column.blockBytes())
            .setChecksumType(ChecksumType.kXXH3)
            .setFormatVersion(FORMAT_VERSION);
    if (column.askedForMissingKeys()) {
      table.setFilterPolicy(closing(new BloomFilter(FILTER_BITS))).setPartitionFilters(true);
    }
    return closing(new ColumnFamilyOptions())
        .setTableFormatConfig(table)
        .setWriteBufferSize(column.bufferBytes())
        .setMaxWriteBufferNumber(BUFFERS)
        .setCompressionType(CompressionType.ZSTD_COMPRESSION);
  }

  byte @Nullable [] get(Column column, byte[] key) throws RocksDBException {
    return database.get(handle(column), key);
  }

  /** An iterator, to be closed by the caller, over what is there now. */
  RocksIterator iterate(Column column) {
    return database.newIterator(handle(column));
  }

  void put(WriteBatch batch, Column column, byte[] key, byte[] value) throws RocksDBException {
    batch.put(handle(column), key, value);
  }

  void delete(WriteBatch batch, Column column, byte[] key) throws RocksDBException {
    batch.delete(handle(column), key);
  }

  /** Deletes from one key on up to, but not including, another. */
  void deleteRange(WriteBatch batch, Column column, byte[] from, byte[] to)
      throws RocksDBException {
    batch.deleteRange(handle(column), from, to);
  }

  /** Makes a batch durable and visible. */
  void write(WriteBatch batch) throws RocksDBException {
    database.write(durably, batch);
  }

  /** The sequence number of the last change that is visible. */
  long sequence() {
    return database.getLatestSequenceNumber();
  }

  /** Bytes of a table's files and buffers. */
  long bytes(Column column) throws RocksDBException {
    return database.getLongProperty(handle(column), "rocksdb.live-sst-files-size")
        + database.getLongProperty(handle(column), "rocksdb.cur-size-all-mem-tables");
  }

  /** Drops the files that hold nothing but keys of a range. */
  void dropFiles(Column column, byte[] from, byte[] to) throws RocksDBException {
    database.deleteFilesInRanges(handle(column), List.of(from, to), false);
  }

  /** Writes all buffers out, after which no earlier write-ahead log is needed any more. */
  void flush() throws RocksDBException {
    try (var options = new FlushOptions().setWaitForFlush(true)) {
      database.flush(options, List.copyOf(handles.values()));
    }
  }

  /** Writes a table anew without what was deleted from it. */
  void compact(Column column) throws RocksDBException {
    try (var options =
        new CompactRangeOptions()
            .setBottommostLevelCompaction(
                CompactRangeOptions.BottommostLevelCompaction.kForceOptimized)) {
      database.compactRange(handle(column), null, null, options);
    }
  }

  @Override
  public void close() {
    while (!closeables.isEmpty()) {
      try {
        closeables.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("A native object of RocksDB can't be closed.", e);
      }
    }
  }

  private ColumnFamilyHandle handle(Column column) {
    @Nullable ColumnFamilyHandle handle = handles.get(column);
    if (handle == null) {
      throw new IllegalStateException("The table " + column + " is not open.");
    }
    return handle;
  }

  private <T extends AutoCloseable> T closing(T closeable) {
    closeables.push(closeable);
    return closeable;
  }
}
