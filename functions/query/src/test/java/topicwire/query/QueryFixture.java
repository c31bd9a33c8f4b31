package topicwire.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topicwire.index.Definition;
import topicwire.index.Flaw;
import topicwire.index.IndexWriter;
import topicwire.index.Interpretation;
import topicwire.index.Observation;
import topicwire.index.Slug;
import topicwire.index.layout.SiteRow;
import topicwire.index.read.IndexReader;
import topicwire.index.snapshot.Snapshot;
import topicwire.index.snapshot.SnapshotRow;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.dynamodb.Consumption;
import topicwire.index.taxonomy.Claims;
import topicwire.query.contract.Contract;
import topicwire.query.routing.Audience;
import topicwire.query.site.Site;
import topicwire.query.snapshot.SnapshotEndpoint;
import topicwire.runtime.Environment;
import topicwire.runtime.http.Json;
import topicwire.testing.TimeLeft;
import topicwire.testing.table.InMemoryTable;

/// A publisher's site: an index in memory, and both functions before it.
public final class QueryFixture {
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  /// In place of signed ones.
  public static final SnapshotEndpoint.Addresses ADDRESSES =
      (bucket, key, time) ->
          URI.create("https://%s.example/%s?for=%s".formatted(bucket, key, time));

  public final CountingTable table = new CountingTable(new InMemoryTable());
  final ByteArrayOutputStream log = new ByteArrayOutputStream();
  final Consumption consumption = new Consumption();

  private final AtomicInteger revisions = new AtomicInteger();
  private final IndexWriter index =
      new IndexWriter(table, clock, () -> "r" + revisions.incrementAndGet());
  private final Environment variables;
  private final SnapshotEndpoint.Addresses addresses;
  private final QueryFunction open;
  private final QueryFunction editorial;

  public QueryFixture() {
    this(Map.of());
  }

  /// A site that is told who it is, `SITE_TITLE` and so on.
  public QueryFixture(Map<String, String> variables) {
    this(variables, ADDRESSES);
  }

  /// A site whose files are read at some addresses.
  public QueryFixture(Map<String, String> variables, SnapshotEndpoint.Addresses addresses) {
    this.variables = new Environment(variables);
    this.addresses = addresses;
    open = function(Audience.PUBLIC);
    editorial = function(Audience.EDITOR);
  }

  /// Another function before the same index.
  public QueryFunction function(Audience audience) {
    return new QueryFunction(
        new IndexReader(audience == Audience.PUBLIC ? new PublicRole(table) : table, clock),
        consumption,
        audience,
        Access.of(variables),
        clock,
        Duration.ZERO,
        Site.of(variables),
        addresses,
        new PrintStream(log, true, UTF_8));
  }

  /// The clock of both functions and of who writes.
  public Clock clock() {
    return clock;
  }

  /// Lets time pass.
  public QueryFixture pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  public QueryFixture publish(Story... stories) {
    for (var story : stories) {
      put(story.key(), new Interpretation.Published(story.article(), List.of()));
    }
    return this;
  }

  /// What the settings in force say of who publishes.
  public QueryFixture settingsSay(SiteRow identity) {
    if (table.write(List.of(identity.change())) != Commit.DONE) {
      throw new IllegalStateException("expected the row of the site to be written");
    }
    table.requests.clear();
    return this;
  }

  /// Names the last file of all that is public.
  public QueryFixture snapshot(Snapshot snapshot) {
    SnapshotRow.write(table, snapshot);
    table.requests.clear();
    return this;
  }

  /// Publishes an article of another day than that of its second.
  public QueryFixture publishOn(String day, Story story) {
    put(story.key(), new Interpretation.Published(story.article(day, List.of()), List.of()));
    return this;
  }

  public QueryFixture draft(Story... stories) {
    for (var story : stories) {
      put(story.key(), new Interpretation.Draft(story.article(), List.of()));
    }
    return this;
  }

  /// A definition that is shown with its topic's articles only.
  public QueryFixture define(String slug, String json) {
    return define(slug, json, false);
  }

  /// A definition that says `public: true`.
  public QueryFixture defineAlone(String slug, String json) {
    return define(slug, json, true);
  }

  private QueryFixture define(String slug, String json, boolean standsAlone) {
    return define(slug, json, Claims.NONE, standsAlone);
  }

  /// A definition that says something of other topics. Articles that are published behind it are
  /// found under what it says.
  public QueryFixture define(String slug, String json, Claims claims, boolean standsAlone) {
    var key = "_data/topics/" + slug + ".yaml";
    var definition = new Definition(key, slug, json, claims, standsAlone);
    put(key, new Interpretation.Defined(definition, List.of()));
    return this;
  }

