/// From object to article.
///
/// [topicwire.articles.KeyKind] says by the key whether an object is an article, a topic
/// definition, a standing query or none of these; [topicwire.articles.ArticleParser] says what it
/// contains. The packages below are in the order in which data flows: `frontmatter` (bytes to nodes
/// and body), `fields` (nodes to fields), `dates` (texts to dates), `parts` (fields to the parts of
/// an article), `hiding` (whether the author hides the article), `excerpt` (body to prose), `json`
/// (parts to what is served). `report` collects flaws and warnings on the way;
/// [topicwire.articles.FlawText] writes them for a terminal.
@NullMarked
package topicwire.articles;

import org.jspecify.annotations.NullMarked;
