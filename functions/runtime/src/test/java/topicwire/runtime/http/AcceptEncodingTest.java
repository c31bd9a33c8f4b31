package topicwire.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptEncodingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // header                            | gzip  | identity | any
        "''                                  | false | true     | true",
        "'  '                                | false | true     | true",
        "gzip                                | true  | true     | false",
        "x-gzip                              | true  | true     | false",
        "'GZip ; Q=0.5'                      | true  | true     | false",
        "'br, deflate'                       | false | true     | false",
        "'gzip;q=0'                          | false | true     | false",
        "'gzip;q=0.000'                      | false | true     | false",
        "'identity;q=1, gzip;q=0.5'          | false | true     | false",
        "'identity;q=0.5, gzip;q=1'          | true  | true     | false",
        "'identity;q=0, gzip'                | true  | false    | false",
        "'identity;q=0'                      | false | false    | false",
        "'*'                                 | true  | true     | false",
        "'*;q=0'                             | false | true     | false",
        "'gzip;q=0, identity;q=0'            | false | true     | false",
        "'gzip, *;q=0'                       | true  | false    | false",
        "'gzip;q=0, *'                       | false | true     | false",
        "'gzip;q=high'                       | true  | true     | false",
        "',,gzip,'                           | true  | true     | false"
      })
  void acceptEncoding_ofAHeader_saysWhatTheCallerAccepts(
      String header, boolean gzip, boolean identity, boolean any) {
    assertThat(AcceptEncoding.of(header)).isEqualTo(new AcceptEncoding(gzip, identity, any));
  }
}
