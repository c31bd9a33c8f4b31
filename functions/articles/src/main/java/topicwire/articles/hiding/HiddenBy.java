package topicwire.articles.hiding;

import java.util.Locale;
import topicwire.articles.fields.Names;

/// Why an article is a draft at all times, as a person would say it. Several may hold; the first of
/// them in this order is the one to name.
public enum HiddenBy {
  /// `published: false` and its kin.
  UNPUBLISHED,
  REMOVED,
  DRAFT,
  HIDDEN,
  PRIVATE,
  UNLISTED,
  /// `status: pending` and its kin.
  STATE,
  /// The site has no page of it: `permalink: false`, `render: false`, `headless: true`.
  NO_PAGE,
  /// A folder or a name of drafts.
  PLACE,
  /// The settings require a word that publishes, and there is none.
  NOT_RELEASED;

  /// As programs write it: `not-released`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The reason in the value of a field that hides.
  static HiddenBy of(String name, HidingRule rule, String text) {
    return switch (rule) {
      case SHOWN -> UNPUBLISHED;
      case HIDDEN -> ofName(Names.plain(name));
      case STATE -> text.strip().equalsIgnoreCase("draft") ? DRAFT : STATE;
      case PATH, RENDERED -> NO_PAGE;
      case EXPIRY, EMBARGO ->
          throw new IllegalArgumentException(
              "expected a mark that hides at all times, found " + rule);
    };
  }

  private static HiddenBy ofName(String plain) {
    return switch (plain.startsWith("is") ? plain.substring(2) : plain) {
      case "removed" -> REMOVED;
      case "hidden" -> HIDDEN;
      case "private" -> PRIVATE;
      case "unlisted" -> UNLISTED;
      case "headless" -> NO_PAGE;
      default -> DRAFT;
    };
  }
}
