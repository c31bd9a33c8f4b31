package topicwire.index.taxonomy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import topicwire.index.Flaw;

/// What of definitions is in force, and what is not.
///
/// @param labels names of topics by their slugs, of those that are defined
/// @param targets the topic that has taken a name, by that name; it may have been taken itself
/// @param parents resolved, without circles, by topic
/// @param flaws by key
record Resolution(
    Map<String, String> labels,
    Map<String, String> targets,
    SortedMap<String, SortedSet<String>> parents,
    Map<String, List<Flaw>> flaws) {

  /// Goes through definitions in their order.
  ///
  /// @param surplus those that are too many
  static Resolution of(List<DefinedTopic> ordered, List<DefinedTopic> surplus) {
    var resolution =
        new Resolution(new HashMap<>(), new HashMap<>(), new TreeMap<>(), new HashMap<>());
    surplus.forEach(topic -> resolution.flaw(topic, TaxonomyFlaws.tooMany()));
    var aliases = new HashSet<String>();
    var inForce = new ArrayList<DefinedTopic>();
    for (var topic : ordered) {
      if (resolution.isDefinable(topic, aliases)) {
        resolution.labels.put(topic.slug(), topic.claims().label());
        resolution.takeNames(topic, aliases);
        inForce.add(topic);
      }
    }
    var parentNames = new ParentNames(inForce, resolution);
    for (var topic : inForce) {
      // What another topic has replaced lies where that one does.
      if (!resolution.targets.containsKey(topic.slug())) {
        topic.claims().parents().forEach(name -> resolution.addParent(topic, name, parentNames));
      }
    }
    return resolution;
  }

  private boolean isDefinable(DefinedTopic topic, Set<String> aliases) {
    if (labels.containsKey(topic.slug())) {
      flaw(topic, TaxonomyFlaws.definedTwice(topic.slug()));
      return false;
    }
    if (aliases.contains(topic.slug())) {
      flaw(topic, TaxonomyFlaws.isAlias(topic.slug(), targets.get(topic.slug())));
      return false;
    }
    return true;
  }

  private void takeNames(DefinedTopic topic, Set<String> aliases) {
    for (var alias : topic.claims().aliases()) {
      if (targets.containsKey(alias)) {
        flaw(topic, TaxonomyFlaws.taken("aliases", alias, targets.get(alias)));
      } else if (labels.containsKey(alias)) {
        flaw(topic, TaxonomyFlaws.aliasIsTopic(alias));
      } else if (reaches(topic.slug(), alias)) {
        flaw(topic, TaxonomyFlaws.circle("aliases", alias));
      } else {
        targets.put(alias, topic.slug());
        aliases.add(alias);
      }
    }
    for (var former : topic.claims().replaces()) {
      if (targets.containsKey(former)) {
        flaw(topic, TaxonomyFlaws.taken("replaces", former, targets.get(former)));
      } else if (reaches(topic.slug(), former)) {
        flaw(topic, TaxonomyFlaws.circle("replaces", former));
      } else {
        targets.put(former, topic.slug());
      }
    }
  }

  /// Whether one name leads to another.
  private boolean reaches(String from, String to) {
    for (@Nullable String at = from; at != null; at = targets.get(at)) {
      if (at.equals(to)) {
        return true;
      }
    }
    return false;
  }

  private void addParent(DefinedTopic topic, String name, ParentNames names) {
    var parent = names.topic(name);
    if (isAbove(topic.slug(), parent)) {
      flaw(topic, TaxonomyFlaws.circle("parents", name));
    } else {
      parents.computeIfAbsent(topic.slug(), _ -> new TreeSet<>()).add(parent);
    }
  }

  /// Whether a topic is another one, or above it.
  private boolean isAbove(String topic, String below) {
    var seen = new HashSet<String>();
    var waiting = new ArrayDeque<String>();
    waiting.add(below);
    while (!waiting.isEmpty()) {
      var at = waiting.remove();
      if (at.equals(topic)) {
        return true;
      }
      if (seen.add(at)) {
        waiting.addAll(parents.getOrDefault(at, new TreeSet<>()));
      }
    }
    return false;
  }

  private void flaw(DefinedTopic topic, Flaw flaw) {
    flaws.computeIfAbsent(topic.key(), _ -> new ArrayList<>()).add(flaw);
  }

  /// Topics by the names that definitions call their parents by.
  private static final class ParentNames {
    private final Resolution resolution;
    private final Map<String, String> byName = new HashMap<>();

    ParentNames(List<DefinedTopic> topics, Resolution resolution) {
      this.resolution = resolution;
      topics.forEach(
          topic -> topic.claims().names().forEach(name -> byName.putIfAbsent(name, topic.slug())));
    }

    /// By slug first, then as a name of a definition; a topic need not be defined to be above
    /// others.
    String topic(String name) {
      var isKnown = resolution.labels.containsKey(name) || resolution.targets.containsKey(name);
      var at = isKnown ? name : byName.getOrDefault(name, name);
      for (var next = resolution.targets.get(at); next != null; next = resolution.targets.get(at)) {
        at = next;
      }
      return at;
    }
  }
}
