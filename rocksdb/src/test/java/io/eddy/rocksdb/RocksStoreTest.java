package io.eddy.rocksdb;

import io.eddy.storage.Store;
import io.eddy.storage.StoreContract;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class RocksStoreTest implements StoreContract {
  @TempDir Path root;

  private final Map<Store, Path> directories = new HashMap<>();

  @Override
  public Store open() {
    return open(root.resolve("store-" + directories.size()));
  }

  @Override
  public Store reopen(Store store) {
    store.close();
    return open(directories.get(store));
  }

  private Store open(Path directory) {
    var store = RocksStore.open(directory);
    directories.put(store, directory);
    return store;
  }
}
