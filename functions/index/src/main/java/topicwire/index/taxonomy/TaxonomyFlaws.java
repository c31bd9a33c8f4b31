package topicwire.index.taxonomy;

import org.jspecify.annotations.Nullable;
import topicwire.index.Article;
import topicwire.index.Flaw;

/// What is left out of a definition because of another one.
final class TaxonomyFlaws {
  private TaxonomyFlaws() {}

  static Flaw tooMany() {
    return new Flaw(
        "taxonomy-too-large",
        0,
        "_id",
        "expected at most %d definitions, found more; this one has no effect, remove others"
            .formatted(Taxonomy.MAX_DEFINITIONS));
  }

  static Flaw manyAbove(int found, String first) {
    return new Flaw(
        "topics-above-too-many",
        0,
        "topics",
        "expected at most %d topics above those of an article, found %d; the number of `%s` and of"
                .formatted(Article.MAX_ABOVE, found, first)
            + " those behind it leaves the article out, give it fewer topics");
  }

  static Flaw definedTwice(String slug) {
    return new Flaw(
        "topic-defined-twice",
        0,
        "_id",
        "expected one definition of a topic, found another of `%s` under an earlier key; this one"
                .formatted(slug)
            + " has no effect, remove one of the two");
  }

  static Flaw isAlias(String slug, @Nullable String of) {
    return new Flaw(
        "topic-is-alias",
        0,
        "_id",
        "expected a topic of its own, found `%s` among the aliases of `%s`; this definition has no"
                .formatted(slug, of)
            + " effect, remove it, or name it under `replaces` there");
  }

  static Flaw taken(String field, String name, @Nullable String by) {
    return new Flaw(
        "alias-taken",
        0,
        field,
        "expected a name of this topic alone, found `%s` claimed by `%s`, whose definition has an"
                .formatted(name, by)
            + " earlier key; the name is left out here, remove it in one of the two");
  }

  static Flaw aliasIsTopic(String name) {
    return new Flaw(
        "alias-is-topic",
        0,
        "aliases",
        "expected another name of this topic, found `%s`, which has a definition of its own; the"
                .formatted(name)
            + " alias is left out, write it under `replaces` if that topic is to end in this one");
  }

  static Flaw circle(String field, String name) {
    return new Flaw(
        field + "-circle",
        0,
        field,
        "expected another topic than this one and those that end in it, found `%s`; it is left out,"
                .formatted(name)
            + " remove it here or the way back");
  }
}
