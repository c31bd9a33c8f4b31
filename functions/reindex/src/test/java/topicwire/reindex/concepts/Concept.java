package topicwire.reindex.concepts;

import java.util.LinkedHashSet;
import java.util.Set;

/// A topic as its definition has it.
///
/// @param slug which is its name as well
/// @param parents slugs, perhaps of topics that have been replaced since
public record Concept(
    String slug,
    Set<String> aliases,
    Set<String> replaces,
    Set<String> parents,
    boolean isRetired) {

  public Concept(String slug, Set<String> aliases, Set<String> parents, boolean isRetired) {
    this(slug, aliases, Set.of(), parents, isRetired);
  }

  Concept replacing(String former) {
    return new Concept(slug, aliases, with(replaces, former), parents, isRetired);
  }

  Concept called(String alias) {
    return new Concept(slug, with(aliases, alias), replaces, parents, isRetired);
  }

  Concept below(Set<String> others) {
    return new Concept(slug, aliases, replaces, others, isRetired);
  }

  Concept retired() {
    return new Concept(slug, aliases, replaces, parents, true);
  }

  /// The same under another slug, which replaces this one.
  Concept renamed(String other) {
    return new Concept(other, aliases, with(replaces, slug), parents, isRetired);
  }

  private static Set<String> with(Set<String> all, String one) {
    var more = new LinkedHashSet<>(all);
    more.add(one);
    return more;
  }

  /// Its definition's file.
  public String yaml() {
    return "_id: %s\nname: %s\naliases: %s\nreplaces: %s\nparents: %s\nretired: %s\n"
        .formatted(slug, slug, list(aliases), list(replaces), list(parents), isRetired);
  }

  private static String list(Set<String> names) {
    return names.stream().map(name -> "'" + name.replace("'", "''") + "'").toList().toString();
  }
}
