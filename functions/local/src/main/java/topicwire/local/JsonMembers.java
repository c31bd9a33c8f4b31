package topicwire.local;

import java.util.LinkedHashMap;
import java.util.Map;

/// Members of a JSON object, in the order in which AWS sends them: a map of the JDK's own has
/// another order in each process.
public final class JsonMembers {
  private JsonMembers() {}

  /// The members.
  ///
  /// @param namesAndValues a name, its value, and so on
  public static Map<String, Object> of(Object... namesAndValues) {
    var members = new LinkedHashMap<String, Object>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return members;
  }
}
