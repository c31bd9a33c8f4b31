package topicwire.reindex.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import topicwire.runtime.Environment;
import topicwire.runtime.aws.FailureKind;
import topicwire.runtime.aws.JsonService;
import topicwire.runtime.http.Json;
import topicwire.runtime.telemetry.WordlessFailure;

/// A bus of Amazon EventBridge. The largest ten events, of 18 KB each, are less than the 256 KB
/// that a request may have in every Region. Thread-safe.
///
/// Source: [PutEvents: some of the entries of a request that succeeds may have
/// failed](https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html).
final class EventBridgeBus implements EventBus {
  /// What rules match events of this program by.
  static final String SOURCE = "topicwire";

  private static final JsonService.Name SERVICE =
      new JsonService.Name("events", "AWSEvents", "EVENTBRIDGE");

  private final JsonService service;
  private final String bus;
  private final String source;

  /// @param bus its name
  /// @param source of the events, as CloudEvents has it
  EventBridgeBus(Environment environment, String bus, String source, Clock clock) {
    this.service = new JsonService(SERVICE, environment, clock);
    this.bus = bus;
    this.source = source;
  }

  @Override
  public int send(List<PublicEvent> events) {
    JsonService.Answer answer;
    try {
      answer = service.call("PutEvents", request(events));
    } catch (IOException | RuntimeException e) {
      throw new EventBusException(
          "PutEvents of %d events to the bus %s failed: %s"
              .formatted(events.size(), bus, FailureKind.of(e)),
          WordlessFailure.of(e));
    }
    var taken = answer.status() == 200 ? taken(answer.body()) : List.<Boolean>of();
    if (taken.size() != events.size()) {
      throw new EventBusException(
          "PutEvents to the bus %s: expected the status 200 and %d entries, found %d and %d"
              .formatted(bus, events.size(), answer.status(), taken.size()),
          null);
    }
    var first = taken.indexOf(false);
    return first < 0 ? taken.size() : first;
  }

  private byte[] request(List<PublicEvent> events) {
    return Json.object(json -> {
      json.writeArrayPropertyStart("Entries");
      for (var event : events) {
        json.writeStartObject();
        json.writeStringProperty("EventBusName", bus);
        json.writeStringProperty("Source", SOURCE);
        json.writeStringProperty("DetailType", event.type().word());
        json.writeNumberProperty("Time", event.time().getEpochSecond());
        json.writeStringProperty("Detail", new String(event.json(source), UTF_8));
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  /// Of each entry, whether it was taken: then it has an id.
  private static List<Boolean> taken(byte[] answer) {
    var taken = new ArrayList<Boolean>();
    try (var json = Json.parse(answer)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = json.currentName();
        if (json.nextToken() != JsonToken.START_ARRAY || !name.equals("Entries")) {
          json.skipChildren();
          continue;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
          var isTaken = false;
          while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var field = json.currentName();
            isTaken |= json.nextToken() == JsonToken.VALUE_STRING && field.equals("EventId");
            json.skipChildren();
          }
          taken.add(isTaken);
        }
      }
      return taken;
    } catch (JacksonException other) {
      return List.of();
    }
  }
}
