package topicwire.local.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import topicwire.local.function.LocalFunction;
import topicwire.local.template.FunctionDefinition.Route;

/// Which function a request goes to: the most specific route, `$default` last. A path without
/// variables comes before one with them, that before one with `{name+}`; of the same path, a method
/// before `ANY`. `HEAD` is a method of its own.
final class RouteTable {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(\\+?)}");

  private final List<Entry> entries = new ArrayList<>();

  RouteTable(Map<Route, LocalFunction> routes) {
    routes.forEach((route, function) -> entries.add(Entry.of(route, function)));
    entries.sort(
        Comparator.comparingInt(Entry::generality)
            .thenComparing(entry -> entry.route.method().equals("ANY")));
  }

  /// The route of a request, if any.
  Optional<Match> find(String method, String path) {
    return entries.stream().flatMap(entry -> entry.match(method, path).stream()).findFirst();
  }

  /// A route that takes a request.
  ///
  /// @param parameters the values of its path's variables
  record Match(Route route, LocalFunction function, Map<String, String> parameters) {}

  private record Entry(
      Route route, LocalFunction function, Pattern pattern, List<String> names, int generality) {

    private static Entry of(Route route, LocalFunction function) {
      if (route.path().equals(Route.DEFAULT)) {
        return new Entry(route, function, Pattern.compile("(?s).*"), List.of(), 3);
      }
      var pattern = new StringBuilder();
      var names = new ArrayList<String>();
      int generality = 0;
      int end = 0;
      var variable = VARIABLE.matcher(route.path());
      while (variable.find()) {
        var greedy = !variable.group(2).isEmpty();
        pattern.append(Pattern.quote(route.path().substring(end, variable.start())));
        pattern.append(greedy ? "(.+)" : "([^/]+)");
        names.add(variable.group(1));
        generality = Math.max(generality, greedy ? 2 : 1);
        end = variable.end();
      }
      pattern.append(Pattern.quote(route.path().substring(end)));
      return new Entry(
          route, function, Pattern.compile(pattern.toString(), Pattern.DOTALL), names, generality);
    }

    private Optional<Match> match(String method, String path) {
      var matcher = pattern.matcher(path);
      var methodFits = route.method().equals("ANY") || route.method().equals(method);
      if (!methodFits || !matcher.matches()) {
        return Optional.empty();
      }
      var parameters = new HashMap<String, String>();
      for (int group = 1; group <= names.size(); group++) {
        parameters.put(names.get(group - 1), matcher.group(group));
      }
      return Optional.of(new Match(route, function, parameters));
    }
  }
}
