/**
 * The durable store of Eddy on RocksDB: one database, a column family per table, every change one
 * synchronised atomic batch.
 *
 * <p>In come the batches of the ports in {@code storage}; out comes, after any crash, everything
 * that was acknowledged, or a refusal to start that names file and remedy. Four walls hold that
 * promise: RocksDB's checksum of every block and of every record of its write-ahead log; our own of
 * every fact, whose offsets must be contiguous; {@link io.eddy.rocksdb.WalCheck}, which tells a torn
 * tail from a damaged log before RocksDB reads it; and {@link io.eddy.rocksdb.HeadMark}, which
 * remembers outside of the database how far it had got.
 */
@NullMarked
package io.eddy.rocksdb;

import org.jspecify.annotations.NullMarked;
