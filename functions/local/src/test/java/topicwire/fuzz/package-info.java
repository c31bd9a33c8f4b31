/// Every reader of what strangers write, given inputs that nobody thought of:
/// [topicwire.fuzz.Target] names them, [topicwire.fuzz.FuzzTest] tries some in every build,
/// [topicwire.fuzz.Fuzzing] lets Jazzer look for more. Inputs worth keeping stand in
/// `src/test/resources/fuzz`; each is tried in every build, and what is found is added there.
@NullMarked
package topicwire.fuzz;

import org.jspecify.annotations.NullMarked;
