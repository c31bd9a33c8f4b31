package topicwire.query.changes;

import static java.nio.charset.StandardCharsets.UTF_8;

import topicwire.index.log.ChangePage;
import topicwire.index.log.Changes;
import topicwire.index.log.LogPlaces;
import topicwire.index.log.PublicChange;
import topicwire.index.log.SinceToken;
import topicwire.query.list.Limit;
import topicwire.query.list.TopicFilter;
import topicwire.query.routing.Call;
import topicwire.query.taxonomy.FormerNames;
import topicwire.runtime.http.Json;
import topicwire.runtime.http.Problem;
import topicwire.runtime.http.ProblemException;
import topicwire.runtime.http.Reply;

/// `/changes`: what is public, and then what changes, for whoever keeps a copy.
///
/// {@code {"value":[{"change":"published","path","article"},{"change":"withdrawn","path"}],"more",
/// "next","nextSince"}}. Changes of one key are in order; those of several keys are in none.
public final class ChangesEndpoint {
  public static final String PARAMETER = "since";

  private static final String TOPICS = "topics";

  private final Changes changes;
  private final FormerNames names;

  /// @param names by which a topic of the filter may be asked for
  public ChangesEndpoint(Changes changes, FormerNames names) {
    this.changes = changes;
    this.names = names;
  }

  /// One page.
  ///
  /// @throws ProblemException when the token is none, or too old
  public Reply page(Call call) {
    var filter = TopicFilter.of(call, TOPICS, names);
    var asked = filter.toString();
    return switch (changes.page(since(call, asked), Limit.of(call), filter::passes)) {
      case ChangePage.TooLate _ ->
          throw new ProblemException(
              Problem.of(
                  Problem.Kind.CHANGES_GONE,
                  PARAMETER,
                  "Expected a token of the last 30 days and of this index, found an older one, or"
                      + " one from before the index was built anew. Drop what you keep, and begin"
                      + " again without since."));
      case ChangePage.Changed page -> reply(call, page, SinceToken.write(page.next(), asked));
    };
  }

  private static LogPlaces since(Call call, String asked) {
    var token = call.parameters().get(PARAMETER);
    if (token == null) {
      return LogPlaces.BEGIN;
    }
    var places = SinceToken.read(token, asked);
    if (places == null) {
      throw new ProblemException(
          Problem.of(
              Problem.Kind.CURSOR_INVALID,
              PARAMETER,
              "Expected a token as the field nextSince of the page before holds it, found a damaged"
                  + " one, or one for other topics. Follow next, or leave since out to begin."));
    }
    return places;
  }

  private static Reply reply(Call call, ChangePage.Changed page, String token) {
    var next = call.reference(PARAMETER, token);
    return Reply.json(
            Json.object(json -> {
              json.writeArrayPropertyStart("value");
              for (var change : page.changes()) {
                json.writeStartObject();
                switch (change) {
                  case PublicChange.Published(var path, var item, var _) -> {
                    json.writeStringProperty("change", "published");
                    json.writeStringProperty("path", path);
                    json.writeName("article");
                    json.writeRawValue(new String(item, UTF_8));
                  }
                  case PublicChange.Withdrawn(var path) -> {
                    json.writeStringProperty("change", "withdrawn");
                    json.writeStringProperty("path", path);
                  }
                }
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeBooleanProperty("more", page.more());
              json.writeStringProperty("next", next);
              json.writeStringProperty("nextSince", token);
            }))
        .with("link", "<" + next + ">; rel=\"next\"");
  }
}
