package topicwire.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;

/// The roots that AWS's certificates lead to. The function calls AWS and nobody else, and each
/// start reads every root that is trusted.
///
/// Source: [Amazon Trust Services](https://www.amazontrust.com/repository/).
final class AmazonRoots {
  private static final List<String> AMAZON =
      List.of("CN=Amazon Root CA ", "CN=Starfield Services Root Certificate Authority - G2");

  private static final int ROOTS = 5;

  /// What Java's own store of roots has; it keeps no secret.
  private static final String STORE_PASSWORD = "changeit";

  private AmazonRoots() {}

  /// Leaves no other roots in a JDK's store of them.
  ///
  /// @throws IllegalStateException when the store has not all of them
  static void trustAlone(Path file) throws IOException, GeneralSecurityException {
    var all = KeyStore.getInstance(file.toFile(), (char[]) null);
    // Of a type that is read without a password.
    var roots = KeyStore.getInstance("JKS");
    roots.load(null, null);
    for (var alias : Collections.list(all.aliases())) {
      var root = (X509Certificate) all.getCertificate(alias);
      if (AMAZON.stream().anyMatch(root.getSubjectX500Principal().getName()::contains)) {
        roots.setCertificateEntry(alias, root);
      }
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    try (var output = Files.newOutputStream(file)) {
      roots.store(output, STORE_PASSWORD.toCharArray());
    }
    var trusted = KeyStore.getInstance(file.toFile(), (char[]) null).size();
    if (trusted != ROOTS) {
      throw new IllegalStateException(
          "expected %d roots of Amazon among the %d of the JDK, found %d"
              .formatted(ROOTS, all.size(), trusted));
    }
  }
}
