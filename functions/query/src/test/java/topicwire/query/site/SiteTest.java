package topicwire.query.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topicwire.runtime.Environment;
import topicwire.runtime.http.Request;

class SiteTest {
  private static final Request REQUEST =
      new Request("GET", "/", "", Map.of("host", "h.example", "x-forwarded-proto", "https"));

  @Test
  void site_withoutVariables_hasDefaults() {
    var site = Site.of(new Environment(Map.of("TABLE_NAME", "wire-table", "LOCALE", "de-de")));

    assertThat(site)
        .isEqualTo(new Site("Topicwire", "", "de-de", "", "Topicwire", "wire-table", "de-de"));
    assertThat(site.origin(REQUEST)).isEqualTo("https://h.example");
  }

  @Test
  void origin_whereTheAddressIsSet_isNotThatOfTheRequest() {
    var site = Site.of(new Environment(Map.of("SITE_URL", "https://wire.example:8443")));

    assertThat(site.origin(REQUEST)).isEqualTo("https://wire.example:8443");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"wire.example", "https://wire.example/", "https://a@b", "ftp://a", "https://a b"})
  void address_thatIsNoSchemeAndHost_isRefused(String url) {
    assertThatThrownBy(() -> Site.of(new Environment(Map.of("SITE_URL", url))))
        .hasMessage(
            "expected the variable SITE_URL to be scheme and host alone, https://wire.example,"
                + " found "
                + url);
  }

  @Test
  void icon_thatIsNoAddress_isRefused() {
    assertThatThrownBy(() -> Site.of(new Environment(Map.of("SITE_ICON", "icon.png"))))
        .hasMessageContaining("SITE_ICON");
  }

  @Test
  void page_ofTheSite_isToldFromThoseOfOthers() {
    assertThat(Site.isOf("https://a.example", "https://A.example/x")).isTrue();
    assertThat(Site.isOf("https://a.example", "https://a.example")).isTrue();
    assertThat(Site.isOf("https://a.example", "https://a.example.evil/x")).isFalse();
    assertThat(Site.isOf("", "https://a.example/x")).isFalse();
  }
}
