package topicwire.index.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import topicwire.runtime.http.Json;

/// What a search needs of an article's JSON object in lists.
///
/// @param published null without a date
/// @param updated null where the file does not say
/// @param authors names, those of the provider among them
record ItemFields(
    String title,
    String excerpt,
    @Nullable Instant published,
    @Nullable Instant updated,
    long heat,
    List<String> authors) {
  private static final Instant YEAR_1 = Instant.parse("0001-01-01T00:00:00Z");
  private static final int DATE_LENGTH = "2024-04-11".length();

  ItemFields {
    authors = List.copyOf(authors);
  }

  /// Seconds since the beginning of the year 1.
  static long second(Instant instant) {
    return Math.max(0, instant.getEpochSecond() - YEAR_1.getEpochSecond());
  }

  /// Reads UTF-8 bytes.
  static ItemFields of(byte[] item) {
    var title = "";
    var excerpt = "";
    Instant published = null;
    Instant updated = null;
    var heat = 0L;
    var authors = new ArrayList<String>();
    try (var parser = Json.parse(item)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "title" -> title = text(parser);
          case "excerpt" -> excerpt = text(parser);
          case "publishedDateTime" -> published = instant(text(parser));
          case "updatedDateTime" -> updated = instant(text(parser));
          case "heat" -> heat = number(parser);
          case "authors" -> names(parser, authors);
          case "provider" -> provider(parser, authors);
          default -> parser.skipChildren();
        }
      }
    }
    return new ItemFields(title, excerpt, published, updated, heat, authors);
  }

  private static String text(JsonParser parser) {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getString();
    }
    parser.skipChildren();
    return "";
  }

  private static long number(JsonParser parser) {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return parser.getLongValue();
    }
    parser.skipChildren();
    return 0;
  }

  private static void provider(JsonParser parser, List<String> authors) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = parser.currentName();
      parser.nextToken();
      if (name.equals("authors")) {
        names(parser, authors);
      } else {
        parser.skipChildren();
      }
    }
  }

  /// A text, an object that has a name, or a list of those.
  private static void names(JsonParser parser, List<String> names) {
    switch (parser.currentToken()) {
      case VALUE_STRING -> names.add(parser.getString());
      case START_ARRAY -> {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          names(parser, names);
        }
      }
      case START_OBJECT -> {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          var isName = parser.currentName().equals("name");
          if (parser.nextToken() == JsonToken.VALUE_STRING && isName) {
            names.add(parser.getString());
          } else {
            parser.skipChildren();
          }
        }
      }
      default -> parser.skipChildren();
    }
  }

  /// As articles are served: a plain date is the midnight in UTC that it begins with.
  private static @Nullable Instant instant(String text) {
    try {
      return text.length() == DATE_LENGTH
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException none) {
      return null;
    }
  }
}
