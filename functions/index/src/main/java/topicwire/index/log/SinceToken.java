package topicwire.index.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import topicwire.index.layout.Keys;

/// Where a follower stands, in base64url: a version, the log to begin with, position, base and
/// epoch in each log, and a checksum of that and of what was asked for. It names nothing but places
/// in the public logs, so a forged one shows nothing else, and needs no secret.
public final class SinceToken {
  private SinceToken() {}

  private static final byte VERSION = 1;
  private static final int CHECKSUM = Integer.BYTES;

  /// Three hundred bytes are usual; this is what the largest positions take.
  private static final int LONGEST = 2_000;

  private static final int EPOCH_BITS = 24;

  /// The token of a place.
  ///
  /// @param asked what tells this list of changes from others; empty for all articles
  public static String write(LogPlaces places, String asked) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(VERSION);
    bytes.write(places.first());
    for (var place : places.shards()) {
      number(place.position(), bytes);
      number(place.base(), bytes);
      for (var bits = EPOCH_BITS - Byte.SIZE; bits >= 0; bits -= Byte.SIZE) {
        bytes.write(place.epoch() >> bits);
      }
    }
    var sum = checksum(bytes.toByteArray(), asked);
    bytes.writeBytes(ByteBuffer.allocate(CHECKSUM).putInt(sum).array());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
  }

  /// The place of a token; null when it is none of this list, or damaged.
  public static @Nullable LogPlaces read(String token, String asked) {
    if (token.length() > LONGEST) {
      return null;
    }
    try {
      var bytes = Base64.getUrlDecoder().decode(token);
      var places = bytes.length <= CHECKSUM ? null : read(bytes, asked);
      return places != null && write(places, asked).equals(token) ? places : null;
    } catch (IllegalArgumentException | BufferUnderflowException damaged) {
      return null;
    }
  }

  private static @Nullable LogPlaces read(byte[] bytes, String asked) {
    var buffer = ByteBuffer.wrap(bytes, 0, bytes.length - CHECKSUM);
    var sum = ByteBuffer.wrap(bytes, bytes.length - CHECKSUM, CHECKSUM).getInt();
    var body = new byte[bytes.length - CHECKSUM];
    buffer.duplicate().get(body);
    if (buffer.get() != VERSION || sum != checksum(body, asked)) {
      return null;
    }
    var first = Byte.toUnsignedInt(buffer.get());
    var places = new ArrayList<LogPlaces.Place>();
    for (var shard = 0; shard < Keys.LOG_SHARDS; shard++) {
      var position = number(buffer);
      var base = number(buffer);
      var epoch = 0;
      for (var bits = 0; bits < EPOCH_BITS; bits += Byte.SIZE) {
        epoch = (epoch << Byte.SIZE) | Byte.toUnsignedInt(buffer.get());
      }
      places.add(new LogPlaces.Place(position, base, epoch));
    }
    return buffer.hasRemaining() || first >= Keys.LOG_SHARDS ? null : new LogPlaces(first, places);
  }

  /// Seven bits a byte, the lowest first.
  private static void number(long number, ByteArrayOutputStream bytes) {
    var rest = number;
    while (rest > 0x7F) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  private static long number(ByteBuffer buffer) {
    var number = 0L;
    for (var bits = 0; bits <= Long.SIZE; bits += 7) {
      var next = buffer.get();
      number |= (long) (next & 0x7F) << bits;
      if (next >= 0) {
        return check(number);
      }
    }
    throw new IllegalArgumentException("expected a position, found a larger number");
  }

  private static long check(long position) {
    if (position < 0 || position > Keys.MAX_POSITION) {
      throw new IllegalArgumentException("expected a position, found " + position);
    }
    return position;
  }

  private static int checksum(byte[] bytes, String asked) {
    var sum = new CRC32C();
    sum.update(bytes);
    sum.update(asked.getBytes(UTF_8));
    return (int) sum.getValue();
  }
}
