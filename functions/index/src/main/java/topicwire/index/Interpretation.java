package topicwire.index;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topicwire.index.expression.StandingQuery;
import topicwire.index.taxonomy.Taxonomy;

/// The content of one object key: a pure function of the key, the object's bytes, the settings and,
/// where the article has a [Window], the time.
public sealed interface Interpretation {

  /// In one word.
  default ContentState state() {
    return switch (this) {
      case Published _ -> ContentState.PUBLISHED;
      case Draft _ -> ContentState.DRAFT;
      case Scheduled _ -> ContentState.SCHEDULED;
      case Expired _ -> ContentState.EXPIRED;
      case Defined _ -> ContentState.DEFINITION;
      case Queried _ -> ContentState.QUERY;
      case Rejected _ -> ContentState.REJECTED;
      case Ignored _ -> ContentState.IGNORED;
      case Configured _ -> ContentState.SETTINGS;
      case Deleted _ -> ContentState.DELETED;
    };
  }

  /// Why a file is rejected or no article, or what its author should look at although it is
  /// accepted.
  default List<Flaw> flaws() {
    return switch (this) {
      case Published(var _, var warnings, var _) -> warnings;
      case Draft(var _, var warnings, var _) -> warnings;
      case Scheduled(var _, var warnings, var _, var _) -> warnings;
      case Expired(var _, var warnings) -> warnings;
      case Defined(var _, var warnings) -> warnings;
      case Queried(var _, var warnings) -> warnings;
      case Rejected(var flaws) -> flaws;
      case Ignored(var reason) -> List.of(reason);
      case Configured(var _, var warnings, var _) -> warnings;
      case Deleted _ -> List.of();
    };
  }

  /// The article, whatever its state; null where there is none.
  default @Nullable Article article() {
    return switch (this) {
      case Published(var article, var _, var _) -> article;
      case Draft(var article, var _, var _) -> article;
      case Scheduled(var article, var _, var _, var _) -> article;
      case Expired(var article, var _) -> article;
      case Defined _, Queried _, Rejected _, Ignored _, Configured _, Deleted _ -> null;
    };
  }

  /// What this is at an instant. A reader of files knows no time: it says when an article is
  /// public, and this decides whether that is now.
  ///
  /// @param margin by which an article appears late, so that no clock that is within it calls the
  ///   article public too early; it expires without one
  default Interpretation at(Instant now, Duration margin) {
    if (!(this instanceof Published(var article, var warnings, var window))) {
      return this;
    }
    var until = window.until();
    if (until != null && !now.isBefore(until)) {
      return new Expired(article, warnings);
    }
    var from = window.from();
    var appears = from == null ? null : from.plus(margin);
    if (from == null || appears == null) {
      return this;
    }
    if (now.isBefore(appears)) {
      return new Scheduled(
          article, warnings, from, until != null && until.isBefore(appears) ? until : appears);
    }
    // So long ago that no clock within the margin can be before it any more: time has had its say.
    return now.isBefore(appears.plus(margin))
        ? this
        : new Published(article, warnings, new Window(null, until));
  }

  /// What this is among the other definitions. A reader of files knows no taxonomy: it says what a
  /// file names, and this which topics those are.
  default Interpretation under(Taxonomy taxonomy) {
    return switch (this) {
      case Published(var article, var warnings, var window) -> {
        var topics = taxonomy.topics(article.topics());
        yield new Published(topics.of(article), topics.with(warnings), window);
      }
      case Draft(var article, var warnings, var hiddenBy) -> {
        var topics = taxonomy.topics(article.topics());
        yield new Draft(topics.of(article), topics.with(warnings), hiddenBy);
      }
      case Scheduled(var article, var warnings, var from, var due) -> {
        var topics = taxonomy.topics(article.topics());
        yield new Scheduled(topics.of(article), topics.with(warnings), from, due);
      }
      case Expired(var article, var warnings) -> {
        var topics = taxonomy.topics(article.topics());
        yield new Expired(topics.of(article), topics.with(warnings));
      }
      case Defined(var definition, var warnings) ->
          new Defined(
              definition,
              Stream.concat(warnings.stream(), taxonomy.flaws(definition.key()).stream()).toList());
      case Configured(var content, var warnings, var definitions) when !definitions.isEmpty() ->
          new Configured(
              content,
              Stream.concat(
                      warnings.stream(), taxonomy.flaws(definitions.getFirst().key()).stream())
                  .toList(),
              definitions);
      case Queried(var query, var warnings) ->
          new Queried(
              new StandingQuery(
                  query.key(), query.topics().named(taxonomy::canonical), query.target()),
              warnings);
      case Rejected _, Ignored _, Configured _, Deleted _ -> this;
    };
  }

