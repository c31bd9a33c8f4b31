package topicwire.articles.frontmatter;

import topicwire.articles.report.Unreadable;

/// How the front matter of a file is written. Whatever the syntax, the fields are the same nodes
/// and mean the same.
public enum FrontMatterSyntax {
  /// Between `---` and `---` or `...`.
  YAML("---"),

  /// Between `+++` and `+++`.
  TOML("+++"),

  /// A `{` at the start of the file, or between `---json` and `---`.
  JSON("---"),

  /// Lines of `Name: value` from the first line on, up to a blank one, as Pelican and MultiMarkdown
  /// have them.
  LINES(""),

  /// A program, between `---js` and `---`. It is never run.
  CODE("---"),

  /// None at all: the file is its body.
  NONE("");

  final String fence;

  FrontMatterSyntax(String fence) {
    this.fence = fence;
  }

  /// The fields.
  ///
  /// @param header see [FrontMatter#header]; lines of nodes and flaws are counted in it
  Node.Mapping read(String header) throws Unreadable {
    return switch (this) {
      case YAML -> YamlReader.read(header);
      case TOML -> TomlReader.read(header);
      case JSON -> JsonReader.read(header);
      case LINES -> LinesReader.read(header);
      case CODE, NONE -> Node.Mapping.of(1);
    };
  }
}
