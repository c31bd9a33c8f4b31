package topicwire.index.taxonomy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a definition claims of its topic that concerns other topics and articles. All are slugs, in
/// order, so that equal claims are equal.
///
/// @param label name of the topic whose slug is that of the topic; empty where its definition has
///   none
/// @param aliases other names of the topic, which are no topics of their own
/// @param replaces former topics that are part of it now
/// @param parents names of the topics above it
/// @param names by which other definitions may call it as a parent, beside its slug
public record Claims(
    String label,
    SortedSet<String> aliases,
    SortedSet<String> replaces,
    SortedSet<String> parents,
    SortedSet<String> names) {

  /// Of a definition that says nothing of other topics.
  public static final Claims NONE =
      new Claims("", new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());

  public Claims {
    aliases = sorted(aliases);
    replaces = sorted(replaces);
    parents = sorted(parents);
    names = sorted(names);
  }

  private static SortedSet<String> sorted(Collection<String> slugs) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(slugs));
  }

  /// Sixteen hexadecimal digits by which what a key claims is recognised.
  ///
  /// @param topics that it defines, in any order
  public static String digest(Collection<DefinedTopic> topics) {
    var text =
        topics.stream()
            .map(topic -> topic.slug() + " " + topic.claims())
            .sorted()
            .collect(Collectors.joining("\n"));
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