  /// A definition of the topic with this name, and the names of those above it.
  public QueryFixture defineBelow(String name, String... parents) {
    var claims =
        new Claims(
            name,
            new TreeSet<>(),
            new TreeSet<>(),
            Arrays.stream(parents).map(Slug::of).collect(Collectors.toCollection(TreeSet::new)),
            new TreeSet<>());
    return define(Slug.of(name), "{\"name\":\"%s\"}".formatted(name), claims, false);
  }

  public QueryFixture reject(String key, Flaw... flaws) {
    put(key, new Interpretation.Rejected(List.of(flaws)));
    return this;
  }

  public QueryFixture delete(String key) {
    put(key, new Interpretation.Deleted());
    return this;
  }

  public QueryFixture put(String key, Interpretation interpretation) {
    return put(key, interpretation, null);
  }

  /// The same of a file that was uploaded at a known time.
  public QueryFixture put(String key, Interpretation interpretation, @Nullable Instant uploadedAt) {
    var etag =
        interpretation instanceof Interpretation.Deleted ? null : "\"" + revisions.get() + "\"";
    var seen = new Observation(interpretation.under(index.taxonomy()), etag, 1, "1", uploadedAt);
    List<Change> made = List.of();
    for (var write : index.transactions(key, index.sourceRecord(key), seen)) {
      made = index.completed(made.isEmpty() ? write : write.behind(made));
      if (index.commit(made) != Commit.DONE) {
        throw new IllegalStateException("expected " + key + " to be written");
      }
    }
    table.requests.clear();
    return this;
  }

  /// The answer to a GET without headers; the target is written as in a browser's address line.
  public Answer get(String target) {
    return ask("GET", target, Map.of());
  }

  public Answer ask(String method, String target, Map<String, String> headers) {
    return ask(method, target, headers, "");
  }

  /// The answer to a message that is posted.
  public Answer post(String target, Map<String, String> headers, String body) {
    return ask("POST", target, headers, body);
  }

  private Answer ask(String method, String target, Map<String, String> headers, String body) {
    var whole = Answer.of(raw(event(method, target, headers, body), target));
    // The gateway drops the body of an answer to HEAD.
    var answer = method.equals("HEAD") ? new Answer(whole.status(), whole.headers(), "") : whole;
    Contract.require(method, target, answer);
    return answer;
  }

  /// The function's own bytes for an event.
  public byte[] raw(byte[] event, String target) {
    var output = new ByteArrayOutputStream();
    try {
      (target.startsWith("/editor") ? editorial : open)
          .handleRequest(new ByteArrayInputStream(event), output, TimeLeft.unasked());
    } catch (IOException e) {
      throw new UncheckedIOException("in memory, nothing fails", e);
    }
    return output.toByteArray();
  }

  /// As the gateway puts it: the path decoded, then cut at a question mark.
  public static byte[] event(String method, String target, Map<String, String> headers) {
    return event(method, target, headers, "");
  }

  private static byte[] event(
      String method, String target, Map<String, String> headers, String body) {
    var cut = target.indexOf('?');
    return Json.object(json -> {
      json.writeStringProperty("version", "2.0");
      json.writeStringProperty("routeKey", "$default");
      json.writeStringProperty("rawPath", path(target));
      json.writeStringProperty("rawQueryString", cut < 0 ? "" : target.substring(cut + 1));
      json.writeObjectPropertyStart("headers");
      json.writeStringProperty("host", "wire.example");
      json.writeStringProperty("x-forwarded-proto", "https");
      headers.forEach(json::writeStringProperty);
      json.writeEndObject();
      json.writeObjectPropertyStart("requestContext");
      json.writeObjectPropertyStart("http");
      json.writeStringProperty("method", method);
      json.writeStringProperty("path", decodedPath(target));
      json.writeStringProperty("sourceIp", "192.0.2.1");
      json.writeEndObject();
      json.writeEndObject();
      if (!body.isEmpty()) {
        json.writeStringProperty("body", body);
      }
      json.writeBooleanProperty("isBase64Encoded", false);
    });
  }

  private static String decodedPath(String target) {
    var cut = target.indexOf('?');
    var path = cut < 0 ? target : target.substring(0, cut);
    return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
  }

  /// The path of a target as the function sees it.
  public static String path(String target) {
    var decoded = decodedPath(target);
    var mark = decoded.indexOf('?');
    return mark < 0 ? decoded : decoded.substring(0, mark);
  }
}
