package topicwire.checks.protocol.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import topicwire.index.table.Commit;
import topicwire.index.table.Row;
import topicwire.index.table.RowKey;
import topicwire.index.table.RowPage;
import topicwire.index.table.Value;
import topicwire.sync.FetchResult;

/// A world in few bytes, equal for worlds that behave the same: bucket, table, operations to come,
/// what each handler was answered, writes under way. Revisions are renamed in the order in which
/// they occur, as only their being equal matters.
public record Signature(String digest) {
  private static final Pattern REVISIONS = Pattern.compile(ModelState.REVISION + "[^;]*;");

  static Signature of(ModelState world) {
    var text = new StringBuilder();
    text.append(world.bucket()).append(world.operations()).append(world.crashes());
    text.append(world.sweeps()).append(world.sweep()).append(world.time());
    var rows =
        new TreeMap<RowKey, Row>(
            java.util.Comparator.comparing(RowKey::pk).thenComparing(RowKey::sk));
    rows.putAll(world.table());
    rows.values().forEach(row -> text.append(described(row)));
    var following = world.following();
    if (following != null) {
      text.append("|follower ").append(following.follower()).append(following.everPublic());
      following
          .hidden()
          .forEach((key, row) -> {
            text.append("|hidden ").append(key);
            row.ifPresent(former -> text.append(described(former)));
          });
    }
    for (var handler : world.handlers()) {
      text.append("|handler ").append(handler.event());
      sinceItStartedOver(handler).forEach(answer -> describe(answer, text));
    }
    for (var write : world.floating()) {
      text.append("|floating ");
      write.changes().forEach(change -> text.append(change.key()));
      describe(write.changes().getFirst(), text);
    }
    return new Signature(digest(rename(text)));
  }

  /// A refused write makes a handler start over; what it was answered before has no effect any
  /// more.
  private static List<Object> sinceItStartedOver(Handler handler) {
    var answers = handler.answers();
    return answers.subList(answers.lastIndexOf(Commit.REFUSED) + 1, answers.size());
  }

  private static String described(Row row) {
    return DESCRIPTIONS.computeIfAbsent(
        row,
        _ -> {
          var text = new StringBuilder();
          describe(row, text);
          return text.toString();
        });
  }

  private static final IdentityHashMap<Row, String> DESCRIPTIONS = new IdentityHashMap<>();

  public static void forget() {
    DESCRIPTIONS.clear();
  }

  private static void describe(Object answer, StringBuilder text) {
    switch (answer) {
      case Row row -> {
        text.append('\n').append(row.key().pk()).append(' ').append(row.key().sk());
        new TreeMap<>(row.attributes())
            .forEach((name, value) -> {
              if (!name.equals("stamp")) {
                text.append(' ').append(name).append('=');
                describe(value, text);
              }
            });
      }
      case RowPage page -> {
        text.append(" page");
        page.rows().forEach(row -> describe(row, text));
      }
      case Value.Bytes(var bytes) -> text.append(Arrays.hashCode(bytes));
      case Value.Texts(var texts) -> texts.stream().sorted().forEach(text::append);
      case Value.Other(var original) -> text.append(original);
      case FetchResult.Found(var _, var etag, var _) -> text.append(" found ").append(etag);
      case topicwire.index.table.Change.Put(var row, var condition) -> {
        describe(row, text);
        text.append(condition);
      }
      default -> text.append(' ').append(answer);
    }
  }

  private static String rename(StringBuilder text) {
    var names = new HashMap<String, String>();
    return REVISIONS
        .matcher(text)
        .replaceAll(found -> names.computeIfAbsent(found.group(), _ -> "r" + names.size() + ";"));
  }

  private static String digest(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
