/// Where the local stack starts: checks the version of Java before anything else is loaded. The
/// only classes that are compiled for Java 8, which does not know `@NullMarked`.
package topicwire.local.launcher;
