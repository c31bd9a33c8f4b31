package topicwire.local.template;

import static org.assertj.core.api.Assertions.assertThat;

/// What the policies of a bucket, of queues and of a topic have in common.
final class Policies {
  private Policies() {}

  /// Nobody gets in without encryption.
  static void assertEncryptedConnectionsOnly(Section policy, String actions, String... resources) {
    var deny =
        policy.section("PolicyDocument").section("Statement").elements().stream()
            .filter(statement -> statement.text("Effect").equals("Deny"))
            .toList();

    assertThat(deny).hasSize(1);
    assertThat(deny.getFirst().text("Principal")).isEqualTo("*");
    assertThat(deny.getFirst().text("Action")).isEqualTo(actions);
    assertThat(Deployed.texts(deny.getFirst().section("Resource"))).containsExactly(resources);
    assertThat(deny.getFirst().section("Condition").section("Bool").text("aws:SecureTransport"))
        .isEqualTo("false");
  }
}
