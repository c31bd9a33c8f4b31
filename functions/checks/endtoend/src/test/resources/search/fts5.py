"""Answers queries by SQLite's FTS5, as a judge of the words that searches find.

Reads one JSON object: texts, a list of [title, excerpt]; queries, a list of lists of words, with an
asterisk behind a word that only begins so. Prints one line of numbers of texts for each query.
"""
import json
import sqlite3
import sys

given = json.load(sys.stdin)
table = sqlite3.connect(":memory:")
table.execute("CREATE VIRTUAL TABLE texts USING fts5(title, excerpt, tokenize='unicode61')")
table.executemany(
    "INSERT INTO texts (rowid, title, excerpt) VALUES (?, ?, ?)",
    ((number, title, excerpt) for number, (title, excerpt) in enumerate(given["texts"], 1)),
)
for words in given["queries"]:
    match = " ".join('"%s"%s' % (word.rstrip("*"), "*" * word.endswith("*")) for word in words)
    found = table.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid", (match,))
    print(" ".join(str(rowid - 1) for (rowid,) in found))
