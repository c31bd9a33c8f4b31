/**
 * What {@code template.yaml} says of the parts that run locally: {@code TemplateReader} reads the
 * file with CloudFormation's tags, {@link topicwire.local.template.Template} resolves references,
 * {@link topicwire.local.template.Deployment} names bucket, queues, table, functions and routes.
 * Nothing else in the local stack knows the file's layout.
 */
@NullMarked
package topicwire.local.template;

import org.jspecify.annotations.NullMarked;
