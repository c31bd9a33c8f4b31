/// The whole system on one machine, run from the template that is deployed.
///
/// - `console` is the command: options, banner, what happens once at the start, and the summary.
/// - [topicwire.local.LocalStack] is the system, also for tests: it starts the emulators and
///   connects them.
/// - `template` reads the template, `aws` has the emulators of AWS, `function` runs handlers,
///   `gateway` is the HTTP API, `files` uploads, `restart` repairs what a kill left behind.
@NullMarked
package topicwire.local;

import org.jspecify.annotations.NullMarked;
