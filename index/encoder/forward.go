package encoder

import (
	"fmt"
	"math"
)

// A network is the layers of a BERT encoder.
type network struct {
	*config
	words, positions matrix
	kind             []float32 // what is added to every token: the first of the two kinds of text
	begin            scaling
	layers           []layer
}

type layer struct {
	query, key, value, out, inner, outer linear
	between, end                         scaling
}

type linear struct {
	matrix
	bias []float32
}

// A scaling brings a vector to mean 0 and spread 1, then to its own weight and bias.
type scaling struct{ weight, bias []float32 }

// newNetwork finds the weights of a network; errors name the tensor.
func newNetwork(c *config, t *tensors) (n network, err error) {
	n.config = c
	keep := func(e error) {
		if err == nil {
			err = e
		}
	}
	scaled := func(name string) (s scaling) {
		var e error
		s.weight, e = t.vector(name+".weight", c.Hidden)
		keep(e)
		s.bias, e = t.vector(name+".bias", c.Hidden)
		keep(e)
		return s
	}
	dense := func(name string, rows, cols int) (l linear) {
		var e error
		l.matrix, e = t.matrix(name+".weight", rows, cols)
		keep(e)
		l.bias, e = t.vector(name+".bias", rows)
		keep(e)
		return l
	}
	var e error
	n.words, e = t.matrix("embeddings.word_embeddings.weight", c.Words, c.Hidden)
	keep(e)
	n.positions, e = t.matrix("embeddings.position_embeddings.weight", c.Positions, c.Hidden)
	keep(e)
	kinds, e := t.matrix("embeddings.token_type_embeddings.weight", 2, c.Hidden)
	keep(e)
	if err != nil {
		return n, err
	}
	n.kind = append([]float32(nil), kinds.rowsOf(0, 1, make([]float32, c.Hidden))...)
	n.begin = scaled("embeddings.LayerNorm")
	for i := range c.Layers {
		of := fmt.Sprintf("encoder.layer.%d.", i)
		n.layers = append(n.layers, layer{
			query: dense(of+"attention.self.query", c.Hidden, c.Hidden), key: dense(of+"attention.self.key", c.Hidden, c.Hidden),
			value: dense(of+"attention.self.value", c.Hidden, c.Hidden), out: dense(of+"attention.output.dense", c.Hidden, c.Hidden),
			inner: dense(of+"intermediate.dense", c.Inner, c.Hidden), outer: dense(of+"output.dense", c.Hidden, c.Inner),
			between: scaled(of + "attention.output.LayerNorm"), end: scaled(of + "output.LayerNorm"),
		})
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

// A room is what texts are encoded in: their tokens, and numbers for each.
type room struct {
	*config
	tokens []int32
	ends   []int // of each text, among the tokens

	x, query, key, value, mixed, inner []float32 // a vector a token
	scores, turned                     []float32 // of one head of one text
	panel                              []float32
}

func newRoom(c *config) *room {
	return &room{config: c, panel: make([]float32, max(panel(c.Hidden)*c.Hidden, panel(c.Inner)*c.Inner))}
}

func (r *room) begin() { r.tokens, r.ends = r.tokens[:0], r.ends[:0] }

// add takes in the tokens of a text.
func (r *room) add(tokens []int32) {
	r.tokens = append(r.tokens, tokens...)
	r.ends = append(r.ends, len(r.tokens))
}

// fit returns room for n numbers.
func fit(of *[]float32, n int) []float32 {
	if cap(*of) < n {
		*of = make([]float32, n+n/4)
	}
	*of = (*of)[:n]
	return *of
}

// forward leaves in r.x a vector for each token.
func (n *network) forward(r *room) {
	count := len(r.tokens)
	x := fit(&r.x, count*n.Hidden)
	query, key, value := fit(&r.query, count*n.Hidden), fit(&r.key, count*n.Hidden), fit(&r.value, count*n.Hidden)
	mixed, inner := fit(&r.mixed, count*n.Hidden), fit(&r.inner, count*n.Inner)
	n.embed(r, x)
	for i := range n.layers {
		l := &n.layers[i]
		l.query.times(query, x, count, l.query.bias, r.panel)
		l.key.times(key, x, count, l.key.bias, r.panel)
		l.value.times(value, x, count, l.value.bias, r.panel)
		from := 0
		for _, end := range r.ends {
			for head := range n.Heads {
				n.attend(r, head, from, end)
			}
			from = end
		}
		l.out.times(query, mixed, count, l.out.bias, r.panel)
		n.join(x, query, l.between)
		l.inner.times(inner, x, count, l.inner.bias, r.panel)
		for k, v := range inner {
			inner[k] = gelu(v)
		}
		l.outer.times(query, inner, count, l.outer.bias, r.panel)
		n.join(x, query, l.end)
	}
}

// embed fills in what each token is at its place.
func (n *network) embed(r *room, x []float32) {
	from := 0
	word, place := make([]float32, n.Hidden), make([]float32, n.Hidden)
	for _, end := range r.ends {
		for i := from; i < end; i++ {
			row := x[i*n.Hidden : (i+1)*n.Hidden]
			at := int(r.tokens[i])
			w, p := n.words.rowsOf(at, at+1, word), n.positions.rowsOf(i-from, i-from+1, place)
			for k := range row {
				row[k] = w[k] + p[k] + n.kind[k]
			}
			n.scale(row, n.begin)
		}
		from = end
	}
}

// attend mixes the values of the tokens from up to end, for one head, by how well
// their keys meet each one's query.
func (n *network) attend(r *room, head, from, end int) {
	size, count := n.Hidden/n.Heads, end-from
	at := from*n.Hidden + head*size
	wide := (count + tileDepth - 1) / tileDepth * tileDepth
	scores, turned := fit(&r.scores, count*wide), fit(&r.turned, size*wide)
	products(scores, wide, r.query[at:], n.Hidden, r.key[at:], n.Hidden, count, count, size)
	by := 1 / float32(math.Sqrt(float64(size)))
	for i := range count {
		row := scores[i*wide : i*wide+wide]
		soften(row[:count], by)
		clear(row[count:])
	}
	for k := range size { // so that sums run along rows
		row := turned[k*wide : k*wide+wide]
		for j := range count {
			row[j] = r.value[at+j*n.Hidden+k]
		}
		clear(row[count:])
	}
	products(r.mixed[at:], n.Hidden, scores, wide, turned, wide, count, size, wide)
}

// soften makes of scores, each times by, shares of one (softmax).
func soften(row []float32, by float32) {
	most := row[0]
	for _, v := range row {
		most = max(most, v)
	}
	sum := float32(0)
	for i, v := range row {
		row[i] = exp((v - most) * by)
		sum += row[i]
	}
	for i := range row {
		row[i] /= sum
	}
}

// join adds to each vector of x that of y, and scales it.
func (n *network) join(x, y []float32, s scaling) {
	for at := 0; at < len(x); at += n.Hidden {
		row := x[at : at+n.Hidden]
		for k, v := range y[at : at+n.Hidden] {
			row[k] += v
		}
		n.scale(row, s)
	}
}

func (n *network) scale(row []float32, s scaling) {
	mean, square := float32(0), float32(0)
	for _, v := range row {
		mean += v
	}
	mean /= float32(len(row))
	for _, v := range row {
		square += (v - mean) * (v - mean)
	}
	by := 1 / float32(math.Sqrt(float64(square)/float64(len(row))+n.Epsilon))
	for k, v := range row {
		row[k] = (v-mean)*by*s.weight[k] + s.bias[k]
	}
}

// pool returns the vector of text k, of length 1: that of its first token, or the
// mean of all.
func (r *room) pool(k int, first bool) []float32 {
	from, end := 0, r.ends[k]
	if k > 0 {
		from = r.ends[k-1]
	}
	if first {
		end = from + 1
	}
	v := make([]float32, r.Hidden)
	for i := from; i < end; i++ {
		for j, x := range r.x[i*r.Hidden : (i+1)*r.Hidden] {
			v[j] += x
		}
	}
	Normalize(v)
	return v
}

// Normalize brings a vector to length 1; one of length 0 stays as it is.
func Normalize(v []float32) {
	square := 0.0
	for _, x := range v {
		square += float64(x) * float64(x)
	}
	if square == 0 {
		return
	}
	by := float32(1 / math.Sqrt(square))
	for i := range v {
		v[i] *= by
	}
}

// exp is e to the power of x for x of at most 0, within 2e-7 of it.
func exp(x float32) float32 {
	if x < -87 {
		return 0
	}
	const log2e, high, low = 1.44269504, 0.693359375, -2.12194440e-4
	n := float32(math.Floor(float64(x*log2e + 0.5)))
	x -= n * high
	x -= n * low
	y := ((((1.9875691500e-4*x+1.3981999507e-3)*x+8.3334519073e-3)*x+4.1665795894e-2)*x+1.6666665459e-1)*x + 5.0000001201e-1
	y = y*x*x + x + 1
	return y * math.Float32frombits(uint32(int32(n)+127)<<23)
}

// gelu is x times the share of the normal distribution below it, within 1e-6.
func gelu(x float32) float32 {
	return x * (0.5 + 0.5*erf(x*(1/math.Sqrt2)))
}

// erf is the error function, by a quotient of polynomials over -4 to 4.
func erf(x float32) float32 {
	x = min(4, max(-4, x))
	s := x * x
	p := ((((((-2.72614225801306e-10*s+2.77068142495902e-08)*s-2.10102402082508e-06)*s-5.69250639462346e-05)*s-7.34990630326855e-04)*s-2.95459980854025e-03)*s - 1.60960333262415e-02) * x
	q := (((-1.45660718464996e-05*s-2.13374055278905e-04)*s-1.68282697438203e-03)*s-7.37332916720468e-03)*s - 1.42647390514189e-02
	return p / q
}
