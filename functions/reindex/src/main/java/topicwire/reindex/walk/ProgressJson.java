package topicwire.reindex.walk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import topicwire.reindex.Task;
import topicwire.runtime.AsciiJson;

/// A comparison as JSON: as it is kept between two runs, and as a report of what it found.
public final class ProgressJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private ProgressJson() {}

  /// To be read again by [#read].
  public static String write(Progress progress) {
    return AsciiJson.object(json -> {
      head(progress, json);
      json.writeBooleanProperty("force", progress.force);
      json.writeNumberProperty("allowance", progress.allowance);
      json.writeStringProperty("sweep", progress.sweep);
      json.writeStringProperty("phase", progress.phase().word());
      json.writeArrayPropertyStart("position");
      progress.position().forEach(json::writeString);
      json.writeEndArray();
      if (!progress.paused().isEmpty()) {
        json.writeStringProperty("paused", progress.paused());
      }
      figures(progress.tally, json);
    });
  }

  /// For people and for `/editor/status`.
  static String report(Progress progress, String finishedAt) {
    return AsciiJson.object(json -> {
      head(progress, json);
      json.writeStringProperty("finishedAt", finishedAt);
      json.writeNumberProperty("drift", progress.tally.drift());
      figures(progress.tally, json);
    });
  }

  private static void head(Progress progress, JsonGenerator json) {
    json.writeStringProperty("task", progress.task.word());
    json.writeStringProperty("prefix", progress.prefix);
    json.writeStringProperty("startedAt", progress.startedAt);
  }

  private static void figures(Counters tally, JsonGenerator json) {
    json.writeObjectPropertyStart("figures");
    for (var figure : Counter.values()) {
      json.writeNumberProperty(figure.word(), tally.get(figure));
    }
    json.writeEndObject();
  }

  /// What [#write] wrote; figures that are not known any more are left out.
  public static Progress read(String text) {
    var task = Task.WALK;
    var prefix = "";
    var startedAt = "";
    var force = false;
    var allowance = 0L;
    var sweep = "";
    var paused = "";
    var phase = Phase.WALK;
    var position = new ArrayList<String>();
    var tally = new Counters();
    try (var json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = json.currentName();
        json.nextToken();
        switch (name) {
          case "task" -> task = Task.valueOf(upper(json));
          case "prefix" -> prefix = json.getString();
          case "startedAt" -> startedAt = json.getString();
          case "force" -> force = json.getBooleanValue();
          case "allowance" -> allowance = json.getLongValue();
          case "sweep" -> sweep = json.getString();
          case "paused" -> paused = json.getString();
          case "phase" -> phase = Phase.valueOf(upper(json));
          case "position" -> position.addAll(texts(json));
          case "figures" -> read(tally, json);
          default -> json.skipChildren();
        }
      }
    }
    var progress =
        new Progress(task, prefix, force, startedAt, allowance, sweep, tally, phase, position);
    progress.pause(paused);
    return progress;
  }

  private static String upper(JsonParser json) {
    return json.getString().toUpperCase(Locale.ROOT);
  }

  private static List<String> texts(JsonParser json) {
    var texts = new ArrayList<String>();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getString());
    }
    return texts;
  }

  private static void read(Counters tally, JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      var name = json.currentName();
      json.nextToken();
      var number = json.getLongValue();
      Arrays.stream(Counter.values())
          .filter(figure -> figure.word().equals(name))
          .findFirst()
          .ifPresent(figure -> tally.add(figure, number));
    }
  }
}
