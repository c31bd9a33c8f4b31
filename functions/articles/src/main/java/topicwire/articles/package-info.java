/**
 * From object to article.
 *
 * <p>{@link topicwire.articles.KeyKind} says by the key whether an object concerns us, {@link
 * topicwire.articles.ArticleParser} what it stands for: {@code SourceText} (bytes to text), {@code
 * FrontMatter} (text to YAML and body), {@code YamlReader} (YAML to {@code Node}s), {@code
 * ArticleReader} and {@code DefinitionReader} (nodes to fields, each by its rule), {@code
 * ArticleJson} (fields to what is served). {@link topicwire.articles.FlawText} writes its
 * complaints for a terminal.
 */
@NullMarked
package topicwire.articles;

import org.jspecify.annotations.NullMarked;
