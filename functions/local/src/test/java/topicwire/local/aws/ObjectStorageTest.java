package topicwire.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Object;
import topicwire.local.aws.Notifications.ObjectEvent;

/// What is heard of objects when a client changes them through the S3 interface.
@Tag("slow")
class ObjectStorageTest {
  private static final String BUCKET = "articles";
  private static final String HELLO = "5d41402abc4b2a76b9719d911017c592"; // MD5 of "hello"

  @TempDir Path folder;
  private final List<ObjectEvent> heard = new CopyOnWriteArrayList<>();
  private ObjectStorage storage;
  private S3Client client;

  @BeforeEach
  void start() throws Exception {
    storage = ObjectStorage.start(folder, BUCKET, 0, heard::add);
    client = Clients.s3(storage.address());
  }

  @AfterEach
  void stop() {
    client.close();
    storage.close();
  }

  @Test
  void put_ofNewAndOfExistingObject_isReportedAsCreationEachTime() {
    put("_news/a.md", "hello");
    put("_news/a.md", "hello!");

    assertThat(heard)
        .containsExactly(
            new ObjectEvent("ObjectCreated:Put", "_news/a.md", 5, HELLO),
            new ObjectEvent(
                "ObjectCreated:Put", "_news/a.md", 6, "5a8dd3ad0756a93ded72b823b19dd877"));
  }

  @Test
  void folderAsAConsoleMakesIt_isAnObjectOfNoBytes() {
    assertThat(put("_news/", "")).isEqualTo("\"d41d8cd98f00b204e9800998ecf8427e\"");

    assertThat(heard)
        .containsExactly(
            new ObjectEvent("ObjectCreated:Put", "_news/", 0, "d41d8cd98f00b204e9800998ecf8427e"));
    put("_news/a.md", "hello");
    assertThat(heard).hasSize(2);
  }

  @Test
  void copy_withinTheBucket_isReportedAsCreationOfTheNewKey() {
    put("a.md", "hello");
    client.copyObject(request ->
        request
            .sourceBucket(BUCKET)
            .sourceKey("a.md")
            .destinationBucket(BUCKET)
            .destinationKey("b.md"));

    assertThat(heard).last().isEqualTo(new ObjectEvent("ObjectCreated:Copy", "b.md", 5, HELLO));
  }

  @Test
  void upload_inParts_isReportedOnceWhenItIsComplete() {
    var upload =
        client.createMultipartUpload(request -> request.bucket(BUCKET).key("a.md")).uploadId();
    var part =
        client
            .uploadPart(
                request -> request.bucket(BUCKET).key("a.md").uploadId(upload).partNumber(1),
                RequestBody.fromString("hello"))
            .eTag();
    assertThat(heard).isEmpty();

    client.completeMultipartUpload(request ->
        request
            .bucket(BUCKET)
            .key("a.md")
            .uploadId(upload)
            .multipartUpload(
                parts -> parts.parts(CompletedPart.builder().partNumber(1).eTag(part).build())));

    assertThat(heard)
        .containsExactly(
            new ObjectEvent(
                "ObjectCreated:CompleteMultipartUpload",
                "a.md",
                5,
                "62109206880d38a4010a98e11243924a-1"));
  }

  @Test
  void removal_ofOneOrManyObjectsAtOnce_isReportedForEachObject() {
    List.of("a.md", "b.md", "c.md").forEach(key -> put(key, "hello"));
    heard.clear();

    client.deleteObject(request -> request.bucket(BUCKET).key("a.md"));
    client.deleteObjects(request ->
        request
            .bucket(BUCKET)
            .delete(keys ->
                keys.objects(
                    ObjectIdentifier.builder().key("b.md").build(),
                    ObjectIdentifier.builder().key("c.md").build())));

    assertThat(heard)
        .containsExactlyInAnyOrder(
            new ObjectEvent("ObjectRemoved:Delete", "a.md", 0, ""),
            new ObjectEvent("ObjectRemoved:Delete", "b.md", 0, ""),
            new ObjectEvent("ObjectRemoved:Delete", "c.md", 0, ""));
  }

  @Test
  void keys_withSpecialCharacters_areReportedAsTheClientGaveThem() {
    var keys = List.of("a b.md", "c++.md", "100%.md", "é/日本.md", "x&y=z.md", "a+b c.md");
    keys.forEach(key -> put(key, "hello"));

    assertThat(heard).extracting(ObjectEvent::key).containsExactlyElementsOf(keys);
  }

  /// One that S3Proxy hangs up on is sent again, and heard of twice.
  @Test
  void upload_amongManyUploads_isReportedExactlyOnce() {
    var keys = IntStream.range(0, 500).mapToObj(number -> number + ".md").toList();
    keys.forEach(key -> put(key, ""));

    assertThat(heard).extracting(ObjectEvent::key).containsExactlyElementsOf(keys);
  }

  @Test
  void aFileWithoutETag_isInNoListing() throws Exception {
    List.of("a.md", "c.md").forEach(key -> put(key, "hello"));
    for (var i = 0; i < 3; i++) {
      Files.writeString(folder.resolve(BUCKET).resolve("b" + i + ".md"), "cut o");
    }

    try (var bucket = new ArticleBucket(storage.address(), BUCKET)) {
      assertThat(bucket.list()).isEqualTo(Map.of("a.md", HELLO, "c.md", HELLO));
    }
    // A page that would hold nothing else is not the end, and not empty either.
    var second =
        client.listObjectsV2(request -> request.bucket(BUCKET).startAfter("a.md").maxKeys(1));
    assertThat(second.contents()).extracting(S3Object::key).containsExactly("c.md");
  }

  private String put(String key, String text) {
    return client
        .putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(text))
        .eTag();
  }
}
