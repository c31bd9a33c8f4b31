/// Files on this machine and the bucket: [topicwire.local.files.WatchedFolder] mirrors a folder,
/// [topicwire.local.files.Import] uploads one once, [topicwire.local.files.Validation] only looks
/// at one.
@NullMarked
package topicwire.local.files;

import org.jspecify.annotations.NullMarked;
