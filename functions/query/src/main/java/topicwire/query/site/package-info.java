/// Who publishes, and what crawlers ask a site for: {@link topicwire.query.site.Site} is the
/// publisher's identity, from the environment and the settings in force.
@NullMarked
package topicwire.query.site;

import org.jspecify.annotations.NullMarked;
