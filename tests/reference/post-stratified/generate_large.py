#!/usr/bin/env python3
"""Corrected profile limits (pass-rates.md 5.6) at very large and very lopsided counts, in 60 digits: large.json.

    python3 generate_large.py        # 10 s, needs mpmath

Another route than the library's: Newton in (t, p, a) for the two stationarity conditions and the drop of the log-likelihood at once, b eliminated by
p a + (1 - p) b = t. Where that has no solution inside (a verdict without labels, a count of 0): bisection in p, and in t, with 60 digits. Deterministic; a rerun must leave `git diff` empty.
"""
import json
import os

from mpmath import erfinv, findroot, log, mp, mpf, sqrt

mp.dps = 60
HERE = os.path.dirname(os.path.abspath(__file__))

# n11 n10 n01 n00, K1, K, design, level, one-sided
CASES = [
    (550_000_000, 80_000_000, 120_000_000, 250_000_000, 7_070_000_000, 11_000_000_000, "random", "0.95", False),
    (450_000_000, 50_000_000, 40_000_000, 460_000_000, 990_000_000, 2_000_000_000, "random", "0.95", True),
    (30, 20, 999_999, 998_999_951, 5_000_000, 5_000_000_000, "random", "0.95", False),
    (499_999_990, 10, 2, 499_999_998, 1_500_000_000, 3_000_000_000, "random", "0.99", False),
    (400_000_000, 3, 100_000_000, 499_999_997, 2_000_000_000, 3_000_000_000, "by-verdict", "0.95", False),
    (400_000_000, 3, 100_000_000, 499_999_997, 2_000_000_000, 3_000_000_000, "by-verdict", "0.975", True),
    (7_000_000_000_000, 1_000_000_000_000, 500_000_000_000, 1_500_000_000_000, 75_000_000_000_000, 100_000_000_000_000, "random", "0.9", False),
    (60_000_000, 6_000_000, 5_000_000, 29_000_000, 65_000_000, 100_000_000, "random", "0.95", False),
]

# n11 n10 n01 n00, items without a label that the judge passed and failed, level: counts at which a solver once stopped too early
LOPSIDED = [
    (1, 0, 0, 0, 68356, 1, "0.5"),
    (0, 2, 0, 0, 10, 41576, "0.95"),
    (13, 0, 9.09169114152514, 0, 85975, 0.026827893350462588, "0.95"),
    (0, 0, 2.3352600039612783, 2, 439.5468976487778, 86879, "0.99"),
    (8, 14908, 1860, 2, 3.916790612934525, 0.4005224028179773, "0.999"),
    (3, 0, 0, 4, 0, 0, "0.95"),
]


def share(x, y, u):
    """The root q of x/q - y/(1 - q) = u."""
    if x + y == 0:
        return mpf(0) if u > 0 else mpf(1)
    if u == 0:
        return x / (x + y)
    s = u + x + y
    d = sqrt(s * s - 4 * u * x)
    return 2 * x / (s + d) if s > 0 else (s - d) / (2 * u)


def by_bisection(n11, n10, n01, n00, passed, failed, z):
    n11, n10, n01, n00, passed, failed = (mpf(v) for v in (n11, n10, n01, n00, passed, failed))
    if n11 + n10 == 0:
        return mpf(0)
    f1, f0 = n11 + n01, n10 + n00
    k1, k0 = passed + f1, failed + f0
    w = k1 / (k1 + k0)
    s1, s0 = w / (f1 + 1), (1 - w) / (f0 + 1)
    x1, x0 = (max(mpf(0), n - (s / (s1 + s0)) ** mpf(1.5) / 2) for n, s in ((n11, s1), (n10, s0)))
    y1, y0 = f1 - x1, f0 - x0

    def term(count, rate):
        return count * log(rate) if count else mpf(0)

    def restricted(t):
        low, high = mpf(0), mpf(1)
        while high - low > mpf(10) ** -50 * high and high > mpf(10) ** -60:
            p = (low + high) / 2 if low else high / 16
            g = (passed / p if passed else 0) - (failed / (1 - p) if failed else 0)
            s, r = share(x1, x0, -t * g), share(y1, y0, -(1 - t) * g)
            low, high = (p, high) if t * s + (1 - t) * r > p else (low, p)
        return (term(x1 + x0, t) + term(y1 + y0, 1 - t) + term(x1, s) + term(x0, 1 - s) + term(y1, r) + term(y0, 1 - r)
                + term(passed, p) + term(failed, 1 - p))

    top = term(k1, w) + term(k0, 1 - w) + sum(term(a, a / (a + b)) + term(b, b / (a + b)) for a, b in ((x1, y1), (x0, y0)) if a + b)
    low, high = mpf(0), w * (x1 / f1 if f1 else 0) + (1 - w) * (x0 / f0 if f0 else 0)
    for _ in range(80):
        t = (low + high) / 2
        low, high = (t, high) if 2 * (top - restricted(t)) > z * z else (low, t)
    return low


