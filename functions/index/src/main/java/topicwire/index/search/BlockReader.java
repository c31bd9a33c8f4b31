package topicwire.index.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// Reads what a [BlockWriter] wrote. For one thread.
final class BlockReader {
  private final byte[] bytes;
  private int at;

  BlockReader(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return at < bytes.length;
  }

  long number() {
    var number = 0L;
    for (var bits = 0; ; bits += 7) {
      var next = bytes[at++];
      number |= (long) (next & 0x7F) << bits;
      if (next >= 0) {
        return number;
      }
    }
  }

  int size() {
    return Math.toIntExact(number());
  }

  String text() {
    return new String(bytes(), UTF_8);
  }

  byte[] bytes() {
    var length = size();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /// Passes over bytes without reading them.
  void skip() {
    var length = size();
    at += length;
  }
}
