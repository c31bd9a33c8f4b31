package topicwire.runtime.http;

import java.util.Locale;

/// Which encodings of a body a caller takes, as its `Accept-Encoding` says (RFC 9110, 12.5.3).
///
/// @param gzip whether it asks for gzip
/// @param identity whether it takes a body that is not encoded; it counts as taken where gzip is
///   excluded too, as a caller that takes nothing can only be sent what is there
/// @param any whether it did not say: then gzip may be sent, but is not asked for
record AcceptEncoding(boolean gzip, boolean identity, boolean any) {

  static AcceptEncoding of(String header) {
    if (header.isBlank()) {
      return new AcceptEncoding(false, true, true);
    }
    var gzip = -1.0;
    var identity = -1.0;
    var others = -1.0;
    for (var part : header.split(",", -1)) {
      var cut = part.indexOf(';');
      var coding = (cut < 0 ? part : part.substring(0, cut)).strip().toLowerCase(Locale.ROOT);
      var quality = cut < 0 ? 1 : quality(part.substring(cut + 1));
      switch (coding) {
        case "gzip", "x-gzip" -> gzip = Math.max(gzip, quality);
        case "identity" -> identity = quality;
        case "*" -> others = quality;
        default -> {}
      }
    }
    var gzipQuality = gzip >= 0 ? gzip : others;
    // Identity is taken unless it is excluded, by name or by a star.
    var identityQuality = identity >= 0 ? identity : others == 0 ? 0 : Math.max(others, 0.001);
    return new AcceptEncoding(
        gzipQuality > 0 && (gzipQuality >= identityQuality || identity < 0),
        identityQuality > 0 || gzipQuality == 0,
        false);
  }

  /// A weight that cannot be read counts as none given.
  private static double quality(String parameter) {
    var text = parameter.strip().toLowerCase(Locale.ROOT);
    try {
      return text.startsWith("q=") ? Double.parseDouble(text.substring(2)) : 1;
    } catch (NumberFormatException _) {
      return 1;
    }
  }
}
