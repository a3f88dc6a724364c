#!/usr/bin/env python3
"""Makes a model folder of an ONNX file of the BERT family, as exported by optimum:

    folder.py MODEL.onnx TOKENIZER.json FAMILY FOLDER

FAMILY is e5, bge, bge-zh or minilm: how outputs are pooled, and what goes before a text. The folder gets
config.json, tokenizer.json, 1_Pooling/config.json and model.safetensors: float32
as they are; of a quantised model 8 bits with a scale a row (weight_scale), and
its embeddings in 16 bits. Needs onnx and numpy (requirements.txt)."""
import json
import os
import re
import shutil
import sys

import numpy as np
import onnx
from onnx import numpy_helper

source, tokenizer, family, folder = sys.argv[1:]
model = onnx.load(source)
held = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
tensors = {}


def keep(name, array):
    tensors[re.sub(r"^bert\.", "", name)] = np.ascontiguousarray(array)


for name, array in held.items():
    if name.endswith("_quantized") and not name.startswith("onnx::"):  # an embedding
        of = name.removesuffix("_quantized")
        zero = held[of + "_zero_point"].astype(np.float32)
        keep(of, ((array.astype(np.float32) - zero) * held[of + "_scale"]).astype(np.float16))
    elif array.dtype == np.float32 and not name.startswith("onnx::") and re.search(r"(weight|bias)$", name):
        keep(name, array)
for node in model.graph.node:  # matrices have lost their names, the nodes that use them have not
    if node.op_type not in ("MatMul", "MatMulInteger"):
        continue
    weight = next((i for i in node.input if i.startswith("onnx::MatMul") and not i.endswith("zero_point")), None)
    at = re.match(r"/(encoder/layer\.\d+/.*)/MatMul(_quant)?$", node.name)
    if weight is None or at is None:
        continue
    name = at[1].replace("/", ".") + ".weight"
    if node.op_type == "MatMul":
        keep(name, held[weight].T)
        continue
    of = weight.removesuffix("_quantized")
    if held[weight].dtype != np.int8 or held[of + "_zero_point"].any():
        sys.exit(f"{source}: {weight} is not of signed bytes around zero")
    keep(name, held[weight].T)
    keep(name + "_scale", np.broadcast_to(held[of + "_scale"], held[weight].shape[1:]).astype(np.float32))

layers = 1 + max(int(m[1]) for m in (re.match(r"encoder\.layer\.(\d+)\.", n) for n in tensors) if m)
words, hidden = tensors["embeddings.word_embeddings.weight"].shape
heads = next(  # of the reshape that parts the queries: batch, tokens, heads, size
    (int(held[n][2]) for n in held if held[n].shape == (4,) and held[n][2] > 1), 12 if hidden == 384 else hidden // 64
)
os.makedirs(os.path.join(folder, "1_Pooling"), exist_ok=True)
config = {
    "model_type": "bert", "_name_or_path": os.path.basename(source).removesuffix(".onnx"), "hidden_size": hidden, "num_hidden_layers": layers,
    "num_attention_heads": heads, "intermediate_size": tensors["encoder.layer.0.intermediate.dense.weight"].shape[0],
    "hidden_act": "gelu", "layer_norm_eps": 1e-12, "vocab_size": words,
    "max_position_embeddings": tensors["embeddings.position_embeddings.weight"].shape[0],
    "type_vocab_size": tensors["embeddings.token_type_embeddings.weight"].shape[0],
}
json.dump(config, open(os.path.join(folder, "config.json"), "w"), indent=1)
json.dump(
    {"word_embedding_dimension": hidden, "pooling_mode_cls_token": family.startswith("bge"), "pooling_mode_mean_tokens": not family.startswith("bge")},
    open(os.path.join(folder, "1_Pooling", "config.json"), "w"), indent=1,
)
prompts = {"e5": {"query": "query: ", "passage": "passage: "}, "bge": {"query": "Represent this sentence for searching relevant passages: "}, "bge-zh": {"query": "为这个句子生成表示以用于检索相关文章："}}
json.dump({"prompts": prompts.get(family, {})}, open(os.path.join(folder, "config_sentence_transformers.json"), "w"), indent=1, ensure_ascii=False)
shutil.copy(tokenizer, os.path.join(folder, "tokenizer.json"))
kinds = {np.dtype(np.float32): "F32", np.dtype(np.float16): "F16", np.dtype(np.int8): "I8"}
head, at = {}, 0
for name, array in sorted(tensors.items(), key=lambda t: (-t[1].itemsize, t[0])):
    head[name] = {"dtype": kinds[array.dtype], "shape": list(array.shape), "data_offsets": [at, at + array.nbytes]}
    at += array.nbytes
text = json.dumps(head).encode()
text += b" " * (-len(text) % 8)
with open(os.path.join(folder, "model.safetensors"), "wb") as f:
    f.write(len(text).to_bytes(8, "little") + text)
    for name in head:
        f.write(tensors[name].tobytes())
print(f"{folder}: {len(tensors)} tensors, {at} bytes, {layers} layers of {hidden}, {heads} heads")
