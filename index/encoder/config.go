package encoder

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A config says how a network is built, and how a text's vector is made of those
// of its tokens.
type config struct {
	Kind      string  `json:"model_type"`
	Origin    string  `json:"_name_or_path"`
	Hidden    int     `json:"hidden_size"` // numbers of a vector
	Layers    int     `json:"num_hidden_layers"`
	Heads     int     `json:"num_attention_heads"`
	Inner     int     `json:"intermediate_size"`
	Act       string  `json:"hidden_act"`
	Epsilon   float64 `json:"layer_norm_eps"`
	Words     int     `json:"vocab_size"`
	Positions int     `json:"max_position_embeddings"` // the most tokens
	Places    string  `json:"position_embedding_type"`

	first  bool      // a text's vector is that of its first token; else the mean of all
	before [2]string // by Kind: what goes before a text
}

func readConfig(folder string) (c config, err error) {
	path := filepath.Join(folder, "config.json")
	if err := readJSON(path, &c); err != nil {
		return c, err
	}
	wrong := func(key string, value any, want string) error {
		return fmt.Errorf("%s: %s is %v, want %s", path, key, value, want)
	}
	switch {
	case c.Kind != "bert":
		return c, wrong("model_type", fmt.Sprintf("%q", c.Kind), `"bert": only encoders of the BERT family are read`)
	case c.Act != "gelu":
		return c, wrong("hidden_act", fmt.Sprintf("%q", c.Act), `"gelu"`)
	case c.Places != "" && c.Places != "absolute":
		return c, wrong("position_embedding_type", fmt.Sprintf("%q", c.Places), `"absolute"`)
	case c.Hidden < 1 || c.Hidden > 1<<14:
		return c, wrong("hidden_size", c.Hidden, "1 to 16384")
	case c.Heads < 1 || c.Hidden%c.Heads != 0:
		return c, wrong("num_attention_heads", c.Heads, fmt.Sprintf("a divisor of hidden_size, %d", c.Hidden))
	case c.Layers < 1 || c.Layers > 100:
		return c, wrong("num_hidden_layers", c.Layers, "1 to 100")
	case c.Inner < 1 || c.Inner > 1<<16:
		return c, wrong("intermediate_size", c.Inner, "1 to 65536")
	case c.Words < 1:
		return c, wrong("vocab_size", c.Words, "at least 1")
	case c.Positions < 3 || c.Positions > 1<<16:
		return c, wrong("max_position_embeddings", c.Positions, "3 to 65536")
	}
	return c, c.readPooling(folder)
}

// readPooling reads how texts are encoded, or tells it by the encoder's family
// where the folder does not say: e5 and bge are called so.
func (c *config) readPooling(folder string) error {
	called := strings.ToLower(c.Origin + " " + filepath.Base(filepath.Clean(folder)))
	family := func(name string) bool { return strings.Contains(called, name) }
	var pooling struct {
		First bool `json:"pooling_mode_cls_token"`
		Mean  bool `json:"pooling_mode_mean_tokens"`
	}
	path := filepath.Join(folder, "1_Pooling", "config.json")
	switch err := readJSON(path, &pooling); {
	case errors.Is(err, fs.ErrNotExist):
		c.first = family("bge")
	case err != nil:
		return err
	case pooling.First == pooling.Mean:
		return fmt.Errorf("%s: one of pooling_mode_cls_token and pooling_mode_mean_tokens is to be true", path)
	default:
		c.first = pooling.First
	}
	var named struct{ Prompts map[string]string }
	path = filepath.Join(folder, "config_sentence_transformers.json")
	if err := readJSON(path, &named); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	c.before = [2]string{Question: named.Prompts["query"], Passage: named.Prompts["passage"]}
	if len(named.Prompts) == 0 && family("e5") {
		c.before = [2]string{Question: "query: ", Passage: "passage: "}
	}
	return nil
}

func readJSON(path string, v any) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
