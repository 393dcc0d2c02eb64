package io.eddy.planted.learning;

import io.eddy.planted.service.Intake;
import org.rocksdb.Options;

/** Learning that sees RocksDB and the service. */
public record StoresItself(Options options, Intake intake) {}
