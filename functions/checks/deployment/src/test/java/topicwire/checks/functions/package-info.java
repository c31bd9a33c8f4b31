/// The functions as they are deployed: every request that they send is recorded, judged by the
/// roles of the template, and counted as AWS counts it.
@NullMarked
package topicwire.checks.functions;

import org.jspecify.annotations.NullMarked;
