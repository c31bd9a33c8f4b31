package topicwire.query.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  private static final long SEED = 20_260_103;

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "https://a.example/x?y=1&z=%20#f => https://a.example/x?y=1&z=%20#f",
        "https://a.example/a b => https://a.example/a%20b",
        "https://a.example/100% => https://a.example/100%25",
        "https://a.example/%zz%4 => https://a.example/%25zz%254",
        "https://a.example/ü => https://a.example/%C3%BC",
        "https://a.example/😀 => https://a.example/%F0%9F%98%80",
        "https://a.example/{a}|[b]^ => https://a.example/%7Ba%7D%7C%5Bb%5D%5E",
        "https://a.example/#a#b => https://a.example/#a%23b",
        "https://a.example/<script> => https://a.example/%3Cscript%3E",
        "http://[2001:db8::1]:8080/[x] => http://[2001:db8::1]:8080/%5Bx%5D",
        "http://[x]/ => http://%5Bx%5D/",
        "https://bücher.example/ä => https://xn--bcher-kva.example/%C3%A4",
        "http://u@例え.テスト:8080 => http://u@xn--r8jz45g.xn--zckzah:8080",
        "HTTPS://A.example => HTTPS://A.example"
      })
  void address_withCharactersThatNoUriMayHold_isPercentEncoded(String written, String expected) {
    assertThat(Address.of(written)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "https://b.example/x y.png => https://b.example/x%20y.png",
        "//cdn.example/x.png => https://cdn.example/x.png",
        "/x.png => https://a.example/x.png",
        "x.png => https://a.example/2024/x.png",
        "../x.png => https://a.example/x.png",
        "x y/ü.png?a=b => https://a.example/2024/x%20y/%C3%BC.png?a=b",
        "data:image/png;base64,x => ",
        "https:///x.png => ",
        "'' => ",
        "' ' => "
      })
  void reference_onAPage_isResolvedOrNone(String reference, String expected) {
    assertThat(Address.resolved(reference, "https://a.example/2024/page.html?q=/x#/y"))
        .isEqualTo(expected);
  }

  @Test
  void reference_ofAHostAlone_isResolvedAtItsRoot() {
    assertThat(Address.resolved("x.png", "https://a.example")).isEqualTo("https://a.example/x.png");
    assertThat(Address.resolved("x.png", "https://a.example?q"))
        .isEqualTo("https://a.example/x.png");
    assertThat(Address.resolved("/x.png", null)).isNull();
  }

  @Test
  void address_ofAnyText_becomesAUriAndStaysThatUriWhenEncodedAgain() throws URISyntaxException {
    var random = new Random(SEED);
    var characters = "ab%[]{}|\\^`\"<> #?&=/:@ü\uD83D\uDE00\uD800\u0001\u202E0F";
    for (var i = 0; i < 100_000; i++) {
      var address = new StringBuilder("http://h/");
      for (var length = random.nextInt(12); length > 0; length--) {
        address.append(characters.charAt(random.nextInt(characters.length())));
      }
      var uri = Address.of(address.toString());
      assertThat(new URI(uri).isAbsolute()).as("seed %d, %s", SEED, address).isTrue();
      assertThat(Address.of(uri)).isEqualTo(uri);
    }
  }
}
