package topicwire.reindex.concepts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import topicwire.index.Slug;

/// A taxonomy, and what follows from it by the shortest way of saying so. Changes are made so that
/// nothing contradicts itself.
public final class Concepts {
  private final Random random;
  private final Map<String, Concept> concepts = new TreeMap<>();
  private final Map<String, String> takers = new HashMap<>();
  private int names;

  public Concepts(Collection<Concept> concepts, Random random) {
    this.random = random;
    concepts.forEach(concept -> this.concepts.put(concept.slug(), concept));
  }

  /// A tree of so many topics, some of them below two others, each with another name.
  public static Concepts generated(int number, Random random) {
    return new Concepts(
        IntStream.range(0, number)
            .mapToObj(i -> {
              var parents = new HashSet<String>();
              for (var p = 0; i > 0 && p < 1 + random.nextInt(8) / 7; p++) {
                parents.add("topic-" + random.nextInt(i));
              }
              return new Concept("topic-" + i, Set.of("name " + i), parents, i % 9 == 8);
            })
            .toList(),
        random);
  }

  public List<String> slugs() {
    return List.copyOf(concepts.keySet());
  }

  /// The files of all definitions.
  public Map<String, String> files() {
    var files = new TreeMap<String, String>();
    concepts.values().forEach(concept -> files.put(key(concept.slug()), concept.yaml()));
    return files;
  }

  private static String key(String slug) {
    return "_data/topics/" + slug + ".yaml";
  }

  /// A name of a topic, its own or another.
  public String anyName() {
    var concept = any();
    var aliases = List.copyOf(concept.aliases());
    return aliases.isEmpty() || random.nextBoolean()
        ? concept.slug()
        : aliases.get(random.nextInt(aliases.size()));
  }

  /// The topic that a name is of.
  public String topicOf(String name) {
    var slug = Slug.of(name);
    var taker = taker(slug);
    return taker == null ? slug : topicOf(taker);
  }

  private @Nullable String taker(String slug) {
    if (takers.isEmpty()) {
      for (var concept : concepts.values()) {
        concept.replaces().forEach(former -> takers.put(former, concept.slug()));
        concept.aliases().forEach(alias -> takers.put(Slug.of(alias), concept.slug()));
      }
    }
    return takers.get(slug);
  }

  /// Whether a topic is another one or below it.
  public boolean isWithin(String slug, String root) {
    if (slug.equals(root)) {
      return true;
    }
    var concept = concepts.get(slug);
    return concept != null
        && taker(slug) == null
        && concept.parents().stream()
            .map(this::topicOf)
            .anyMatch(parent -> !parent.equals(slug) && isWithin(parent, root));
  }

  /// The topic and all that it is within.
  public Set<String> withAllAbove(String slug) {
    var found = new HashSet<String>();
    var waiting = new ArrayDeque<String>();
    waiting.add(slug);
    while (!waiting.isEmpty()) {
      var at = waiting.remove();
      var concept = concepts.get(at);
      if (found.add(at) && concept != null && taker(at) == null) {
        concept.parents().forEach(parent -> waiting.add(topicOf(parent)));
      }
    }
    return found;
  }

  /// Changes something, and says what.
  public String change() {
    var one = any();
    var other = any();
    return switch (random.nextInt(5)) {
      case 0 -> {
        put(one.retired());
        yield "retire " + one.slug();
      }
      case 1 -> {
        var name = one.slug() + "-" + names++;
        concepts.remove(one.slug());
        put(one.renamed(name));
        yield "rename " + one.slug() + " to " + name;
      }
      case 2 -> {
        put(one.called("other name " + names++));
        yield "call " + one.slug() + " by another name";
      }
      case 3 -> {
        if (isWithin(other.slug(), one.slug()) || isWithin(one.slug(), other.slug())) {
          yield change();
        }
        put(one.below(Set.of(other.slug())));
        yield "move " + one.slug() + " below " + other.slug();
      }
      default -> {
        if (isWithin(other.slug(), one.slug()) || isWithin(one.slug(), other.slug())) {
          yield change();
        }
        put(other.replacing(one.slug()));
        if (random.nextBoolean()) {
          concepts.remove(one.slug());
        }
        yield "merge " + one.slug() + " into " + other.slug();
      }
    };
  }

  private void put(Concept concept) {
    takers.clear();
    concepts.put(concept.slug(), concept);
  }

  /// One that no other has replaced.
  private Concept any() {
    var all = new ArrayList<>(concepts.values());
    while (true) {
      var concept = all.get(random.nextInt(all.size()));
      if (taker(concept.slug()) == null) {
        return concept;
      }
    }
  }
}
