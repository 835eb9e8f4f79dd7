#!/usr/bin/env python3
"""Melded limits for labels sampled from the test population (pass-rates.md 5.8): melding.json.

    python3 generate_melding.py        # half a minute, standard library only

Another route than the library's: the share p of judge-passes outside, the share of passes among the judge-fails inside, both in plain probability with Gauss-Legendre
panels of 30 nodes, and the share of passes among the judge-passes by its binomial tail. The limit by the secant rule on the distribution function. Deterministic.
"""
import json
import math
import os

HERE = os.path.dirname(os.path.abspath(__file__))

# n11 n10 n01 n00, judged passes and fails without a label, design, level
CASES = [
    (55, 8, 12, 25, 640, 360, "random", 0.95),
    (18, 2, 6, 24, 52, 63, "random", 0.95),
    (0, 0, 3, 47, 7, 108, "random", 0.95),
    (10, 0, 0, 10, 30, 30, "random", 0.95),
    (3, 3, 5, 4, 30, 30, "random", 0.95),
    (1, 1, 9, 9, 10, 20, "by-verdict", 0.95),
    (25, 5, 15, 20, 40, 200, "by-verdict", 0.9),
    (2, 7, 8, 3, 20, 10, "by-verdict", 0.99),
]


def legendre(n):
    rule = []
    for i in range(n):
        x = -math.cos(math.pi * (i + 0.75) / (n + 0.5))
        for _ in range(20):
            a, b = 1.0, x
            for j in range(1, n):
                a, b = b, ((2 * j + 1) * x * b - j * a) / (j + 1)
            slope = n * (x * b - a) / (x * x - 1)
            x -= b / slope
        rule.append(((1 + x) / 2, 1 / ((1 - x * x) * slope * slope)))
    return rule


RULE = legendre(30)


def density(a, b):
    c = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return lambda x: math.exp(c + (a - 1) * math.log(x) + (b - 1) * math.log1p(-x)) if 0 < x < 1 else 0.0


def at_most(x, n, u):
    """P(Beta(x, n - x + 1) <= u) = P(Bin(n, u) >= x)."""
    if x == 0 or u >= 1:
        return 1.0
    if u <= 0:
        return 0.0
    return math.fsum(math.comb(n, k) * u ** k * (1 - u) ** (n - k) for k in range(x, n + 1))


def cuts(a, b, extra=()):
    mean, sd = a / (a + b), math.sqrt(a * b / (a + b + 1)) / (a + b)
    points = {0.0, 1.0, *(min(1.0, max(0.0, mean + k * sd)) for k in (-18, -11, -7, -4.5, -2.5, -1, 0, 1, 2.5, 4.5, 7, 11, 18)), *extra}
    return sorted(points)


def integral(function, points, low=0.0, high=1.0):
    points = sorted({min(high, max(low, p)) for p in points} | {low, high})
    return math.fsum((b - a) * w * function(a + (b - a) * x) for a, b in zip(points, points[1:]) if b > a for x, w in RULE)


def distribution(t, n11, n10, n01, n00, k1, k0):
    """P(min over the two draws of p of p A + (1 - p) B <= t)."""
    f1, f0 = n11 + n01, n10 + n00
    lower, upper = density(k1, k0 + 1), density(k1 + 1, k0)

    def given(p, b):
        return at_most(n11, f1, (t - (1 - p) * b) / p)

    if n10 == 0:
        return integral(lambda p: lower(p) * given(p, 0.0), cuts(k1, k0 + 1, [t]))
    if n11 == 0:
        # A is 0 and never above B: p is to be high.
        return integral(lambda p: upper(p) * at_most(n10, f0, t / (1 - p)), cuts(k1 + 1, k0, [1 - t]))
    fail = density(n10, n00 + 1)
    own = cuts(n10, n00 + 1)
    first = integral(lambda p: lower(p) * integral(lambda b: fail(b) * given(p, b), [*own, (t - p) / (1 - p)], 0.0, t), cuts(k1, k0 + 1, [t]))
    second = integral(lambda p: upper(p) * integral(lambda b: fail(b) * given(p, b), [*own, t / (1 - p)], t, 1.0), cuts(k1 + 1, k0, [1 - t]))
    return first + second


def lower(case, tail):
    n11, n10, n01, n00, k1, k0 = case
    if n11 + n10 == 0:
        return 0.0
    centre = k1 / (k1 + k0) * n11 / max(1, n11 + n01) + k0 / (k1 + k0) * n10 / max(1, n10 + n00)

    def excess(t):
        return math.log(distribution(t, *case)) - math.log(tail)

    a, b = centre * 0.7, centre * 0.8
    fa, fb = excess(a), excess(b)
    for _ in range(30):
        c = min(centre * 1.2, max(centre * 0.02, b - fb * (b - a) / (fb - fa)))
        (a, fa), (b, fb) = (b, fb), (c, excess(c))
        if abs(b - a) < 1e-13 * b or fb == 0:
            return b
    raise ArithmeticError(case)


def main():
    cases = []
    for i, (n11, n10, n01, n00, passed, failed, design, level) in enumerate(CASES, 1):
        k1, k0, tail = passed + n11 + n01, failed + n10 + n00, (1 - level) / 2
        expect = {"lower": lower((n11, n10, n01, n00, k1, k0), tail), "upper": 1 - lower((n01, n00, n11, n10, k1, k0), tail)}
        given = {"test": {"positives": passed, "negatives": failed}, "design": design,
                 "calibration": {"truePositive": n11, "falseNegative": n10, "falsePositive": n01, "trueNegative": n00},
                 "level": level, "interval": "melding"}
        cases.append({"id": f"post-stratified/melding-{i}", "source": "generate_melding.py: pass-rates.md 5.8, quadrature in another order", "input": given,
                      "expect": expect, "agree": {"absolute": 1e-10}, "use": "match"})
        print(cases[-1]["id"], expect)
    with open(os.path.join(HERE, "melding.json"), "w", encoding="utf-8", newline="\n") as out:
        out.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


if __name__ == "__main__":
    main()
