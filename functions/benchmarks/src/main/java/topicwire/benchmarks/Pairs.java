package topicwire.benchmarks;

/// Measures two things in turns, so that what else the machine does meets both. A sample is the
/// time of one call in milliseconds.
public final class Pairs {
  /// Something to be timed; what it returns is used, so that it is not optimised away.
  @FunctionalInterface
  interface Work {
    int run() throws Exception;
  }

  private static int sink;

  private Pairs() {}

  /// Both samples.
  record Pair(Sample measured, Sample baseline) {}

  /// Measures.
  ///
  /// @param rounds how often each is measured, after a quarter as many that are not counted
  /// @param calls how many calls a measurement takes together
  public static Pair measure(int rounds, int calls, Work measured, Work baseline) throws Exception {
    var warm = rounds / 4 + 1;
    var one = new double[rounds];
    var other = new double[rounds];
    for (var round = -warm; round < rounds; round++) {
      var first = time(calls, measured);
      var second = time(calls, baseline);
      if (round >= 0) {
        one[round] = first;
        other[round] = second;
      }
    }
    return new Pair(Sample.of(one), Sample.of(other));
  }

  /// Milliseconds a call.
  public static double time(int calls, Work work) throws Exception {
    var start = System.nanoTime();
    for (var call = 0; call < calls; call++) {
      sink += work.run();
    }
    return (System.nanoTime() - start) / 1e6 / calls;
  }

  /// Keeps the compiler from finding out that nobody looks.
  public static int sink() {
    return sink;
  }
}
