package topicwire.index.taxonomy;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import topicwire.index.Flaw;
import topicwire.index.Label;
import topicwire.index.table.Utf8Order;

/// What all topic definitions say together: a pure function of them, whatever the order in which
/// they arrived. Immutable.
///
/// Definitions are gone through in the order of their keys. What contradicts an earlier one is left
/// out, and is a flaw of the later: a second definition of a topic, a name that two topics claim,
/// an alias that is a topic of its own, a circle.
public final class Taxonomy {
  /// Of so many definitions, the first by slug, so that reading them is bounded: the largest
  /// taxonomy known of news has 1,387.
  public static final int MAX_DEFINITIONS = 5_000;

  /// Of no definitions.
  public static final Taxonomy NONE = of(List.of());

  private final List<DefinedTopic> all;
  private final Map<String, String> labels;
  private final Map<String, String> targets;
  private final SortedMap<String, SortedSet<String>> parents;
  private final SortedMap<String, SortedSet<String>> children;
  private final Map<String, List<Flaw>> flaws;

  private Taxonomy(List<DefinedTopic> all, Resolution resolution) {
    this.all = all;
    labels = resolution.labels();
    targets = resolution.targets();
    parents = resolution.parents();
    flaws = resolution.flaws();
    children = new TreeMap<>();
    parents.forEach((child, above) ->
        above.forEach(parent -> children.computeIfAbsent(parent, _ -> new TreeSet<>()).add(child)));
  }

  /// The taxonomy of these definitions, in any order.
  public static Taxonomy of(Collection<DefinedTopic> definitions) {
    var bySlug =
        definitions.stream()
            .sorted(
                Comparator.comparing(DefinedTopic::slug, Utf8Order.INSTANCE)
                    .thenComparing(DefinedTopic::key, Utf8Order.INSTANCE))
            .toList();
    var in = bySlug.subList(0, Math.min(bySlug.size(), MAX_DEFINITIONS));
    var out = bySlug.subList(in.size(), bySlug.size());
    return new Taxonomy(
        bySlug, Resolution.of(in.stream().sorted(DefinedTopic.ORDER).toList(), out));
  }

  /// The same, with these definitions in place of those of a key. Those of most keys are here
  /// already, as a change of one has all of them read again.
  public Taxonomy with(String key, Collection<DefinedTopic> definitions) {
    var own = all.stream().filter(topic -> topic.key().equals(key)).toList();
    if (Set.copyOf(own).equals(Set.copyOf(definitions))) {
      return this;
    }
    var others = new ArrayList<>(all.stream().filter(topic -> !topic.key().equals(key)).toList());
    others.addAll(definitions);
    return of(others);
  }

  /// The topic that a name is of: its own slug, unless another topic has taken it.
  public String canonical(String slug) {
    var at = slug;
    for (var next = targets.get(at); next != null; next = targets.get(at)) {
      at = next;
    }
    return at;
  }

  /// Whether the slug is a topic of its own, and no other name of one.
  public boolean isTopic(String slug) {
    return !targets.containsKey(slug);
  }

  /// An article's topics in its order, each once, under the names that their definitions have.
  ///
  /// @param written as the article's file names them
  public List<Label> canonical(List<Label> written) {
    if (targets.isEmpty() || written.stream().allMatch(label -> isTopic(label.slug()))) {
      return written;
    }
    // A file that names the topic itself spells it, whatever other name it has beside that.
    var spellings = new LinkedHashMap<String, Label>();
    written.stream()
        .filter(label -> isTopic(label.slug()))
        .forEach(label -> spellings.put(label.slug(), label));
    var topics = new LinkedHashMap<String, Label>();
    for (var label : written) {
      var slug = canonical(label.slug());
      topics.putIfAbsent(
          slug, requireNonNullElse(spellings.get(slug), new Label(slug, label(slug))));
    }
    return List.copyOf(topics.values());
  }

  /// An article's topics, and those above them: the nearest first, as far as they are counted.
  ///
  /// @param written as the article's file names them
  public ArticleTopics topics(List<Label> written) {
    var topics = canonical(written);
    var above = parents.isEmpty() ? List.<String>of() : above(topics);
    return new ArticleTopics(topics, above);
  }

  private List<String> above(List<Label> topics) {
    var found = new LinkedHashSet<String>();
    topics.forEach(topic -> found.add(topic.slug()));
    var own = found.size();
    var level = new TreeSet<>(found);
    while (!level.isEmpty()) {
      var next = new TreeSet<String>();
      level.forEach(slug -> next.addAll(parents(slug)));
      next.removeAll(found);
      found.addAll(next);
      level = next;
    }
    return found.stream().skip(own).toList();
  }

  private String label(String slug) {
    var label = labels.get(slug);
    return label == null || label.isEmpty() ? slug : label;
  }

  /// What is left out of the definitions of a key.
  public List<Flaw> flaws(String key) {
    return flaws.getOrDefault(key, List.of());
  }

  /// The topics directly above a topic.
  public SortedSet<String> parents(String slug) {
    return parents.getOrDefault(slug, new TreeSet<>());
  }

  /// The topics directly below a topic.
  public SortedSet<String> children(String slug) {
    return children.getOrDefault(slug, new TreeSet<>());
  }

  /// The topic and all below it.
  public SortedSet<String> subtree(String slug) {
    var found = new TreeSet<String>();
    var waiting = new ArrayDeque<String>();
    waiting.add(slug);
    while (!waiting.isEmpty()) {
      var at = waiting.remove();
      if (found.add(at)) {
        waiting.addAll(children(at));
      }
    }
    return found;
  }
}
