package topicwire.local.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicwire.local.aws.ArticleBucket;
import topicwire.local.aws.Notifications.ObjectEvent;
import topicwire.local.aws.ObjectStorage;

class WatchedFolderTest {
  @TempDir Path folder;
  private final List<ObjectEvent> heard = new CopyOnWriteArrayList<>();
  private final List<String> problems = new CopyOnWriteArrayList<>();
  private ObjectStorage storage;
  private ArticleBucket bucket;
  private Path articles;

  @BeforeEach
  void start() throws Exception {
    storage = ObjectStorage.start(folder.resolve("s3"), "articles", 0, this::hear);
    bucket = new ArticleBucket(storage.address(), "articles");
    articles = Files.createDirectories(folder.resolve("articles"));
  }

  @AfterEach
  void stop() {
    bucket.close();
    storage.close();
  }

  @Test
  void aBucketThatCannotBeListedAtTheStart_isComparedWhenItCanBe() throws Exception {
    write("_news/a.md", "one");
    var port = storage.address().getPort();
    storage.close();
    try (var _ = watch()) {
      assertThat(problems).singleElement().asString().startsWith("cannot list the bucket");
      storage = ObjectStorage.start(folder.resolve("s3"), "articles", port, this::hear);
      await(() -> events("ObjectCreated:Put") == 1);
    }
    assertThat(bucket.list()).containsOnlyKeys("_news/a.md");
  }

  @Test
  void watchedFolder_withNewChangedAndRemovedFile_uploadsAndDeletesItsObject() throws Exception {
    try (var _ = watch()) {
      write("_news/a b.md", "one");
      await(() -> events("ObjectCreated:Put") == 1);
      write("_news/a b.md", "two!");
      await(() -> events("ObjectCreated:Put") == 2);
      Files.delete(articles.resolve("_news/a b.md"));
      await(() -> events("ObjectRemoved:Delete") == 1);
    }

    assertThat(heard).extracting(ObjectEvent::key).containsOnly("_news/a b.md");
    assertThat(bucket.list()).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void file_thatIsStillGrowing_isUploadedOnlyWhenComplete() throws Exception {
    var watched = folder();
    watched.compare();
    for (int size = 1; size <= 10; size++) {
      write("slow.md", "x".repeat(size));
      watched.look();
      assertThat(heard).isEmpty();
    }
    watched.look();

    assertThat(heard).extracting(ObjectEvent::size).containsExactly(10L);
  }

  @Test
  void file_missingForAMoment_isNotRemovedFromTheBucket() throws Exception {
    var watched = folder();
    write("saved.md", "one");
    watched.compare();
    Files.delete(articles.resolve("saved.md"));
    watched.look();
    write("saved.md", "two!");
    watched.look();
    watched.look();

    assertThat(heard)
        .extracting(ObjectEvent::name)
        .containsExactly("ObjectCreated:Put", "ObjectCreated:Put");
  }

  @Test
  void removalOfFile_withObjectsFromElsewhere_removesOnlyThoseOfTheFolder() throws Exception {
    bucket.put("elsewhere.md", new byte[] {1});
    try (var _ = watch()) {
      write("mine.md", "one");
      await(() -> events("ObjectCreated:Put") == 2);
      Files.delete(articles.resolve("mine.md"));
      await(() -> events("ObjectRemoved:Delete") == 1);
    }

    assertThat(bucket.list()).containsOnlyKeys("elsewhere.md");
  }

  @Test
  void changes_betweenTwoRuns_areAppliedAtTheNextStart() throws Exception {
    write("same.md", "same");
    write("removed.md", "removed");
    write("changed.md", "before");
    write("lost.md", "lost");
    try (var _ = watch()) {
      await(() -> events("ObjectCreated:Put") == 4);
    }
    heard.clear();
    Files.delete(articles.resolve("removed.md"));
    write("changed.md", "after!!");
    write("new.md", "new");
    bucket.delete("lost.md");
    heard.clear();

    try (var _ = watch()) {
      await(() -> events("ObjectCreated:Put") == 3 && events("ObjectRemoved:Delete") == 1);
    }

    assertThat(Set.copyOf(heard.stream().map(ObjectEvent::key).toList()))
        .isEqualTo(Set.of("removed.md", "changed.md", "new.md", "lost.md"));
    assertThat(bucket.list()).containsOnlyKeys("same.md", "changed.md", "new.md", "lost.md");
  }

  @Test
  void file_thatIsAlreadyInTheBucket_isNotUploadedAgain() throws Exception {
    bucket.put("there.md", "there".getBytes(UTF_8));
    heard.clear();
    write("there.md", "there");

    try (var _ = watch()) {
      write("next.md", "next");
      await(() -> events("ObjectCreated:Put") == 1);
    }

    assertThat(heard).extracting(ObjectEvent::key).containsOnly("next.md");
  }

  @Test
  void watchedFolder_thatVanishes_isReportedAndNotTreatedAsEmpty() throws Exception {
    try (var _ = watch()) {
      write("a.md", "one");
      await(() -> events("ObjectCreated:Put") == 1);
      Files.move(articles, folder.resolve("away"));
      await(() -> !problems.isEmpty());
      Thread.sleep(600);
      Files.move(folder.resolve("away"), articles);
      write("b.md", "two");
      await(() -> events("ObjectCreated:Put") == 2);
    }

    assertThat(events("ObjectRemoved:Delete")).isZero();
    assertThat(problems)
        .hasSize(1)
        .first()
        .asString()
        .startsWith("cannot read the watched folder " + articles);
  }

  private WatchedFolder folder() {
    return new WatchedFolder(articles, folder.resolve("log"), bucket, problems::add);
  }

  private WatchedFolder watch() throws IOException {
    var watched = folder();
    watched.start();
    return watched;
  }

  private void write(String name, String text) throws IOException {
    var file = articles.resolve(name);
    Files.createDirectories(file.getParent());
    // At once: a look between contents and time would see two files.
    var written = Files.writeString(folder.resolve("being-written"), text);
    Files.setLastModifiedTime(written, FileTime.from(Instant.now()));
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Once: a client that misses the answer to an upload sends it again.
  private void hear(ObjectEvent event) {
    if (!heard.contains(event)) {
      heard.add(event);
    }
  }

  private long events(String name) {
    return heard.stream().filter(event -> event.name().equals(name)).count();
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean()).as("heard %s, problems %s", heard, problems).isTrue();
  }
}
