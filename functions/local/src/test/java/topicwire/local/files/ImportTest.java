package topicwire.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicwire.local.aws.ArticleBucket;
import topicwire.local.aws.ObjectStorage;

class ImportTest {
  @TempDir Path folder;

  @Test
  void upload_folderWithSettings_hasThemInForceBeforeAllElse() throws Exception {
    var site = Files.createDirectories(folder.resolve("site"));
    for (var name : List.of("A.md", "_about.md", "_topicwire.yaml", "b.md", "z.md")) {
      Files.writeString(site.resolve(name), "# " + name);
    }
    var keys = new CopyOnWriteArrayList<String>();
    var storage =
        ObjectStorage.start(folder.resolve("s3"), "articles", 0, event -> keys.add(event.key()));
    try (var bucket = new ArticleBucket(storage.address(), "articles")) {
      var files =
          Import.upload(
              Folder.forImport(site), bucket, () -> keys.add("in force"), (done, of) -> {});

      assertThat(files).isEqualTo(5);
      assertThat(bucket.list()).hasSize(5);
      assertThat(keys)
          .startsWith("_topicwire.yaml", "in force")
          .containsExactlyInAnyOrder(
              "_topicwire.yaml", "in force", "A.md", "_about.md", "b.md", "z.md");
    } finally {
      storage.close();
    }
  }
}
