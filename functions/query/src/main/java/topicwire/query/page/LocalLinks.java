package topicwire.query.page;

import java.net.URI;
import java.util.Set;

/// Links of an article's page. On its author's own machine, the hosts of the samples exist nowhere
/// (`.example`, RFC 2606): there a link is left out, and the gateway draws the picture.
final class LocalLinks {
  private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");

  private final boolean isLocal;
  private final String base;

  /// @param origin of this API
  /// @param base what stands before its paths
  LocalLinks(String origin, String base) {
    this.base = base;
    isLocal = !origin.isEmpty() && LOCAL.contains(host(origin));
  }

  /// Whether no page can be at an address.
  ///
  /// @param address a valid one
  boolean leadsNowhere(String address) {
    return isLocal && host(address).endsWith(".example");
  }

  /// The reference of a path of this API.
  String own(String path) {
    return base + path;
  }

  /// Where the picture of an address is.
  String picture(String address) {
    return leadsNowhere(address) ? "/media" + URI.create(address).getRawPath() : address;
  }

  private static String host(String address) {
    try {
      var host = URI.create(address).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException _) {
      return "";
    }
  }
}
