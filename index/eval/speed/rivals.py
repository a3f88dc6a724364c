"""Xapian and SQLite's FTS5, asked line by line; rivals.go tells the lines.

Only the engine's own work is timed: queries are put together beforehand, and
ten passages are asked for.
"""
import json
import os
import sqlite3
import sys
import time

FOLDER = sys.argv[1]
BATCH = 10000
DONE = os.path.join(FOLDER, "rivals-built")


class FTS5:
    name = "sqlite fts5 " + sqlite3.sqlite_version

    def __init__(self):
        self.path = os.path.join(FOLDER, "fts5.db")
        self.db = sqlite3.connect(self.path)
        if os.path.exists(DONE):
            return
        self.db.execute("pragma journal_mode=off")
        self.db.execute("create virtual table passages using fts5(text, content='', detail=column)")
        self.rows = []
        self.n = 0

    def add(self, text):
        self.n += 1
        self.rows.append((self.n, text))
        if len(self.rows) == BATCH:
            self.flush()

    def flush(self):
        self.db.executemany("insert into passages(rowid, text) values (?, ?)", self.rows)
        self.rows = []

    def built(self):
        self.flush()
        self.db.execute("insert into passages(passages) values ('optimize')")
        self.db.commit()
        return os.path.getsize(self.path)

    def prepare(self, question):
        return " OR ".join('"%s"' % w for w in dict.fromkeys(question.split()))

    def ask(self, query):
        self.db.execute("select rowid from passages where passages match ? order by rank limit 10", (query,)).fetchall()


class Xapian:
    def __init__(self):
        import xapian
        self.xapian = xapian
        self.name = "xapian " + xapian.version_string()
        self.path = os.path.join(FOLDER, "xapian")
        if os.path.exists(DONE):
            self.db = xapian.Database(self.path)
            return
        self.db = xapian.WritableDatabase(self.path, xapian.DB_CREATE_OR_OVERWRITE)
        self.terms = xapian.TermGenerator()

    def add(self, text):
        document = self.xapian.Document()
        self.terms.set_document(document)
        self.terms.index_text_without_positions(text)
        self.db.add_document(document)

    def built(self):
        self.db.commit()
        self.db.close()
        self.db = self.xapian.Database(self.path)
        return sum(os.path.getsize(os.path.join(self.path, f)) for f in os.listdir(self.path))

    def prepare(self, question):
        enquire = self.xapian.Enquire(self.db)
        enquire.set_weighting_scheme(self.xapian.BM25Weight())
        enquire.set_query(self.xapian.Query(self.xapian.Query.OP_OR, list(dict.fromkeys(question.split()))))
        return enquire

    def ask(self, enquire):
        enquire.get_mset(0, 10)


engines = [FTS5()]
try:
    engines.append(Xapian())
except ImportError:
    print("no xapian: it is left out", file=sys.stderr)
print("ready" if os.path.exists(DONE) else "empty", flush=True)
passages = 0
spent = {engine: 0.0 for engine in engines}
for line in sys.stdin:
    what, _, rest = line.rstrip("\n").partition("\t")
    if what == "passage":
        passages += 1
        for engine in engines:
            start = time.perf_counter()
            engine.add(rest)
            spent[engine] += time.perf_counter() - start
        continue
    if what == "built":
        for engine in engines if passages else []:
            start = time.perf_counter()
            size = engine.built()
            spent[engine] += time.perf_counter() - start
            print("%s: built in %.0f s, %.1f bytes a passage" % (engine.name, spent[engine], size / passages), file=sys.stderr)
        open(DONE, "w").close()
        print("\t".join(engine.name for engine in engines), flush=True)
        continue
    engine = next(e for e in engines if e.name == what)
    seconds = []
    for question in json.loads(rest):
        query = engine.prepare(question)
        start = time.perf_counter()
        engine.ask(query)
        seconds.append(time.perf_counter() - start)
    print(json.dumps(seconds), flush=True)
