package topicwire.articles.frontmatter;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import topicwire.articles.report.Lines;
import topicwire.articles.report.Message;
import topicwire.articles.report.Unreadable;

/// From the YAML library's complaints to what the author should do. The library's own words quote
/// the file and so could reveal its `secured` field: none of them is passed on.
final class YamlMistakes {

  /// One kind of complaint.
  ///
  /// @param fragment of the library's context and problem
  /// @param atContext whether the line to show is where the construct began, not where it broke
  private record Mistake(String fragment, String code, boolean atContext, String advice) {}

  private static final Mistake OTHER =
      new Mistake(
          "",
          "yaml-invalid",
          false,
          "this is not YAML; write `name: value`, lists indented below their name, and put values"
              + " with special characters in quotes");

  /// The first that fits is taken.
  private static final List<Mistake> KNOWN =
      List.of(
          new Mistake(
              "directive",
              "yaml-directive",
              false,
              "a line that begins with % is a directive, which is not read; remove or quote it"),
          new Mistake(
              "<document start>",
              "yaml-second-document",
              false,
              "the document ends before this line; remove the `...` or indent what follows it"),
          new Mistake(
              "scanning an alias",
              "yaml-alias",
              true,
              "a value that begins with * is an alias, which is not read; put it in quotes"),
          new Mistake(
              "scanning an anchor",
              "yaml-anchor",
              true,
              "a value that begins with & is an anchor, which is not read; put it in quotes"),
          new Mistake(
              "tag",
              "yaml-tag",
              true,
              "a value that begins with ! is a tag, which is not read; put it in quotes"),
          new Mistake(
              "mapping values are not allowed here",
              "yaml-invalid",
              false,
              "a second `: ` stands in this line, or the line is indented too far; put the value"
                  + " in quotes"),
          new Mistake(
              "could not find expected ':'",
              "yaml-invalid",
              true,
              "this line is neither `name: value` nor part of the value above; add the colon or"
                  + " indent it"),
          new Mistake(
              "scanning a quoted scalar",
              "yaml-invalid",
              true,
              "the quote that opens in this line is never closed; close it"),
          new Mistake(
              "scanning a double-quoted scalar",
              "yaml-invalid",
              false,
              "a backslash in double quotes begins an escape; double it, or use single quotes"),
          new Mistake(
              "(TAB)", "yaml-invalid", false, "a tab indents this line; indent with spaces"),
          new Mistake(
              "cannot start any token",
              "yaml-invalid",
              false,
              "a value cannot begin with this character; put it in quotes"),
          new Mistake(
              "flow sequence",
              "yaml-invalid",
              true,
              "the list that opens with [ is not closed, or a comma is missing; correct it, or put"
                  + " the value in quotes"),
          new Mistake(
              "flow mapping",
              "yaml-invalid",
              true,
              "the map that opens with { is not closed, or a comma is missing; correct it, or put"
                  + " the value in quotes"),
          new Mistake(
              "expected <block end>",
              "yaml-invalid",
              false,
              "this line does not fit what stands above it; indent it as its neighbours, and put"
                  + " nothing behind a closing quote"),
          new Mistake(
              "sequence entries are not allowed",
              "yaml-invalid",
              false,
              "a list cannot begin in the line of its name; put each `- item` on a line of its"
                  + " own"));

  private YamlMistakes() {}

  static Unreadable explain(RuntimeException exception, String yaml, int position) {
    return switch (exception) {
      case ReaderException character ->
          new Unreadable(
              "control-character",
              Lines.at(yaml, index(yaml, character.getPosition())),
              Message.of(
                  "the control character U+%04X is not allowed in front matter; remove it",
                  character.getCodePoint()));
      case MarkedYamlEngineException marked -> explain(marked);
      default -> unreadable(OTHER, Lines.at(yaml, index(yaml, position)));
    };
  }

  private static Unreadable explain(MarkedYamlEngineException exception) {
    var words = exception.getContext() + " " + exception.getProblem();
    var mistake =
        KNOWN.stream().filter(known -> words.contains(known.fragment)).findFirst().orElse(OTHER);
    Optional<Mark> mark =
        mistake.atContext ? exception.getContextMark() : exception.getProblemMark();
    return unreadable(mistake, mark.map(found -> found.getLine() + 1).orElse(0));
  }

  private static Unreadable unreadable(Mistake mistake, int line) {
    return new Unreadable(mistake.code, line, mistake.advice);
  }

  private static int index(String yaml, int codePoints) {
    return yaml.offsetByCodePoints(0, Math.min(codePoints, yaml.codePointCount(0, yaml.length())));
  }
}
