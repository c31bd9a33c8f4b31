package topicwire.reindex.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;

/// Judges whether an address is one of the public internet: a target may not lead into the network
/// of this function, to its metadata, or to itself.
///
/// Source: the registries of special-purpose addresses of IANA, for
/// [IPv4](https://www.iana.org/assignments/iana-ipv4-special-registry) and
/// [IPv6](https://www.iana.org/assignments/iana-ipv6-special-registry).
final class AddressGuard {
  private AddressGuard() {}

  /// Network and length of its prefix: everything that is not for anybody on the internet.
  private static final int[][] REFUSED = {
    {0, 0, 0, 0, 8},
    {10, 0, 0, 0, 8},
    {100, 64, 0, 0, 10},
    {127, 0, 0, 0, 8},
    {169, 254, 0, 0, 16},
    {172, 16, 0, 0, 12},
    {192, 0, 0, 0, 24},
    {192, 0, 2, 0, 24},
    {192, 88, 99, 0, 24},
    {192, 168, 0, 0, 16},
    {198, 18, 0, 0, 15},
    {198, 51, 100, 0, 24},
    {203, 0, 113, 0, 24},
    {224, 0, 0, 0, 3},
  };

  static boolean isPublic(InetAddress address) {
    var bytes = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
  }

  private static boolean isPublic4(byte[] address) {
    for (var network : REFUSED) {
      if (isIn(address, network)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIn(byte[] address, int[] network) {
    var bits = network[4];
    for (var i = 0; i < 4 && bits > 0; i++, bits -= 8) {
      var mask = 0xFF & (0xFF << Math.max(0, 8 - bits));
      if ((address[i] & mask) != (network[i] & mask)) {
        return false;
      }
    }
    return true;
  }

  /// Of the global unicast addresses, those that hold no address of IPv4, and none of documents.
  private static boolean isPublic6(byte[] address) {
    var first = (address[0] & 0xFF) << 8 | (address[1] & 0xFF);
    var second = (address[2] & 0xFF) << 8 | (address[3] & 0xFF);
    var isGlobal = (first & 0xE000) == 0x2000;
    var isSpecial = first == 0x2001 && (second & 0xFE00) == 0;
    var isDocumentation = (first == 0x2001 && second == 0x0DB8) || (first & 0xFFF0) == 0x3FF0;
    var is6to4 = first == 0x2002;
    return isGlobal && !isSpecial && !isDocumentation && !is6to4;
  }
}
