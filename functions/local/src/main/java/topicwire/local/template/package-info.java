/// What `template.yaml` says of the parts that run locally: `TemplateReader` reads the file with
/// CloudFormation's tags, [topicwire.local.template.Template] resolves references,
/// [topicwire.local.template.Deployment] names bucket, queues, table, functions and routes. Nothing
/// else in the local stack knows the file's layout.
@NullMarked
package topicwire.local.template;

import org.jspecify.annotations.NullMarked;
