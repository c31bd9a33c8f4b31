// Prints the link of every entry of the feeds, as rss-parser reads them.
import Parser from "rss-parser";

const base = process.argv[2];
const parser = new Parser();

async function links(ending) {
  const feed = await parser.parseURL(`${base}/feed.${ending}?limit=100`);
  if (!feed.title || !feed.link) {
    throw new Error(`expected title and link of ${ending}, found ${feed.title} and ${feed.link}`);
  }
  return feed.items.map((item) => {
    if (!item.title || !item.link?.startsWith("http")) {
      throw new Error(`expected title and link in ${ending}, found ${JSON.stringify(item)}`);
    }
    return item.link;
  });
}

const [atom, rss] = [await links("atom"), await links("rss")];
if (atom.join() !== rss.join()) {
  throw new Error(`expected the same links in both, found ${atom} and ${rss}`);
}
atom.forEach((link) => console.log(link));
