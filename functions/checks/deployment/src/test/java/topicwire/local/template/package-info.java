/// What the template says: roles, alarms, queues, routes and the examples beside it.
@NullMarked
package topicwire.local.template;

import org.jspecify.annotations.NullMarked;
