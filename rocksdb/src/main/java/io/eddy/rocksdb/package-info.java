/** The stores of Eddy on RocksDB: durable before the answer, checked when opened. */
@NullMarked
package io.eddy.rocksdb;

import org.jspecify.annotations.NullMarked;
