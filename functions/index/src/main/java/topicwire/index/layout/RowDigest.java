package topicwire.index.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import topicwire.index.table.Row;
import topicwire.index.table.Value;

/// A few bytes by which a source record recognises its rows, each attribute of them, and the size
/// that it has itself: of its own attributes, this is the only one that a look at the object would
/// not correct.
public final class RowDigest {
  private static final int BYTES = 8;

  private static final Comparator<Row> BY_KEY =
      Comparator.<Row, String>comparing(row -> row.key().pk()).thenComparing(row -> row.key().sk());

  private final MessageDigest digest = sha256();

  private RowDigest() {}

  /// Sixteen hexadecimal digits; the order of the rows does not matter.
  public static String of(long size, Collection<Row> rows) {
    var all = new RowDigest();
    all.add(Long.toString(size));
    rows.stream().sorted(BY_KEY).forEach(all::add);
    return HexFormat.of().formatHex(all.digest.digest(), 0, BYTES);
  }

  /// The same of texts in their order.
  static String of(List<String> texts) {
    var all = new RowDigest();
    texts.forEach(all::add);
    return HexFormat.of().formatHex(all.digest.digest(), 0, BYTES);
  }

  /// A digest that every Java platform has.
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private void add(Row row) {
    add(row.key().pk());
    add(row.key().sk());
    new TreeMap<>(row.attributes())
        .forEach((name, value) -> {
          add(name);
          switch (value) {
            case Value.Text(var text) -> add(text);
            case Value.Whole(var number) -> add(Long.toString(number));
            case Value.Bytes(var bytes) -> add(bytes);
            case Value.Texts(var texts) -> texts.stream().sorted().forEach(this::add);
            case Value.Other(var original) -> add(original.toString());
          }
        });
    add(""); // where a row ends, as no attribute is called so
  }

  private void add(String text) {
    add(text.getBytes(UTF_8));
  }

  /// Its length before it, so that what follows each other cannot be cut otherwise.
  private void add(byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }
}
