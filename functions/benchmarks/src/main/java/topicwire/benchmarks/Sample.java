package topicwire.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/// Measurements of one thing: their median, and between which the middle half lies.
public record Sample(double median, double low, double high) {

  public static Sample of(double... values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return new Sample(
        sorted[sorted.length / 2], sorted[sorted.length / 4], sorted[sorted.length * 3 / 4]);
  }

  public String text(String unit) {
    return String.format(Locale.ROOT, "%.3g %s (%.3g-%.3g)", median, unit, low, high);
  }
}
