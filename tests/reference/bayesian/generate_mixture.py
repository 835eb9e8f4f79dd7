#!/usr/bin/env python3
"""Write mixture.json: sharp figures of the untruncated posterior of the pass rate, by an exact finite sum.

    python3 generate_mixture.py

Of the n test items let S be truly positive. Given S, the pass rate is Beta(a+S, b+n-S). The weight of S is
    sum over i+j=S of C(k,i) C(n-k,j) E[Se^i (1-Se)^j] E[Sp^(n-k-j) (1-Sp)^(k-i)] B(a+S, b+n-S) / B(a,b),
a sum of positive terms, with Beta moments of the posterior of each error rate. So the posterior is a finite mixture of Beta
distributions: no quadrature, no sampling, nothing in common with the library's Gauss-Jacobi route. Arithmetic: decimal, 50 digits.
The counts come from data-slices.json and catalogue.json in this folder.
"""
import json
import os
from decimal import Decimal, getcontext

HERE = os.path.dirname(os.path.abspath(__file__))
MAX_PAIRS = 5_000_000
getcontext().prec = 50
getcontext().Emin, getcontext().Emax = -10**9, 10**9
ROOT_PI = Decimal("3.14159265358979323846264338327950288419716939937510582097494459230781640628620899").sqrt()


class Gamma:
    """Gamma at whole and half-integer arguments, given doubled."""

    def __init__(self):
        self.table = {1: ROOT_PI, 2: Decimal(1)}
        self.top = {0: 2, 1: 1}

    def __call__(self, v):
        doubled = int(2 * v)
        assert doubled == 2 * v and doubled > 0
        parity = doubled % 2
        while self.top[parity] < doubled:
            at = self.top[parity]
            self.table[at + 2] = self.table[at] * at / 2
            self.top[parity] = at + 2
        return self.table[doubled]


GAMMA = Gamma()


def weights(k, n, rate1, rate0, a, b):
    """rate = (successes, failures) of the error rate's Beta posterior parameters."""
    (c1, d1), (c0, d0) = rate1, rate0
    factorial = [GAMMA(i + 1) for i in range(n + 1)]
    se_up = [GAMMA(c1 + i) / (factorial[i] * factorial[k - i]) for i in range(k + 1)]
    se_down = [GAMMA(d1 + j) / (factorial[j] * factorial[n - k - j]) for j in range(n - k + 1)]
    se_all = [1 / GAMMA(c1 + d1 + s) for s in range(n + 1)]
    sp_up = [GAMMA(c0 + t) for t in range(n - k + 1)]
    sp_down = [GAMMA(d0 + t) for t in range(k + 1)]
    sp_all = [1 / GAMMA(c0 + d0 + t) for t in range(n + 1)]
    left = [se_up[i] * sp_down[k - i] for i in range(k + 1)]
    right = [se_down[j] * sp_up[n - k - j] for j in range(n - k + 1)]
    w = [Decimal(0)] * (n + 1)
    for i, u in enumerate(left):
        for j, v in enumerate(right):
            w[i + j] += u * v
    w = [v * se_all[s] * sp_all[n - s] * GAMMA(a + s) * GAMMA(b + n - s) for s, v in enumerate(w)]
    total = sum(w)
    return [v / total for v in w]


