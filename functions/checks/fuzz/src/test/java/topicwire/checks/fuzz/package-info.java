/// Every reader of what strangers write, given inputs that nobody thought of:
/// [topicwire.checks.fuzz.Target] names them, [topicwire.checks.fuzz.FuzzTest] tries some in every
/// build, [topicwire.checks.fuzz.Fuzzing] lets Jazzer look for more. Inputs worth keeping stand in
/// `src/test/resources/fuzz`; each is tried in every build, and what is found is added there.
@NullMarked
package topicwire.checks.fuzz;

import org.jspecify.annotations.NullMarked;
