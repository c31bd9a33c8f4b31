package topicwire.runtime.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import topicwire.runtime.Environment;

/// The addresses are those that S3's own presigner makes.
class SignedAddressesTest {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "snapshots/2026-11-30T031500Z.ndjson.gz",
        "a b+c%20d/é/~_-.!'()*&=?#:@,;$.gz",
        "a//b"
      })
  void address_ofAnyKey_isThatOfTheSdk(String key) {
    for (var token : new String[] {"", "TOKEN/+="}) {
      // Of us-east-1, the SDK names the former global host.
      for (var region : new String[] {"eu-central-1", "us-west-2", "cn-north-1"}) {
        assertSame(key, region, token, "");
      }
      assertSame(key, "us-east-1", token, "http://127.0.0.1:9000");
    }
  }

  private static void assertSame(String key, String region, String token, String endpoint) {
    var expected = presigned(key, region, token, endpoint);
    var variables =
        new HashMap<>(
            Map.of(
                "AWS_REGION",
                region,
                "AWS_ACCESS_KEY_ID",
                "ID",
                "AWS_SECRET_ACCESS_KEY",
                "SECRET",
                "AWS_SESSION_TOKEN",
                token));
    if (!endpoint.isEmpty()) {
      variables.put("AWS_ENDPOINT_URL_S3", endpoint);
    }
    var at = Instant.from(DATE.parse(parameters(expected).get("X-Amz-Date")));
    var addresses =
        new SignedAddresses(new Environment(variables), Clock.fixed(at, ZoneOffset.UTC));
    var found = addresses.of("bucket", key, Duration.ofMinutes(15));
    assertThat(found.getScheme() + "://" + found.getRawAuthority() + found.getRawPath())
        .isEqualTo(
            expected.getScheme() + "://" + expected.getRawAuthority() + expected.getRawPath());
    assertThat(parameters(found)).isEqualTo(parameters(expected));
  }

  private static URI presigned(String key, String region, String token, String endpoint) {
    var credentials =
        token.isEmpty()
            ? AwsBasicCredentials.create("ID", "SECRET")
            : AwsSessionCredentials.create("ID", "SECRET", token);
    var builder =
        S3Presigner.builder()
            .region(Region.of(region))
            .credentialsProvider(StaticCredentialsProvider.create(credentials));
    if (!endpoint.isEmpty()) {
      builder
          .endpointOverride(URI.create(endpoint))
          .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build());
    }
    try (var presigner = builder.build()) {
      return URI.create(
          presigner
              .presignGetObject(request ->
                  request
                      .signatureDuration(Duration.ofMinutes(15))
                      .getObjectRequest(object -> object.bucket("bucket").key(key)))
              .url()
              .toString());
    }
  }

  private static Map<String, String> parameters(URI address) {
    var parameters = new TreeMap<String, String>();
    Arrays.stream(address.getRawQuery().split("&", -1))
        .map(parameter -> parameter.split("=", 2))
        .forEach(parameter -> parameters.put(parameter[0], parameter[1]));
    return parameters;
  }
}
