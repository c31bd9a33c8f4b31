package topicwire.index.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// Writes numbers, texts and bytes one behind the other, as [BlockReader] reads them.
final class BlockWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /// A number that is not negative: seven bits a byte, the lowest first.
  BlockWriter number(long number) {
    var rest = number;
    while (rest > 0x7F) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return this;
  }

  BlockWriter text(String text) {
    return bytes(text.getBytes(UTF_8));
  }

  /// Their length, and they.
  BlockWriter bytes(byte[] some) {
    number(some.length);
    bytes.writeBytes(some);
    return this;
  }

  int size() {
    return bytes.size();
  }

  /// What was written; nothing is, behind this.
  byte[] take() {
    var taken = bytes.toByteArray();
    bytes.reset();
    return taken;
  }
}
