// Prints the path of every article, page by page, through the generated types.
import createClient from "openapi-fetch";
import type { components, paths } from "./api.js";

declare const process: { argv: string[] };

const base = process.argv[2]!;
const client = createClient<paths>({ baseUrl: base });

async function page(cursor?: string): Promise<components["schemas"]["Page"]> {
  const { data, error } = await client.GET("/articles", { params: { query: { limit: 2, cursor } } });
  if (error) {
    throw new Error(`expected a page, found ${error.code}: ${error.detail}`);
  }
  return data;
}

async function article(key: string): Promise<components["schemas"]["Article"]> {
  const { data, error } = await client.GET("/article", { params: { query: { key } } });
  if (error) {
    throw new Error(`expected the article ${key}, found ${error.code}: ${error.detail}`);
  }
  if (typeof data === "string") {
    throw new Error(`expected the article ${key} in JSON, found Markdown`);
  }
  return data;
}

let cursor: string | undefined;
do {
  const { value, next } = await page(cursor);
  for (const item of value) {
    const { path, title } = await article(item.path);
    if (title !== item.title) {
      throw new Error(`expected the title ${item.title}, found ${title}`);
    }
    console.log(path);
  }
  cursor = next && (new URL(next, base).searchParams.get("cursor") ?? undefined);
} while (cursor);
