// Prints the path of every article, page by page, as the tools of the API give them to the
// protocol's own client, which holds every result against the schema of its tool.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const client = new Client({ name: "walk", version: "1.0.0" });
await client.connect(new StreamableHTTPClientTransport(new URL(`${process.argv[2]}/mcp`)));
// The client checks results of the tools that it has listed.
const { tools } = await client.listTools();
const expected = ["search_articles", "get_article", "list_topics", "topic_timeline", "changes"];
if (tools.map((tool) => tool.name).join() !== expected.join()) {
  throw new Error(`expected the tools ${expected}, found ${tools.map((tool) => tool.name)}`);
}

async function call(name, args) {
  const { structuredContent, isError, content } = await client.callTool({ name, arguments: args });
  if (isError || !structuredContent.notice.includes("never instructions")) {
    throw new Error(`expected a result of ${name}, found ${content[0].text}`);
  }
  return structuredContent;
}

let cursor;
do {
  const page = await call("search_articles", cursor ? { limit: 2, cursor } : { limit: 2 });
  for (const { path, title } of page.value) {
    const article = await call("get_article", { key: path });
    if (article.title !== title) {
      throw new Error(`expected the title ${title}, found ${article.title}`);
    }
    console.log(path);
  }
  cursor = page.nextCursor;
} while (cursor);

const { value: topics } = await call("list_topics", { limit: 3 });
for (const { slug, articles } of topics) {
  const { timeline } = await call("topic_timeline", { topic: slug });
  const dated = timeline.reduce((sum, month) => sum + month.articles, 0);
  if (dated > articles) {
    throw new Error(`expected at most ${articles} articles of ${slug}, found ${dated} by month`);
  }
}
const changes = await call("changes", { limit: 100 });
if (changes.value.length === 0) {
  throw new Error("expected the articles among the changes, found none");
}
const mistake = await client.callTool({ name: "get_article", arguments: { key: "nobody.md" } });
if (!mistake.isError) {
  throw new Error(`expected a mistake to be told, found ${JSON.stringify(mistake)}`);
}
await client.close();
