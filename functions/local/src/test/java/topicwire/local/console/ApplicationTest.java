package topicwire.local.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicwire.local.DataFolder;

/// What the command says and with which status it ends, where nothing has to be started.
class ApplicationTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final PrintStream systemOutput = System.out;

  /// Running functions print to it.
  @AfterEach
  void restore() {
    System.setOut(systemOutput);
  }

  @Test
  void command_withHelpOption_printsTheHelpAndSucceeds() {
    assertThat(run("--help")).isZero();
    assertThat(output.toString(UTF_8)).isEqualTo(Options.HELP);
  }

  @Test
  void command_withUnknownOption_namesItAndExitsWithStatusTwo() {
    assertThat(run("--prot", "1")).isEqualTo(2);
    assertThat(errors.toString(UTF_8)).isEqualTo("there is no option --prot; --help lists them\n");
  }

  @Test
  void command_withMissingImportFolder_namesItAndExitsWithStatusTwo() {
    assertThat(run("--import", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(errors.toString(UTF_8))
        .isEqualTo("expected a folder, found nothing: " + folder.resolve("none") + "\n");
  }

  @Test
  void command_withPortInUse_namesPortAndOptionAndExitsWithStatusTwo() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = taken.getLocalPort();

      assertThat(run("--memory", "--port=0", "--s3-port=" + port)).isEqualTo(2);
      assertThat(errors.toString(UTF_8))
          .isEqualTo(
              "port %d, for S3, is in use: stop what listens there, or give another one with"
                      .formatted(port)
                  + " --s3-port (--s3-port 0 takes any)\n");
    }
  }

  @Test
  void command_withDataFolderInUse_namesTheFolderAndExitsWithStatusTwo() throws Exception {
    var taken =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .start();
    try {
      taken.getInputStream().read();

      assertThat(run("--data", folder.toString(), "--port=0", "--s3-port=0", "--sqs-port=0"))
          .isEqualTo(2);
      assertThat(errors.toString(UTF_8))
          .isEqualTo(
              "another local stack uses %s: stop it, or give this one a folder with --data\n"
                  .formatted(folder));
    } finally {
      taken.destroy();
    }
  }

  /// Another process that holds a data folder until it is ended.
  static final class Holder {
    public static void main(String[] arguments) throws Exception {
      try (var held = DataFolder.open(Path.of(arguments[0]))) {
        System.out.print(held.path());
        System.out.flush();
        Thread.sleep(60_000);
      }
    }
  }

  @Test
  void importedFolder_isCountedAsInTheIndex() throws IOException {
    Files.writeString(folder.resolve("one.md"), "---\ntitle: One\n---\n");
    Files.writeString(folder.resolve("two.md"), "---\ntitle: Two\n---\n");
    Files.writeString(folder.resolve("draft.md"), "---\ntitle: Three\ndraft: true\n---\n");
    Files.writeString(folder.resolve("README.md"), "# How this folder is kept\n");
    Files.writeString(folder.resolve("bad.md"), "---\ntitle: Bad\npublished: maybe\n---\n");

    assertThat(
            run(
                "--memory",
                "--once",
                "--import",
                folder.toString(),
                "--port=0",
                "--s3-port=0",
                "--sqs-port=0"))
        .isZero();

    assertThat(output.toString(UTF_8))
        .contains(
            "Files 5\n",
            "  shown 2: with a date 0,",
            "  hidden 1: draft 1\n",
            "  not articles 1: without front matter 1\n",
            "  rejected 1: published-invalid 1\n",
            "In the index: 2 published, 1 drafts\n")
        // The functions' own numbers; a walk may look at a file once more.
        .containsPattern("some more than once: Draft \\d+, .*Published \\d+, Rejected \\d+");
    assertThat(errors.toString(UTF_8)).isEmpty();
  }

  @Test
  void validation_ofFolderWithFlaws_listsThemAndExitsWithStatusOne() throws IOException {
    Files.createDirectories(folder.resolve("_news"));
    Files.writeString(folder.resolve("_news/good.md"), "---\ntitle: Good\n---\n");
    Files.writeString(folder.resolve("_news/bad.md"), "---\ntitle: Bad\npublished: maybe\n---\n");
    Files.writeString(folder.resolve("notes.txt"), "not looked at");

    assertThat(run("--validate", folder.toString())).isEqualTo(1);
    assertThat(output.toString(UTF_8).lines())
        .containsExactly(
            folder.resolve("_news/bad.md")
                + ":3: published: expected `true` or `false`, found `maybe`; write one of the two,"
                + " or remove the line [published-invalid]",
            "Files 3",
            "  shown 1: with a date 0, with topics 0, with an address 0",
            "  hidden 0",
            "  not articles 1: .txt 1",
            "  rejected 1: published-invalid 1",
            "  warnings 0",
            "Lines in _topicwire.yaml that may help:",
            "  webUrl: {/: \"https://site.example/:dir/:slug/\"}  # articles without an"
                + " address: 1");
  }

  @Test
  void validation_ofFolderWithoutFlaws_printsWarningsAndSucceeds() throws IOException {
    Files.writeString(
        folder.resolve("good.md"), "---\ntitle: Good\nwebUrl: nowhere\npublished: false\n---\n");

    assertThat(run("--validate", folder.toString())).isZero();
    assertThat(output.toString(UTF_8).lines())
        .hasSize(7)
        .first()
        .asString()
        .startsWith(folder.resolve("good.md") + ":3: webUrl: ")
        .endsWith(", warning]");
    assertThat(output.toString(UTF_8))
        .endsWith(
            """
            Files 1
              shown 0: with a date 0, with topics 0, with an address 0
              hidden 1: not published 1
              not articles 0
              rejected 0
              warnings 1: url-dropped 1
            """);
  }

  @Test
  void validation_ofOneFile_checksOnlyThatFile() throws IOException {
    var bad = folder.resolve("bad.md");
    Files.writeString(bad, "---\ntitle: Bad\npublished: maybe\n---\n");
    Files.writeString(folder.resolve("worse.md"), "not looked at");

    assertThat(run("--validate", bad.toString())).isEqualTo(1);
    assertThat(output.toString(UTF_8).lines()).hasSize(7).first().asString().startsWith(bad + ":3");
  }

  @Test
  void validation_ofFolderWithOtherKindsOfFilesOnly_saysSoAndExitsWithStatusOne()
      throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "");
    assertThat(run("--validate", folder.toString())).isEqualTo(1);
    assertThat(output.toString(UTF_8)).contains("expected article files", "found none");
  }

  @Test
  void validation_ofMissingPath_saysSoAndExitsWithStatusTwo() {
    var nothing = folder.resolve("nothing");
    assertThat(run("--validate", nothing.toString())).isEqualTo(2);
    assertThat(errors.toString(UTF_8))
        .isEqualTo("expected a folder or file, found nothing: %s%n".formatted(nothing));
  }

  private int run(String... arguments) {
    return new Application(
            new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8))
        .run(arguments);
  }
}
