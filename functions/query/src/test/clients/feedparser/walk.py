"""Prints the id of every entry of the feeds, page by page, as feedparser reads them."""

import sys

import feedparser


def require(condition: bool, expected: str, address: str) -> None:
    if not condition:
        raise SystemExit(f"expected {expected} in {address}")


def pages(address: str):
    while address:
        feed = feedparser.parse(address)
        require(not feed.bozo, f"a well-formed feed, found {feed.get('bozo_exception')}", address)
        require(bool(feed.feed.get("title")), "a title", address)
        yield address, feed.entries
        address = next((link.href for link in feed.feed.links if link.rel == "next"), "")


def walk(base: str, ending: str) -> list[str]:
    ids = []
    for address, entries in pages(f"{base}/feed.{ending}?limit=2&content=full"):
        for entry in entries:
            require(entry.link.startswith("http"), f"a link of {entry.id} to a page", address)
            require(bool(entry.title), f"a title of {entry.id}", address)
            require(ending == "rss" or entry.updated_parsed.tm_year > 1970, "a date", address)
            ids.append(entry.id)
    return ids


atom, rss = walk(sys.argv[1], "atom"), walk(sys.argv[1], "rss")
require(atom == rss, "the same entries as in Atom", "RSS")
print("\n".join(atom))
