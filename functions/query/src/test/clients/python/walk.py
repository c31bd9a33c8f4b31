"""Prints the path of every article, page by page, through the generated client."""

import sys
from urllib.parse import parse_qs, urlsplit

from topicwire_client import Client
from topicwire_client.api.articles import get_article, list_articles
from topicwire_client.models import Article, Page
from topicwire_client.types import UNSET, Unset


def next_cursor(page: Page) -> str | Unset:
    if isinstance(page.next_, Unset):
        return UNSET
    return parse_qs(urlsplit(page.next_).query)["cursor"][0]


def walk(client: Client) -> None:
    cursor: str | Unset = UNSET
    while True:
        page = list_articles.sync(client=client, limit=2, cursor=cursor)
        if not isinstance(page, Page):
            raise SystemExit(f"expected a page, found {page}")
        for item in page.value:
            article = get_article.sync(client=client, key=item.path)
            if not isinstance(article, Article):
                raise SystemExit(f"expected the article {item.path}, found {article}")
            if article.title != item.title:
                raise SystemExit(f"expected the title {item.title}, found {article.title}")
            print(article.path)
        cursor = next_cursor(page)
        if isinstance(cursor, Unset):
            return


walk(Client(base_url=sys.argv[1], raise_on_unexpected_status=True))