def lower(n11, n10, n01, n00, k1, k, z, strict, one_sided):
    f1, f0, w = n11 + n01, n10 + n00, mpf(k1) / k
    s1, s0 = w / (f1 + 1), (1 - w) / (f0 + 1)
    if one_sided:
        s1, s0 = s1 * (n11 > 0), s0 * (n10 > 0)
    r1, r0 = s1 / (s1 + s0), s0 / (s1 + s0)
    x1, x0 = n11 - (r1 if strict else r1 ** mpf(1.5)) / 2, n10 - (r0 if strict else r0 ** mpf(1.5)) / 2
    assert x1 > 0 and x0 > 0
    y1, y0 = f1 - x1, f0 - x0
    a, b = x1 / f1, x0 / f0

    def loglik(p, a, b):
        return k1 * log(p) + (k - k1) * log(1 - p) + x1 * log(a) + y1 * log(1 - a) + x0 * log(b) + y0 * log(1 - b)

    def third(t, p, a):
        return (t - p * a) / (1 - p)

    def equations(t, p, a):
        b = third(t, p, a)
        in_b = x0 / b - y0 / (1 - b)
        return [k1 / p - (k - k1) / (1 - p) + in_b * (b - a) / (1 - p), x1 / a - y1 / (1 - a) - in_b * p / (1 - p), 2 * (top - loglik(p, a, b)) - z * z]

    top = loglik(w, a, b)
    vp, va, vb = w * (1 - w) / k, a * (1 - a) / f1, b * (1 - b) / f0
    se = sqrt((a - b) ** 2 * vp + w ** 2 * va + (1 - w) ** 2 * vb)
    start = (w * a + (1 - w) * b - z * se, w - z * (a - b) * vp / se, a - z * w * va / se)
    t, p, a = findroot(equations, start, tol=mpf(10) ** -70, maxsteps=60)
    b = third(t, p, a)
    assert 0 < p < 1 and 0 < a < 1 and 0 < b < 1 and max(abs(e) for e in equations(t, p, a)) < mpf(10) ** -30
    return t


def main():
    cases = []
    for i, (n11, n10, n01, n00, k1, k, design, level, one_sided) in enumerate(CASES, 1):
        alpha = 1 - mpf(float(level))
        share = alpha * mpf("0.9") * 2 if one_sided else alpha
        z = sqrt(2) * erfinv(1 - share)
        strict = one_sided and design == "by-verdict"
        expect = {"lower": float(lower(n11, n10, n01, n00, k1, k, z, strict, one_sided)),
                  "upper": float(1 - lower(n01, n00, n11, n10, k1, k, z, strict, one_sided))}
        given = {"test": {"positives": k1 - n11 - n01, "negatives": k - k1 - n10 - n00}, "design": design,
                 "calibration": {"truePositive": n11, "falseNegative": n10, "falsePositive": n01, "trueNegative": n00},
                 "level": float(level), "interval": "corrected-profile"}
        if one_sided:
            given["side"] = "both"
        cases.append({"id": f"post-stratified/large-{i}", "source": "generate_large.py: pass-rates.md 5.6, mpmath, 60 digits", "input": given,
                      "expect": expect, "agree": {"absolute": 4.5e-16}, "use": "match"})
    for i, (n11, n10, n01, n00, passed, failed, level) in enumerate(LOPSIDED, 1):
        z = sqrt(2) * erfinv(mpf(float(level)))
        expect = {"lower": float(by_bisection(n11, n10, n01, n00, passed, failed, z)), "upper": float(1 - by_bisection(n01, n00, n11, n10, passed, failed, z))}
        given = {"test": {"positives": passed, "negatives": failed}, "design": "random",
                 "calibration": {"truePositive": n11, "falseNegative": n10, "falsePositive": n01, "trueNegative": n00},
                 "level": float(level), "interval": "corrected-profile"}
        cases.append({"id": f"post-stratified/lopsided-{i}", "source": "generate_large.py: pass-rates.md 5.6, mpmath, bisection in 60 digits", "input": given,
                      "expect": expect, "agree": {"absolute": 1e-12}, "use": "match"})
    with open(os.path.join(HERE, "large.json"), "w", encoding="utf-8", newline="\n") as out:
        out.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


if __name__ == "__main__":
    main()
