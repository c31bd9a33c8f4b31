package topicwire.articles.frontmatter;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import topicwire.articles.report.Message;
import topicwire.articles.report.Unreadable;

/// Reads YAML in one streaming pass and no more of it than front matter needs: one document, a
/// mapping at its root, names that are strings; no anchors, aliases, tags, merge keys or
/// directives. Of a `secured` field nothing is kept, at any depth.
///
/// What is refused is refused at the event that shows it, and depth and number of nodes are bounded
/// here, so hostile input costs no more than what precedes its first offence.
public final class YamlReader {

  /// Lists and maps in one another. The deepest known, images of a story's provider, need 6.
  public static final int MAX_DEPTH = 8;

  /// Names, scalars, lists and maps together; 500 related stories need 20,000.
  public static final int MAX_NODES = 50_000;

  private static final int STEP = 4_096;

  private final String yaml;
  private final Iterator<Event> events;
  private int nodes;
  private int eventsRead;
  private @Nullable Event last;

  public YamlReader(String yaml) {
    this.yaml = yaml;
    events = new Parse(settings(yaml)).parseString(yaml).iterator();
  }

  /// Settings by the size of the window, in steps of [#STEP]: most files are small, and to make
  /// settings takes as long as to read some of them.
  private static final List<LoadSettings> SETTINGS =
      IntStream.rangeClosed(1, 8).mapToObj(step -> settings(step * STEP)).toList();

  /// Reads all of the text at once: at the end of a shorter window the library overruns its buffer
  /// where several characters beyond U+FFFF stand.
  private static LoadSettings settings(String yaml) {
    var window = yaml.length() + 2;
    var step = (window - 1) / STEP;
    return step < SETTINGS.size() ? SETTINGS.get(step) : settings(window);
  }

  private static LoadSettings settings(int window) {
    return LoadSettings.builder().setParseComments(false).setBufferSize(window).build();
  }

  public static Node.Mapping read(String yaml) throws Unreadable {
    return new YamlReader(yaml).read();
  }

  public Node.Mapping read() throws Unreadable {
    next(); // the start of the stream
    var start = next();
    if (start.getEventId() == Event.ID.StreamEnd) {
      return Node.Mapping.of(1);
    }
    YamlRules.checkStart((DocumentStartEvent) start);
    var event = next();
    var line = YamlRules.line(event);
    var root =
        switch (node(event, line, 0)) {
          case Node.Mapping mapping -> mapping;
          case Node.Absent _ -> Node.Mapping.of(line);
          case Node.Scalar _, Node.Items _ ->
              throw new Unreadable(
                  "yaml-not-a-mapping", line, "expected lines of `name: value`; write those");
        };
    next(); // the end of the document
    YamlRules.checkEnd(next());
    return root;
  }

  /// Events taken so far, for tests of the bounds.
  public int eventsRead() {
    return eventsRead;
  }

  /// Where in the text the last event taken ended, in code points, for tests of the bounds.
  public int position() {
    var event = last;
    return event == null ? 0 : event.getEndMark().map(Mark::getIndex).orElse(0);
  }

  private Node node(Event event, int line, int depth) throws Unreadable {
    YamlRules.checkPlain((NodeEvent) event);
    count(event);
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar, line);
      case SequenceStartEvent _ -> items(line, deeper(event, depth));
      case MappingStartEvent _ -> mapping(line, deeper(event, depth));
      default -> throw new IllegalStateException("expected a node, found " + event.getEventId());
    };
  }

  private static Node scalar(ScalarEvent scalar, int line) throws Unreadable {
    var text = scalar.getValue();
    if (scalar.isPlain() && YamlRules.isNull(text)) {
      return new Node.Absent(line);
    }
    YamlRules.checkText(scalar);
    return new Node.Scalar(text, line);
  }

  private Node items(int line, int depth) throws Unreadable {
    var items = new ArrayList<Node>();
    for (var event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
      items.add(node(event, YamlRules.line(event), depth));
    }
    return new Node.Items(items, line);
  }

  private Node mapping(int line, int depth) throws Unreadable {
    var fields = new Node.Builder();
    for (var event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
      var name = YamlRules.name(event);
      count(event);
      var nameLine = YamlRules.line(event);
      var value =
          name.equalsIgnoreCase(Node.SECURED)
              ? secured(nameLine, depth)
              : node(next(), nameLine, depth);
      fields.put(name, value);
    }
    return fields.mapping(line);
  }

  /// Reads over the ciphertext. A flaw of it quotes no word of it.
  private Node secured(int line, int depth) throws Unreadable {
    try {
      node(next(), line, depth);
      return new Node.Absent(line);
    } catch (Unreadable e) {
      throw new Unreadable(
          e.flaw.code(),
          e.flaw.line(),
          Node.SECURED,
          "the value is never kept, but it must be readable YAML; put it in quotes");
    }
  }

  private static int deeper(Event event, int depth) throws Unreadable {
    if (depth == MAX_DEPTH) {
      throw new Unreadable(
          "yaml-too-deep",
          YamlRules.line(event),
          Message.of(
              "lists and maps may stand in one another at most %d deep; flatten them", MAX_DEPTH));
    }
    return depth + 1;
  }

  private void count(Event event) throws Unreadable {
    if (++nodes > MAX_NODES) {
      throw new Unreadable(
          "yaml-too-many-nodes",
          YamlRules.line(event),
          Message.of("expected at most %,d names and values; shorten the front matter", MAX_NODES));
    }
  }

  private Event next() throws Unreadable {
    try {
      var event = events.next();
      eventsRead++;
      last = event;
      return event;
    } catch (RuntimeException e) {
      // The library's own exceptions, and those that slip through it (number format, index).
      throw YamlMistakes.explain(e, yaml, position());
    }
  }
}
