package topicwire.checks.protocol.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import topicwire.articles.ArticleParser;
import topicwire.index.layout.Keys;
import topicwire.index.table.Change;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.RowQuery;
import topicwire.index.table.Table;
import topicwire.ingest.IngestFunction;
import topicwire.runtime.Backoff;
import topicwire.sync.FetchResult;
import topicwire.sync.Reconciler;
import topicwire.sync.SourceBucket;
import topicwire.testing.TimeLeft;

/// The real function, run from its start with the answers that it was given so far, up to its next
/// request. The function has no state of its own between requests, so this is as good as having
/// left it waiting there.
public final class Run implements Table, SourceBucket, InstantSource {
  public static final String BUCKET = "articles";
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-05-01T00:00:00Z"), ZoneOffset.UTC);

  /// Where a run stands.
  public sealed interface Step {
    /// It waits for the answer to a request.
    record Waiting(Call call) implements Step {}

    /// It has answered: is the message done with, or to be sent again?
    record Answered(boolean acknowledged) implements Step {}
  }

  /// More than any handler needs that gets ahead at all.
  private static final int ATTEMPTS = 8;

  private static final PrintStream NO_LOG =
      new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);

  private final List<?> answers;
  private final boolean settings;
  private final boolean time;
  private final boolean log;
  private int next;
  private @Nullable Call waiting;

  private Run(List<?> answers, boolean settings, boolean time, boolean log) {
    this.answers = answers;
    this.settings = settings;
    this.time = time;
    this.log = log;
  }

  /// Runs the function.
  ///
  /// @param name distinguishes this run's revisions from those of all others
  /// @param answers what its requests were answered so far: rows (or [ModelState#NOTHING]),
  ///   objects, commits, and exceptions to be thrown
  public static Step step(Variant variant, String name, Event event, List<?> answers) {
    // Many worlds have a handler with the same past: what it does next is the same too.
    return STEPS.computeIfAbsent(
        new Past(variant, name, event, List.copyOf(answers)),
        past -> run(past.variant(), past.name(), past.event(), past.answers()));
  }

  private record Past(Variant variant, String name, Event event, List<?> answers) {}

  private static final Map<Past, Step> STEPS = new ConcurrentHashMap<>();

  /// Forgets what earlier explorations learned.
  public static void forget() {
    STEPS.clear();
  }

  private static Step run(Variant variant, String name, Event event, List<?> answers) {
    var run = new Run(answers, variant.hasSettings(), variant.hasTime(), variant.hasLog());
    var revisions = new AtomicInteger();
    var index =
        variant.index(
            run, CLOCK, () -> ModelState.REVISION + name + "." + revisions.getAndIncrement() + ";");
    var source = variant.source(run, index, event);
    var backoff = new Backoff(new SplittableRandom(1), _ -> {});
    var reconciler =
        new Reconciler(source, index, new ArticleParser(), "", variant.clock(run, index), backoff);
    var function = new IngestFunction(BUCKET, reconciler, NO_LOG, CLOCK);
    var reply = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(event.json().getBytes(UTF_8)),
        reply,
        TimeLeft.forAttempts(ATTEMPTS));
    if (run.waiting != null) {
      return new Step.Waiting(run.waiting);
    }
    return new Step.Answered(reply.toString(UTF_8).equals("{\"batchItemFailures\":[]}"));
  }

  @Override
  public @Nullable Row get(RowKey key, boolean consistent) {
    if (key.equals(Keys.SETTINGS) && !settings) {
      return null; // nobody writes it, so that no order can matter
    }
    if (isLog(key) && !log) {
      return null;
    }
    return answer(new Call.Read(key, consistent)) instanceof Row row ? row : null;
  }

  private static boolean isLog(RowKey key) {
    return key.pk().equals(Keys.LOG_HEADS_PARTITION)
        || key.pk().startsWith(Keys.LOG_HEADS_PARTITION + "#");
  }

  @Override
  public Instant instant() {
    return time ? (Instant) answer(new Call.Now()) : CLOCK.instant();
  }

  @Override
  public FetchResult fetch(String key, @Nullable String unlessEtag) {
    return (FetchResult) answer(new Call.Look(key, unlessEtag));
  }

  @Override
  public Commit write(List<Change> changes) {
    // Without a follower nobody reads the log, and every write begins it anew.
    var seen = changes.stream().filter(change -> log || !isLog(change.key())).toList();
    return (Commit) answer(new Call.Write(seen));
  }

  @Override
  public List<Row> getAll(Collection<RowKey> keys) {
    throw new UnsupportedOperationException("an ingest reads source records only");
  }

  @Override
  public RowPage walk(RowQuery walk) {
    return (RowPage) answer(new Call.Walk(walk));
  }

  private Object answer(Call call) {
    if (waiting != null) {
      throw new Stopped(); // the function went on after it was stopped, e.g. to try again
    }
    if (next < answers.size()) {
      var answer = answers.get(next++);
      if (answer instanceof RuntimeException e) {
        throw e;
      }
      return answer;
    }
    waiting = call;
    throw new Stopped();
  }

  /// Ends a run at a request that has no answer yet.
  private static final class Stopped extends Error {
    private static final long serialVersionUID = 1;

    Stopped() {
      super("stopped at a request", null, false, false);
    }
  }
}