  /// The same without what is above its topics.
  default Interpretation withoutAbove() {
    return switch (this) {
      case Published(var article, var warnings, var window) ->
          new Published(withoutAbove(article), warnings, window);
      case Draft(var article, var warnings, var hiddenBy) ->
          new Draft(withoutAbove(article), warnings, hiddenBy);
      case Scheduled(var article, var warnings, var from, var due) ->
          new Scheduled(withoutAbove(article), warnings, from, due);
      case Expired(var article, var warnings) -> new Expired(withoutAbove(article), warnings);
      case Defined _, Queried _, Rejected _, Ignored _, Configured _, Deleted _ -> this;
    };
  }

  private static Article withoutAbove(Article article) {
    return article.withTopics(article.topics(), List.of());
  }

  /// The same without a margin.
  default Interpretation at(Instant now) {
    return at(now, Duration.ZERO);
  }

  /// The first instant at which it may become another, for what [#at] returns; null when time does
  /// not change it.
  default @Nullable Instant due() {
    return switch (this) {
      case Published(var _, var _, var window) -> window.until();
      case Scheduled(var _, var _, var _, var due) -> due;
      default -> null;
    };
  }

  /// Whether it would be another at another time, past or future.
  default boolean isTimed() {
    return switch (this) {
      case Published(var _, var _, var window) -> !window.isAlways();
      case Scheduled _, Expired _ -> true;
      default -> false;
    };
  }

  /// A published article, and what its author should look at nevertheless.
  ///
  /// @param window when it is public; [#at] decides whether that is now
  record Published(Article article, List<Flaw> warnings, Window window) implements Interpretation {
    public Published {
      warnings = List.copyOf(warnings);
    }

    /// An article that is public at all times.
    public Published(Article article, List<Flaw> warnings) {
      this(article, warnings, Window.ALWAYS);
    }
  }

  /// An article that is to appear later: reachable by editors only.
  ///
  /// @param from when its author wants it to appear
  /// @param due when to look at it again: then it appears, or expires unseen
  record Scheduled(Article article, List<Flaw> warnings, Instant from, Instant due)
      implements Interpretation {
    public Scheduled {
      warnings = List.copyOf(warnings);
    }
  }

  /// An article whose time is over: reachable by editors only.
  record Expired(Article article, List<Flaw> warnings) implements Interpretation {
    public Expired {
      warnings = List.copyOf(warnings);
    }
  }

  /// An article that is not published: reachable by editors only.
  ///
  /// @param hiddenBy what hides it, in words that are stable, the plainest first: `draft`,
  ///   `not-released`
  record Draft(Article article, List<Flaw> warnings, List<String> hiddenBy)
      implements Interpretation {
    public Draft {
      warnings = List.copyOf(warnings);
      hiddenBy = List.copyOf(hiddenBy);
    }

    /// A draft of which nobody asks why.
    public Draft(Article article, List<Flaw> warnings) {
      this(article, warnings, List.of());
    }
  }

  /// A topic definition.
  record Defined(Definition definition, List<Flaw> warnings) implements Interpretation {
    public Defined {
      warnings = List.copyOf(warnings);
    }
  }

  /// A standing query.
  record Queried(StandingQuery query, List<Flaw> warnings) implements Interpretation {
    public Queried {
      warnings = List.copyOf(warnings);
    }
  }

  /// A file that cannot be taken as it is; withdraws what the key stood for before.
  record Rejected(List<Flaw> flaws) implements Interpretation {
    public Rejected {
      flaws = List.copyOf(flaws);
    }
  }

  /// A file that is no article and does not want to be one: a page without front matter, a list
  /// page of the site's generator. It has no rows, but its source record names its ETag, so that it
  /// is not read again before it changes.
  ///
  /// @param reason by which its author sees why, and how to make an article of it
  record Ignored(Flaw reason) implements Interpretation {}

  /// The settings file, valid.
  ///
  /// @param content its text
  /// @param definitions of topics that it has
  record Configured(String content, List<Flaw> warnings, List<Definition> definitions)
      implements Interpretation {
    public Configured {
      warnings = List.copyOf(warnings);
      definitions = List.copyOf(definitions);
    }

    /// Settings without topics.
    public Configured(String content, List<Flaw> warnings) {
      this(content, warnings, List.of());
    }
  }

  /// There is no object.
  record Deleted() implements Interpretation {}
}
