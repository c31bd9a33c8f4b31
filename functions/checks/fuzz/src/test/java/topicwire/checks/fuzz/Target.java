package topicwire.checks.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import topicwire.articles.ArticleFuzz;
import topicwire.index.SlugFuzz;
import topicwire.ingest.EventFuzz;
import topicwire.query.list.CursorFuzz;
import topicwire.query.list.ExpressionFuzz;
import topicwire.query.mcp.McpFuzz;

/// What reads text of strangers, and must have a typed result for any.
enum Target {
  ARTICLE(ArticleFuzz.class),
  SLUG(SlugFuzz.class),
  CURSOR(CursorFuzz.class),
  EXPRESSION(ExpressionFuzz.class),
  EVENT(EventFuzz.class),
  MCP(McpFuzz.class);

  final Class<?> type;

  Target(Class<?> type) {
    this.type = type;
  }

  /// Throws what the reader throws, and an error when its result is wrong.
  void accept(byte[] input) {
    switch (this) {
      case ARTICLE -> ArticleFuzz.fuzzerTestOneInput(input);
      case SLUG -> SlugFuzz.fuzzerTestOneInput(input);
      case CURSOR -> CursorFuzz.fuzzerTestOneInput(input);
      case EXPRESSION -> ExpressionFuzz.fuzzerTestOneInput(input);
      case EVENT -> EventFuzz.fuzzerTestOneInput(input);
      case MCP -> McpFuzz.fuzzerTestOneInput(input);
    }
  }

  /// Where its kept inputs are, a file each.
  Path folder() {
    return Path.of(
        System.getProperty("topicwire.root", "."),
        "functions/checks/fuzz/src/test/resources/fuzz",
        toString());
  }

  List<byte[]> kept() throws IOException {
    var inputs = new ArrayList<byte[]>();
    try (var files = Files.list(folder())) {
      for (var file : files.sorted().toList()) {
        inputs.add(Files.readAllBytes(file));
      }
    }
    return inputs;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
