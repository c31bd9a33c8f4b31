package topicwire.local.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import topicwire.articles.settings.SettingsFile;
import topicwire.articles.settings.SettingsReader;

/// What `--validate` says of a folder as a whole.
class ValidationTest {

  @TempDir Path folder;

  @Test
  void check_siteWithoutSettings_saysWhatBecomesOfEveryFile() throws IOException {
    writeSite();

    assertThat(check(folder)).isFalse();
    assertThat(lines())
        .containsSubsequence(
            folder.resolve("README.md")
                + ":1: there is no front matter, so this is no article; to make it one begin it"
                + " with `---`, a line `title: …` and `---` [front-matter-missing, no article]",
            "Files 11",
            "  shown 3: with a date 3, with topics 1, with an address 0",
            "  hidden 4: draft 2, expired 1, scheduled for later 1",
            "  not articles 3: .png 1, list pages 1, without front matter 1",
            "  rejected 1: draft-invalid 1");
  }

  @Test
  void check_documentedSite_endsWithTheDocumentedSummary() throws IOException {
    writeSite();

    check(folder);
    var all = lines();
    assertThat(String.join("\n", all.subList(all.indexOf("Files 11"), all.size())))
        .isEqualTo(block("text", "Files 11"));
  }

  /// Found before an upload, and not only by the table: what hardly compresses, such as an image.
  @Test
  void check_bodyThatHardlyCompresses_isRejectedByItsCompressedSize() throws IOException {
    var noise = new byte[320 * 1024];
    new Random(1).nextBytes(noise);
    var image = Base64.getEncoder().encodeToString(noise);
    Files.writeString(folder.resolve("fits.md"), "---\ntitle: T\n---\n" + image);
    Files.writeString(
        folder.resolve("large.md"), "---\ntitle: T\n---\n" + image + image.substring(9, 99_999));

    assertThat(check(folder)).isFalse();
    assertThat(String.join("\n", lines()))
        .contains("or 358,400 when compressed", "[article-too-large]", "shown 1:", "rejected 1:")
        .doesNotContain("fits.md");
  }

  @Test
  void documentedSettings_areValid() throws IOException {
    assertThat(SettingsReader.read(block("yaml", "zone: ").getBytes(UTF_8)))
        .isInstanceOfSatisfying(
            SettingsFile.Valid.class,
            file -> {
              assertThat(file.warnings()).isEmpty();
              assertThat(file.settings().site().title()).isEqualTo("Harbour Post");
            });
  }

  @Test
  void check_settingsOfTheRoot_areInForce() throws IOException {
    writeSite();
    write(
        "_topicwire.yaml",
        """
        zone: Europe/Berlin
        topics: [topics, tags, keywords]
        exclude: [half.md]
        webUrl: {/: "https://harbour.example/:slug/"}
        """);

    assertThat(check(folder)).isTrue();
    assertThat(lines())
        .containsSubsequence(
            "Files 12",
            "  shown 3: with a date 3, with topics 3, with an address 3",
            "  hidden 4: draft 2, expired 1, scheduled for later 1",
            "  settings 1",
            "  not articles 4: .png 1, excluded by the settings 1, list pages 1, without front"
                + " matter 1",
            "  rejected 0")
        .noneMatch(line -> line.contains("may help"));
  }

  @Test
  void check_folderWithAnUnderscore_hasTheSettingsBesideIt() throws IOException {
    write("_news/a.md", "---\ntitle: A\nlabels: [Boats]\n---\n");
    write("_topicwire.yaml", "topics: [labels]\n");

    assertThat(check(folder.resolve("_news"))).isTrue();
    assertThat(check(folder.resolve("_news/a.md"))).isTrue();
    assertThat(lines())
        .filteredOn(line -> line.contains("with topics"))
        .containsOnly("  shown 1: with a date 0, with topics 1, with an address 0")
        .hasSize(2);
  }

  @Test
  void check_wrongSettings_areRejectedAndNotInForce() throws IOException {
    write("a.md", "---\ntitle: A\n---\n");
    write("_topicwire.yaml", "exlude: [a.md]\n");

    assertThat(check(folder)).isFalse();
    assertThat(lines())
        .startsWith(
            folder.resolve("_topicwire.yaml")
                + ":1: exlude: `exlude` is no setting; write `exclude` [setting-unknown]",
            "Files 2",
            "  shown 1: with a date 0, with topics 0, with an address 0")
        .contains("  rejected 1: setting-unknown 1");
  }

  @Test
  void check_datesAheadAndFilesWithoutFrontMatter_areNamedWithTheirSettings() throws IOException {
    for (var name : List.of("a", "b", "c")) {
      write(name + ".md", "# " + name + "\n");
    }
    write("later.md", "---\ntitle: Later\ndate: 2999-01-01\n---\n");

    assertThat(check(folder)).isTrue();
    assertThat(lines())
        .contains(
            "  future: publish  # articles hidden until their date: 1",
            "  plain: true  # files without front matter: 3");
  }

  private void writeSite() throws IOException {
    write("first.md", "---\ntitle: First\ndate: 2024-03-01 08:00\nkeywords: [Boats]\n---\n");
    write(
        "second.md", "---\ntitle: Second\ndate: 2024-03-02 08:00\nkeywords: [Boats, Lake]\n---\n");
    write("third.md", "---\ntitle: Third\ndate: 2024-03-03 08:00Z\ntags: [Lake]\n---\n");
    write("idea.md", "---\ntitle: Idea\ndraft: true\n---\n");
    write("notes.md", "---\ntitle: Notes\nstatus: draft\n---\n");
    write("gone.md", "---\ntitle: Gone\nexpiryDate: 2020-01-01\n---\n");
    write("later.md", "---\ntitle: Later\ndate: 2999-01-01\n---\n");
    write("half.md", "---\ntitle: Half\ndraft: maybe\n---\n");
    write("_index.md", "---\ntitle: All\n---\n");
    write("README.md", "How we write.\n");
    write("boat.png", "");
  }

  private void write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /// What is deployed takes no target here, and a file is checked for that.
  @Test
  void standingQuery_withATargetOnThisMachine_isRejectedUnlessItWasUploadedHere() throws Exception {
    var query = folder.resolve("_data/queries/tides.yaml");
    Files.createDirectories(query.getParent());
    Files.writeString(query, "topics: tides\ntarget: http://127.0.0.1:9000/\n");
    assertThat(check(folder)).isFalse();
    assertThat(lines()).anyMatch(line -> line.contains("rejected 1"));
    output.reset();
    new Validation(new PrintStream(output, true, UTF_8)).summarise(Folder.forImport(folder));
    assertThat(lines()).anyMatch(line -> line.contains("rejected 0"));
  }

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  private boolean check(Path path) throws IOException {
    return new Validation(new PrintStream(output, true, UTF_8)).check(Folder.forImport(path));
  }

  private List<String> lines() {
    return output.toString(UTF_8).lines().toList();
  }

  /// The block of the document about files that begins so.
  private static String block(String language, String start) throws IOException {
    var root = System.getProperty("topicwire.root", "../..");
    var document = Files.readString(Path.of(root, ".github/docs/files.md"));
    var found =
        Pattern.compile("(?ms)^```" + language + "\n(" + Pattern.quote(start) + ".*?)\n```$")
            .matcher(document);
    assertThat(found.find()).as("a block of %s that begins with %s", language, start).isTrue();
    return found.group(1);
  }
}
