/**
 * The whole system on one machine, run from the template that is deployed.
 *
 * <ul>
 *   <li>{@link topicwire.local.Application} is the command: {@code Options}, {@code Banner}, and
 *       what happens once at the start ({@code Samples}, uploads).
 *   <li>{@link topicwire.local.LocalStack} is the system, also for tests: it starts the parts and
 *       connects them.
 *   <li>{@code template} reads the template, {@code aws} has the stand-ins for AWS, {@code
 *       function} runs handlers, {@code gateway} is the HTTP API, {@code files} uploads, {@code
 *       restart} makes up for what a kill left behind.
 * </ul>
 */
@NullMarked
package topicwire.local;

import org.jspecify.annotations.NullMarked;