class Mixture:
    def __init__(self, w, a, b):
        self.w, self.n, self.a, self.b = w, len(w) - 1, Decimal(a), Decimal(b)
        size = self.a + self.b + self.n
        self.mean = sum(v * (self.a + s) for s, v in enumerate(w)) / size
        self.sd = (sum(v * (self.a + s) * (self.a + s + 1) for s, v in enumerate(w)) / (size * (size + 1)) - self.mean**2).sqrt()

    def cdf_and_density(self, x):
        """Sum of w_S I_x(a+S, b+n-S), all from one start: I(a+1,b-1) = I(a,b) - x^a (1-x)^(b-1) / (a B(a,b))."""
        y, n, a, b = 1 - x, self.n, self.a, self.b
        size = a + b + n
        front = GAMMA(size) / (GAMMA(a) * GAMMA(b + n)) * x**a * y ** (b + n)    # x^a y^b / B(a,b) at S = 0
        total, term, j = Decimal(1), Decimal(1), 0
        while term > Decimal(10) ** -48 * total:
            term *= (size + j) / (a + 1 + j) * x
            total += term
            j += 1
        value = front * total / a
        cdf, density = Decimal(0), Decimal(0)
        for s, v in enumerate(self.w):
            cdf += v * value
            density += v * front
            value -= front / y / (a + s)                                         # I at S+1
            front *= x / y * (b + n - s - 1) / (a + s)
        return cdf, density / (x * y)

    def quantile(self, p, start):
        x, low, high = start, Decimal(0), Decimal(1)
        for _ in range(200):
            cdf, density = self.cdf_and_density(x)
            low, high = (x, high) if cdf < p else (low, x)
            step = (cdf - p) / density
            x = x - step if low < x - step < high else (low + high) / 2
            if abs(step) < Decimal(10) ** -22:
                return x
        raise ArithmeticError("no convergence")


def figures(given):
    test, c = given["test"], given["calibration"]
    k, n = test["positives"], test["positives"] + test["negatives"]
    if k * (n - k) > MAX_PAIRS:
        return None
    prior = {name: [Decimal(v) for v in pair] for name, pair in given["prior"].items()}
    rate1 = (c["truePositive"] + prior["sensitivity"][0], c["falseNegative"] + prior["sensitivity"][1])
    rate0 = (c["trueNegative"] + prior["specificity"][0], c["falsePositive"] + prior["specificity"][1])
    a, b = prior["passRate"]
    m = Mixture(weights(k, n, rate1, rate0, a, b), a, b)
    low = m.quantile(Decimal("0.025"), Decimal("0.3"))
    mid = m.quantile(Decimal("0.5"), m.mean)
    high = m.quantile(Decimal("0.975"), m.mean)
    above = {t: float(1 - m.cdf_and_density(Decimal(t))[0]) for t in ("0.5", "0.7")}
    return {"mean": float(m.mean), "standardDeviation": float(m.sd), "median": float(mid), "lower": float(low), "upper": float(high),
            "probabilityAbove": above}


def main():
    def load(name):
        with open(os.path.join(HERE, name), encoding="utf-8") as file:
            return json.load(file)

    out, seen, skipped, designs = [], set(), 0, {}
    priors = {"uniform": (1, 1), "jeffreys": (0.5, 0.5), "uniform-jeffreys": (1, 0.5)}
    for case in load("catalogue.json"):
        given = case["input"]
        designs[case["id"].rsplit("-", 1)[1]] = {key: given[key] for key in ("test", "calibration", "design")}
    jobs = [(f"design-{name}/{prior}", {**base, "prior": {"passRate": [t, t], "sensitivity": [q, q], "specificity": [q, q]}})
            for name, base in sorted(designs.items()) for prior, (t, q) in priors.items()]
    jobs += [(case["id"].split("/", 1)[1], case["input"]) for case in load("data-slices.json")]
    for name, given in jobs:
        key = json.dumps([given["test"], given["calibration"], given["prior"]])
        got = None if key in seen else figures(given)
        if got is None:
            skipped += key not in seen
            continue
        seen.add(key)
        given = {**given, "level": 0.95, "interval": "equal-tailed", "betterThanChance": False}
        out.append({"id": "bayesian/mixture/" + name, "source": "own, generate_mixture.py: exact finite mixture of Beta distributions, 50-digit decimals",
                    "input": given, "expect": got,
                    "agree": {**{q: {"relative": 1e-12} for q in ("mean", "standardDeviation", "median", "lower", "upper")},
                              "probabilityAbove": {"absolute": 1e-12}}, "use": "match"})
    with open(os.path.join(HERE, "mixture.json"), "w", encoding="utf-8", newline="\n") as file:
        file.write("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in out) + "\n]\n")
    print(f"{len(out)} cases; {skipped} slices left out (more than {MAX_PAIRS} pairs)")


if __name__ == "__main__":
    main()
