/**
 * Files on this machine and the bucket: {@link topicwire.local.files.WatchedFolder} mirrors a
 * folder, {@link topicwire.local.files.Import} uploads one once, {@link
 * topicwire.local.files.Validation} only looks at one.
 */
@NullMarked
package topicwire.local.files;

import org.jspecify.annotations.NullMarked;
