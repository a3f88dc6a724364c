#!/usr/bin/env python3
"""Writes what vectors texts have, worked out apart from Quoth:

    reference.py FOLDER OUT.json [MODEL.onnx]   by numpy, in 64 bits, of a model folder; or
                                                by onnxruntime, of the model it was made of
    reference.py --tiny FOLDER                  makes a small model of random numbers

The file has an object a text: kind, text, tokens, vector. Needs requirements.txt."""
import json
import math
import os
import sys

import numpy as np
from tokenizers import Tokenizer

TEXTS = [
    ("question", "How many start-ups were founded in Lyon in 2023?"),
    ("question", "谁在深圳开设了实验室？"),
    ("passage", "The port's two basins were dredged again; nobody had asked the fishermen."),
    ("passage", "Café Zürich — “naïve”\u200b façade, 3.5% p.a., e-mail: a_b@c.org\tand 東京 25万"),
    ("passage", "x"),
    ("passage", ""),
    ("passage", "a" * 101 + " [SEP] unbelievablenesses " + "word " * 700),
    ("passage", "The district counts 1,240 companies, of which a third work on robots, chips or batteries. " * 4),
]


def read(folder):
    with open(os.path.join(folder, "model.safetensors"), "rb") as f:
        head = json.loads(f.read(int.from_bytes(f.read(8), "little")))
        data = f.read()
    kinds = {"F32": np.float32, "F16": np.float16, "I8": np.int8}
    held = {}
    for name, h in head.items():
        if name != "__metadata__" and h["dtype"] in kinds:
            a, b = h["data_offsets"]
            held[name] = np.frombuffer(data[a:b], kinds[h["dtype"]]).reshape(h["shape"]).astype(np.float64)
    for name in [n for n in held if n.endswith("weight_scale")]:
        held[name.removesuffix("_scale")] = held[name.removesuffix("_scale")] * held[name].reshape(-1, 1)
    return held


def settings(folder):
    def of(name, default):
        path = os.path.join(folder, name)
        return json.load(open(path)) if os.path.exists(path) else default
    prompts = of("config_sentence_transformers.json", {}).get("prompts") or {}
    return of("config.json", None), prompts, of("1_Pooling/config.json", {}).get("pooling_mode_cls_token", False)


def network(folder):
    w, (config, _, _) = read(folder), settings(folder)
    heads, eps = config["num_attention_heads"], config["layer_norm_eps"]
    erf = np.vectorize(math.erf)

    def scale(x, of):
        x = x - x.mean(-1, keepdims=True)
        return x / np.sqrt((x * x).mean(-1, keepdims=True) + eps) * w[of + ".weight"] + w[of + ".bias"]

    def dense(x, of):
        return x @ w[of + ".weight"].T + w[of + ".bias"]

    def run(ids):
        e = "embeddings."
        x = w[e + "word_embeddings.weight"][ids] + w[e + "position_embeddings.weight"][: len(ids)] + w[e + "token_type_embeddings.weight"][0]
        x = scale(x, e + "LayerNorm")
        for i in range(config["num_hidden_layers"]):
            of = f"encoder.layer.{i}."
            q, k, v = (dense(x, of + "attention.self." + n).reshape(len(ids), heads, -1).transpose(1, 0, 2) for n in ("query", "key", "value"))
            s = q @ k.transpose(0, 2, 1) / math.sqrt(q.shape[-1])
            s = np.exp(s - s.max(-1, keepdims=True))
            y = (s / s.sum(-1, keepdims=True) @ v).transpose(1, 0, 2).reshape(len(ids), -1)
            x = scale(x + dense(y, of + "attention.output.dense"), of + "attention.output.LayerNorm")
            y = dense(x, of + "intermediate.dense")
            x = scale(x + dense(y * 0.5 * (1 + erf(y / math.sqrt(2))), of + "output.dense"), of + "output.LayerNorm")
        return x

    return run


def runtime(path):
    import onnxruntime
    session = onnxruntime.InferenceSession(path)
    names = {i.name for i in session.get_inputs()}

    def run(ids):
        feed = {"input_ids": [ids], "attention_mask": [[1] * len(ids)], "token_type_ids": [[0] * len(ids)]}
        return session.run(None, {k: np.array(v, np.int64) for k, v in feed.items() if k in names})[0][0]

    return run


