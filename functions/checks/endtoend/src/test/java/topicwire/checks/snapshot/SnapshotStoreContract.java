package topicwire.checks.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicwire.reindex.snapshot.SnapshotStore;

/// What a store of snapshots promises.
abstract class SnapshotStoreContract {
  @TempDir Path folder;

  abstract SnapshotStore store();

  abstract byte[] stored(String key);

  @Test
  void file_thatIsPut_isThereAsItIs() throws Exception {
    var bytes = new byte[3_000_000];
    new Random(1).nextBytes(bytes);
    put("snapshots/a.ndjson.gz", bytes);
    assertThat(stored("snapshots/a.ndjson.gz")).isEqualTo(bytes);
  }

  @Test
  void file_thatIsPutAgain_replacesTheFirst() throws Exception {
    put("snapshots/b.json", "{}".getBytes(UTF_8));
    put("snapshots/b.json", "{\"articles\":1}".getBytes(UTF_8));
    assertThat(stored("snapshots/b.json")).asString(UTF_8).isEqualTo("{\"articles\":1}");
  }

  private void put(String key, byte[] bytes) throws Exception {
    var file = folder.resolve("file");
    Files.write(file, bytes);
    var sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    store().put(key, "application/gzip", file, sha256);
  }
}
