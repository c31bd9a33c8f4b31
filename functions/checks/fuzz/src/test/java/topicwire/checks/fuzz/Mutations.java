package topicwire.checks.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/// Makes inputs of others: bytes left out, put in, repeated, or taken from another input.
final class Mutations {
  /// What one of the readers gives a meaning to.
  private static final List<String> PARTS =
      List.of(
          "---\n",
          "\r",
          "\n",
          "\0",
          "\"",
          "\\",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "|",
          "-",
          "+",
          "%",
          "%2B",
          "%GG",
          "=",
          "&",
          "#",
          "null",
          "1e999",
          "[1]",
          "{}",
          "\"s3\":",
          "\"key\":",
          "\"Records\":[",
          "\uFEFF",
          "\u0301",
          "\uFDFA",
          "\u0130",
          "\u202E",
          "\uD83D\uDE00");

  private final List<byte[]> inputs;
  private final Random random;

  /// @param inputs at least one
  Mutations(List<byte[]> inputs, Random random) {
    this.inputs = List.copyOf(inputs);
    this.random = random;
  }

  byte[] next() {
    var mutant = any();
    for (var count = 1 + random.nextInt(4); count > 0; count--) {
      mutant = mutate(mutant);
    }
    return mutant;
  }

  private byte[] mutate(byte[] bytes) {
    var at = random.nextInt(bytes.length + 1);
    var to = Math.min(bytes.length, at + random.nextInt(16));
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    switch (random.nextInt(5)) {
      case 0 -> out.writeBytes(PARTS.get(random.nextInt(PARTS.size())).getBytes(UTF_8));
      case 1 -> out.write(random.nextInt(256));
      case 2 -> out.write(bytes, at, to - at);
      case 3 -> {
        var other = any();
        var start = random.nextInt(other.length + 1);
        out.write(other, start, random.nextInt(other.length - start + 1));
      }
      default -> at = to;
    }
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  private byte[] any() {
    return inputs.get(random.nextInt(inputs.size()));
  }
}