def reference(folder, out, run):
    config, prompts, first = settings(folder)
    tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    most, lines = config["max_position_embeddings"], []
    for kind, text in TEXTS:
        # marks of the tokenizer's own are text to Quoth: it is given them apart
        ids = []
        for i, part in enumerate((prompts.get("query" if kind == "question" else kind, "") + text).split("[SEP]")):
            ids += (tokenizer.encode("[ SEP ]", add_special_tokens=False).ids if i else []) + tokenizer.encode(part, add_special_tokens=False).ids
        ids = [tokenizer.token_to_id("[CLS]")] + ids[: most - 2] + [tokenizer.token_to_id("[SEP]")]
        x = run(ids)
        v = x[0] if first else x.mean(0)
        v = v / np.linalg.norm(v)
        lines.append(json.dumps({"kind": kind, "text": text, "tokens": ids, "vector": [round(float(n), 7) for n in v]}, ensure_ascii=False))
    with open(out, "w") as f:
        f.write("\n".join(lines) + "\n")


def tiny(folder):
    random = np.random.default_rng(1)
    hidden, inner, layers, heads, most = 24, 40, 2, 3, 40
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"] + [p + c for c in "abcdefghijklmnopqrstuvwxyz0123456789" for p in ("", "##")]
    words += list(".,-?!:;@%_[]()“”—") + "the ##er ##ed ##s com ##pan ##ies port start ##up sep query passage how many un ##believ ##able in zurich 深 圳 谁 在 室 東 京 万".split()
    words = list(dict.fromkeys(words))
    config = {"model_type": "bert", "hidden_size": hidden, "num_hidden_layers": layers, "num_attention_heads": heads, "intermediate_size": inner,
              "hidden_act": "gelu", "layer_norm_eps": 1e-12, "vocab_size": len(words), "max_position_embeddings": most, "type_vocab_size": 2}
    held = {}
    e = "embeddings."
    for name, shape in [("word_embeddings", (len(words), hidden)), ("position_embeddings", (most, hidden)), ("token_type_embeddings", (2, hidden))]:
        held[e + name + ".weight"] = random.normal(0, 0.5, shape).astype(np.float16)

    def scale(of):
        held[of + ".weight"], held[of + ".bias"] = random.normal(1, 0.2, hidden).astype(np.float32), random.normal(0, 0.2, hidden).astype(np.float32)

    def dense(of, rows, cols, bytes):
        weight = random.normal(0, 0.4, (rows, cols)).astype(np.float32)
        if bytes:
            by = np.abs(weight).max(1) / 127
            held[of + ".weight"], held[of + ".weight_scale"] = np.round(weight / by[:, None]).astype(np.int8), by.astype(np.float32)
        else:
            held[of + ".weight"] = weight
        held[of + ".bias"] = random.normal(0, 0.2, rows).astype(np.float32)

    scale(e + "LayerNorm")
    for i in range(layers):
        of = f"encoder.layer.{i}."
        for n in ("query", "key", "value"):
            dense(of + "attention.self." + n, hidden, hidden, i == 1)
        dense(of + "attention.output.dense", hidden, hidden, i == 1)
        scale(of + "attention.output.LayerNorm")
        dense(of + "intermediate.dense", inner, hidden, i == 1)
        dense(of + "output.dense", hidden, inner, i == 1)
        scale(of + "output.LayerNorm")
    os.makedirs(folder, exist_ok=True)
    json.dump(config, open(os.path.join(folder, "config.json"), "w"), indent=1)
    json.dump({"prompts": {"query": "query: ", "passage": "passage: "}}, open(os.path.join(folder, "config_sentence_transformers.json"), "w"))
    tokenizer = {
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [{"id": i, "content": w, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True} for i, w in enumerate(words[:5])],
        "normalizer": {"type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": None, "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
        "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": {w: i for i, w in enumerate(words)}},
    }
    json.dump(tokenizer, open(os.path.join(folder, "tokenizer.json"), "w"), ensure_ascii=False)
    kinds, head, at = {np.dtype(np.float32): "F32", np.dtype(np.float16): "F16", np.dtype(np.int8): "I8"}, {}, 0
    held = dict(sorted(held.items(), key=lambda t: (-t[1].itemsize, t[0])))
    for name, array in held.items():
        head[name] = {"dtype": kinds[array.dtype], "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
        at += array.nbytes
    text = json.dumps(head).encode()
    text += b" " * (-len(text) % 8)
    with open(os.path.join(folder, "model.safetensors"), "wb") as f:
        f.write(len(text).to_bytes(8, "little") + text + b"".join(a.tobytes() for a in held.values()))


if sys.argv[1] == "--tiny":
    tiny(sys.argv[2])
    reference(sys.argv[2], os.path.join(sys.argv[2], "reference.jsonl"), network(sys.argv[2]))
else:
    reference(sys.argv[1], sys.argv[2], runtime(sys.argv[3]) if len(sys.argv) > 3 else network(sys.argv[1]))
