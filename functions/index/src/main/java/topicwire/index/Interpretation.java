package topicwire.index;

import java.util.List;

/// The content of one object key: a pure function of the key and the object's bytes.
public sealed interface Interpretation {

  /// In one word.
  default ContentState state() {
    return switch (this) {
      case Published _ -> ContentState.PUBLISHED;
      case Draft _ -> ContentState.DRAFT;
      case Defined _ -> ContentState.DEFINITION;
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
      case Published(var _, var warnings) -> warnings;
      case Draft(var _, var warnings, var _) -> warnings;
      case Defined(var _, var warnings) -> warnings;
      case Rejected(var flaws) -> flaws;
      case Ignored(var reason) -> List.of(reason);
      case Configured(var _, var warnings) -> warnings;
      case Deleted _ -> List.of();
    };
  }

  /// A published article, and what its author should look at nevertheless.
  record Published(Article article, List<Flaw> warnings) implements Interpretation {
    public Published {
      warnings = List.copyOf(warnings);
    }
  }

  /// An article that is not published: reachable by editors only.
  ///
  /// @param hiddenBy what hides it, in words that are stable, the plainest first: `draft`,
  ///   `expired`
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
  record Configured(String content, List<Flaw> warnings) implements Interpretation {
    public Configured {
      warnings = List.copyOf(warnings);
    }
  }

  /// There is no object.
  record Deleted() implements Interpretation {}
}
