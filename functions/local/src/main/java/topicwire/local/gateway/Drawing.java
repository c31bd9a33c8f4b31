package topicwire.local.gateway;

import java.util.Random;

/// Pictures for addresses whose hosts do not exist, as those of the samples: the same hills for the
/// same address.
public final class Drawing {
  private static final int[] HUES = {28, 200, 190, 215, 12, 170, 45};

  private Drawing() {}

  /// An SVG image of 1200 × 630.
  public static String of(String address) {
    var random = new Random(address.hashCode());
    var hue = HUES[random.nextInt(HUES.length)];
    var picture =
        new StringBuilder(
            """
            <svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
            <linearGradient id="sky" x2="0" y2="1">
            <stop offset="0" stop-color="hsl(%d 50%% 62%%)"/><stop offset="1" stop-color="hsl(%d 70%% 90%%)"/>
            </linearGradient>
            <rect width="1200" height="630" fill="url(#sky)"/>
            <circle cx="%d" cy="%d" r="%d" fill="hsl(%d 80%% 96%%)"/>
            """
                .formatted(
                    hue,
                    hue - 12,
                    200 + random.nextInt(800),
                    140 + random.nextInt(120),
                    35 + random.nextInt(40),
                    hue - 10));
    for (var range = 0; range < 5; range++) {
      hills(picture, random, range, hue);
    }
    return picture.append("</svg>").toString();
  }

  private static void hills(StringBuilder picture, Random random, int range, int hue) {
    var height = 70 - 12 * range;
    var middle = 300 + 65 * range;
    picture.append("<path d=\"M0 630V").append(middle);
    for (var x = 0; x < 1200; ) {
      x += 140 + random.nextInt(160);
      picture.append(
          "Q%d %d %d %d"
              .formatted(
                  x - 90,
                  middle + random.nextInt(-height, height),
                  x,
                  middle + random.nextInt(-height, height)));
    }
    picture.append(
        "V630Z\" fill=\"hsl(%d 38%% %d%%)\"/>".formatted(hue + 4 * range, 58 - 10 * range));
  }
}
