package topicwire.articles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import topicwire.articles.frontmatter.Node;
import topicwire.articles.hiding.TruthWords;
import topicwire.articles.json.Json;
import topicwire.articles.parts.Locales;
import topicwire.articles.parts.Topics;
import topicwire.articles.report.Characters;
import topicwire.articles.report.Message;
import topicwire.articles.report.Report;
import topicwire.index.Label;
import topicwire.index.Slug;
import topicwire.index.taxonomy.Claims;

/// What a definition says of its topic beside others: other names, former topics, the topics above
/// it, whether it is still used, its names in other languages.
///
/// @param names by language tag
record DefinitionTopics(
    List<String> aliases,
    List<String> replaces,
    List<String> parents,
    boolean isRetired,
    Map<String, String> names) {

  /// So that the row of a definition is small, and all of them are read at once.
  static final int MAX_NAMES = 50;

  /// Ways up that are looked along for circles.
  static final int MAX_PARENTS = 10;

  /// Reads them; each mistake is a flaw.
  static DefinitionTopics read(Node.Mapping root, DefinitionFields fields, Report report) {
    return new DefinitionTopics(
        topics("aliases", MAX_NAMES, root, fields, report),
        topics("replaces", MAX_NAMES, root, fields, report),
        topics("parents", MAX_PARENTS, root, fields, report),
        retired(root, fields, report),
        names(root, fields, report));
  }

  /// As part of a definition's object; what is absent is left out.
  void write(JsonGenerator json) {
    Json.texts(json, "parents", parents);
    Json.texts(json, "aliases", aliases);
    Json.texts(json, "replaces", replaces);
    if (isRetired) {
      json.writeBooleanProperty("retired", true);
    }
    if (!names.isEmpty()) {
      json.writeObjectPropertyStart("names");
      names.forEach(json::writeStringProperty);
      json.writeEndObject();
    }
  }

  /// The same in slugs.
  ///
  /// @param parent the one parent that a definition may have by itself
  Claims claims(
      String slug, @Nullable String name, @Nullable String shortname, @Nullable String parent) {
    var above = new TreeSet<>(slugs(parents));
    if (parent != null && !Slug.of(parent).isEmpty()) {
      above.add(Slug.of(parent));
    }
    var called = new TreeSet<String>();
    var label = "";
    for (var each : Stream.of(Optional.ofNullable(name), Optional.ofNullable(shortname)).toList()) {
      var slugOfName = each.map(Slug::of).orElse("");
      if (slugOfName.equals(slug)) {
        label = label.isEmpty() ? each.orElse("") : label;
      } else if (!slugOfName.isEmpty()) {
        called.add(slugOfName);
      }
    }
    return new Claims(
        label, without(slug, slugs(aliases)), without(slug, slugs(replaces)), above, called);
  }

  private static SortedSet<String> slugs(List<String> names) {
    var slugs = new TreeSet<String>();
    names.forEach(name -> slugs.add(Slug.of(name)));
    return slugs;
  }

  /// A topic's own name says nothing new.
  private static SortedSet<String> without(String slug, SortedSet<String> slugs) {
    slugs.remove(slug);
    return slugs;
  }

  private static List<String> topics(
      String field, int most, Node.Mapping root, DefinitionFields fields, Report report) {
    var nodes =
        switch (root.get(field)) {
          case null -> List.<Node>of();
          case Node.Items(var items, var _) -> items;
          case Node one -> List.of(one);
        };
    var topics = new ArrayList<String>();
    for (var node : nodes) {
      if (node instanceof Node.Scalar(var text, var line) && isName(text)) {
        if (!topics.contains(text)) {
          topics.add(text);
        }
      } else if (!(node instanceof Node.Absent)) {
        report.flaw(
            field + "-invalid",
            node.line(),
            field,
            Message.of(
                "expected names of topics, each with a letter or digit and at most %d characters,"
                    + " found %s; write each as `- Name`",
                Topics.MAX_NAME,
                node instanceof Node.Scalar(var text, var _)
                    ? Characters.quote(text)
                    : "a list or map"));
      }
    }
    if (topics.size() > most) {
      report.flaw(
          field + "-too-many",
          fields.line(field),
          field,
          Message.of("expected at most %d, found %d; remove some", most, topics.size()));
    }
    return topics;
  }

  private static boolean isName(String text) {
    var slug = Label.of(text).slug();
    return !slug.isEmpty()
        && !Characters.exceeds(text, Topics.MAX_NAME)
        && !Characters.exceedsBytes(slug, DefinitionReader.MAX_SLUG_BYTES * 4)
        && !Characters.hasControl(text);
  }

  private static boolean retired(Node.Mapping root, DefinitionFields fields, Report report) {
    var truth =
        switch (root.get("retired")) {
          case null -> Boolean.FALSE;
          case Node.Scalar(var text, var _) -> TruthWords.read(text);
          case Node _ -> null;
        };
    if (truth == null) {
      report.flaw(
          "retired-invalid",
          fields.line("retired"),
          "retired",
          "expected `true` or `false`; write `retired: true`, or remove the line");
    }
    return Boolean.TRUE.equals(truth);
  }

  private static Map<String, String> names(
      Node.Mapping root, DefinitionFields fields, Report report) {
    var names = new LinkedHashMap<String, String>();
    switch (root.get("names")) {
      case null -> {}
      case Node.Mapping(var entries, var _, var _) when entries.size() <= MAX_NAMES ->
          entries.forEach((language, node) -> {
            if (Locales.isTag(language)
                && node instanceof Node.Scalar(var text, var _)
                && isName(text)) {
              names.put(language, text);
            } else if (!(node instanceof Node.Absent)) {
              report.flaw(
                  "names-invalid",
                  node.line(),
                  "names",
                  Message.of(
                      "expected a name behind the tag of a language, found %s; write it as"
                          + " `de: Name`",
                      Characters.quote(language)));
            }
          });
      case Node _ ->
          report.flaw(
              "names-invalid",
              fields.line("names"),
              "names",
              Message.of(
                  "expected a map of at most %d names by language; write `de: Name` below it",
                  MAX_NAMES));
    }
    return names;
  }
}
