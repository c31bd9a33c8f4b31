package topicwire.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import topicwire.index.Guard;

/**
 * A comparison of bucket and index that has listed the bucket, and perhaps the index.
 *
 * @param bucket the listing
 * @param guard what the index listed; only when {@code indexListed}
 */
record Sweep(Map<String, String> bucket, boolean indexListed, @Nullable Guard guard) {}
