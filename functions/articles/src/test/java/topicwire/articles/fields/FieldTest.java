package topicwire.articles.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topicwire.articles.fields.Field.Served;

/// The table of fields, and that the documents show it.
class FieldTest {
  private static final Path FILES_MD =
      Path.of(System.getProperty("topicwire.root"), ".github/docs/files.md");

  /// Whoever changes the table finds here what to put into the document.
  @Test
  void document_hasTheTableOfFields() throws IOException {
    assertThat(Files.readString(FILES_MD)).contains(table());
  }

  @Test
  void names_areOfOneFieldEach() {
    var names = new HashSet<String>();
    for (var field : Field.values()) {
      field.plainNames().forEach(name -> assertThat(names.add(name)).as(name).isTrue());
      assertThat(Field.of(Names.plain(field.canonical()))).isEqualTo(field);
      assertThat(Field.isCanonical(Names.plain(field.canonical()))).isTrue();
    }
  }

  @Test
  void plain_ofEverySpelling_isOneName() {
    assertThat(Stream.of("publishedAt", "published_at", "Published-At", "PUBLISHEDAT"))
        .allSatisfy(name -> assertThat(Names.plain(name)).isEqualTo("publishedat"));
    assertThat(Names.plain("Übersicht")).isEqualTo("Übersicht");
    assertThat(Names.plain("_")).isEmpty();
  }

  private static String table() {
    return Stream.of(Field.values())
        .map(field ->
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    field.canonical(),
                    field.names().stream()
                        .skip(1)
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", ")),
                    field.rule(),
                    field.served() == Served.IN_LISTS ? "lists, whole" : "whole"))
        .collect(
            Collectors.joining(
                "", "| field | other names | rule | served in |\n|---|---|---|---|\n", ""));
  }
}
