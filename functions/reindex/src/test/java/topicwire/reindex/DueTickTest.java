package topicwire.reindex;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topicwire.index.ContentState;
import topicwire.index.IndexWriter;
import topicwire.index.Visibility;
import topicwire.index.layout.CanonicalRows;
import topicwire.index.read.IndexReader;
import topicwire.index.read.time.DueKeys;

/// Articles that appear and expire, with a tick each minute, and without one.
@Tag("slow")
class DueTickTest {
  private static final String KEY = "_news/one.md";
  private static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00Z");

  private final ReindexFixture town = new ReindexFixture();
  private final DueTick tick = new DueTick(new DueKeys(town.table), town.queue, town.clock);

  @Test
  void run_articleWhoseTimeComes_appearsAndExpires() {
    town.put(KEY, file("publishDate: 2026-03-01T12:10:00Z\nexpiryDate: 2026-03-01T12:20:00Z"));
    assertThat(state()).isEqualTo(ContentState.SCHEDULED);
    at("12:09:59");
    assertThat(tick.run()).isZero();
    at("12:10:02"); // every clock is past the date by then
    assertThat(tick.run()).isEqualTo(1);
    town.drain();
    assertThat(state()).isEqualTo(ContentState.PUBLISHED);
    assertThat(tick.run()).isZero();
    at("12:20:00");
    assertThat(tick.run()).isEqualTo(1);
    town.drain();
    assertThat(state()).isEqualTo(ContentState.EXPIRED);
    at("23:00:00");
    assertThat(tick.run()).isZero();
  }

  @Test
  void run_lostAndRepeatedTicks_comeToTheSame() {
    town.put(KEY, file("publishDate: 2026-03-01T12:10:00Z\nexpiryDate: 2026-03-01T12:20:00Z"));
    at("12:40:00"); // nobody ticked for half an hour
    tick.run();
    tick.run();
    town.drain();
    assertThat(state()).isEqualTo(ContentState.EXPIRED);
    assertThat(tick.run()).isZero();
  }

  @Test
  void run_datesThatWereMovedOrTakenAway_leaveNothingDue() {
    town.put(KEY, file("publishDate: 2026-03-01T12:10:00Z"));
    town.put(KEY, file("publishDate: 2026-03-01T12:30:00Z"));
    at("12:20:00");
    assertThat(tick.run()).isZero();
    town.put(KEY, file("type: x"));
    assertThat(state()).isEqualTo(ContentState.PUBLISHED);
    at("12:40:00");
    assertThat(tick.run()).isZero();
    town.put(KEY, file("expiryDate: 2026-03-01T13:00:00Z"));
    town.delete(KEY);
    at("14:00:00");
    assertThat(tick.run()).isZero();
  }

  @Test
  void run_moreKeysThanAPage_sendsThemAll() {
    IntStream.range(0, 1_200)
        .forEach(i -> town.put("_news/" + i + ".md", file("publishDate: 2026-03-01T12:10:00Z")));
    at("12:11:00");
    assertThat(tick.run()).isEqualTo(1_200);
  }

  /// What an article that is public all the time costs stays what it was.
  @Test
  void put_articleWithoutDatesAhead_writesNothingOfTime() {
    town.put(KEY, file("type: x"));
    var record = requireNonNull(writer().sourceRecord(KEY));
    assertThat(record.asOf()).isNull();
    assertThat(record.manifest().due()).isNull();
    assertThat(town.table.dump().keySet()).noneMatch(key -> key.pk().equals("DUE"));
  }

  /// It had made the article expire, and nothing would look at it again.
  @Test
  void audit_decisionOfAClockThatWasWrong_isLookedAtAgain() {
    town.put(KEY, file("expiryDate: 2090-01-01"));
    at("12:00:00");
    town.now = Instant.parse("2099-01-01T00:00:00Z");
    town.put(KEY, file("expiryDate: 2090-01-01\ntype: y"));
    assertThat(state()).isEqualTo(ContentState.EXPIRED);
    at("12:01:00");
    town.reindex(Task.AUDIT, false);
    town.drain();
    assertThat(state()).isEqualTo(ContentState.PUBLISHED);
  }

  @Test
  void entries_pastTheirEnd_areNotServedThoughNobodyTicked() {
    town.put(KEY, file("expiryDate: 2026-03-01T12:20:00Z"));
    var catalog = new IndexReader(town.table, town.clock);
    at("12:19:59");
    assertThat(catalog.detail(Visibility.PUBLISHED, KEY)).isNotNull();
    at("12:20:00");
    assertThat(catalog.detail(Visibility.PUBLISHED, KEY)).isNull();
    assertThat(catalog.editors().due().overdue()).isEqualTo(1);
    assertThat(CanonicalRows.of(town.table.dump()).keySet())
        .anyMatch(key -> key.pk().equals("DUE"));
  }

  private void at(String time) {
    town.now = Instant.parse("2026-03-01T" + time + "Z");
    assertThat(town.now).isAfterOrEqualTo(BEGINNING);
  }

  private @Nullable ContentState state() {
    var record = writer().sourceRecord(KEY);
    return record == null ? null : record.state();
  }

  private IndexWriter writer() {
    return new IndexWriter(town.table, town.clock, ReindexFixture::revision);
  }

  private static String file(String lines) {
    return "---\ntitle: One\npublishedDateTime: 2024-03-01T10:00:00Z\n%s\n---\nText.\n"
        .formatted(lines);
  }
}
