#!/usr/bin/env python3
"""Recompute the imported figures from their formulas, independently of the library, and report every disagreement.

    python3 check_figures.py

Reads the committed JSON cases. Standard library only. Exit code 1 when a figure is further off than its case allows.
Not recomputed here: score, guarded score, profile, melding, projection, and the posterior for random calibration (later.json).
"""
import glob
import json
import math
import os
import sys
from statistics import NormalDist

HERE = os.path.dirname(os.path.abspath(__file__))


def z_of(level):
    # one Newton step on erfc takes NormalDist's quantile to full precision
    z = NormalDist().inv_cdf(0.5 + level / 2)
    return z + (0.5 * math.erfc(z / math.sqrt(2)) - (1 - level) / 2) / (math.exp(-z * z / 2) / math.sqrt(2 * math.pi))


def clip(v):
    return min(1.0, max(0.0, v))


# ---- one proportion ----------------------------------------------------------------------------------------------------

def beta_cdf(a, b, x):
    """I_x(a,b), continued fraction in doubles."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(b, a, 1 - x)
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    h = d
    for m in range(1, 100000):
        f = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d = 1 / (1 + f * d)
        c = 1 + f / c
        h *= d * c
        f = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / (1 + f * d)
        c = 1 + f / c
        h *= d * c
        if abs(d * c - 1) < 1e-16:
            break
    return front * h / a


def solve(f, low, high):
    """Bisection for an increasing f."""
    for _ in range(200):
        mid = (low + high) / 2
        if f(mid) < 0:
            low = mid
        else:
            high = mid
    return (low + high) / 2


def quantile(a, b, p):
    return solve(lambda x: beta_cdf(a, b, x) - p, 0.0, 1.0)


def one_proportion(k, n, level, interval):
    z, alpha, p = z_of(level), 1 - level, k / n
    if interval == "wald":
        h = z * math.sqrt(p * (1 - p) / n)
        return clip(p - h), clip(p + h)
    if interval == "wilson":
        h = z * math.sqrt(k * (n - k) / n + z * z / 4)
        return clip((k + z * z / 2 - h) / (n + z * z)), clip((k + z * z / 2 + h) / (n + z * z))
    if interval == "agresti-coull":
        c = (k + z * z / 2) / (n + z * z)
        h = z * math.sqrt(c * (1 - c) / (n + z * z))
        return clip(c - h), clip(c + h)
    if interval == "clopper-pearson":
        return (0.0 if k == 0 else quantile(k, n - k + 1, alpha / 2)), (1.0 if k == n else quantile(k + 1, n - k, 1 - alpha / 2))
    if interval == "jeffreys":
        return (0.0 if k == 0 else quantile(k + 0.5, n - k + 0.5, alpha / 2)), (1.0 if k == n else quantile(k + 0.5, n - k + 0.5, 1 - alpha / 2))
    if interval == "mid-p":
        def at_least(k, x):
            return 1.0 if k <= 0 else 0.0 if k > n else beta_cdf(k, n - k + 1, x)
        low = 0.0 if k == 0 else solve(lambda x: (at_least(k, x) + at_least(k + 1, x)) / 2 - alpha / 2, 0.0, 1.0)
        high = 1.0 if k == n else solve(lambda x: (at_least(k, x) + at_least(k + 1, x)) / 2 - (1 - alpha / 2), 0.0, 1.0)
        return low, high
    if interval == "blaker":
        return blaker(int(k), int(n), alpha)
    if interval == "wilson-continuity-corrected":
        q = 1 - p
        low = (2 * n * p + z * z - 1 - z * math.sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1))) / (2 * (n + z * z))
        high = (2 * n * p + z * z + 1 + z * math.sqrt(z * z + 2 - 1 / n + 4 * p * (n * q - 1))) / (2 * (n + z * z))
        return (0.0 if k == 0 else low), (1.0 if k == n else high)
    raise KeyError(interval)


def blaker(k, n, alpha):
    """Ends of the hull of the acceptance set: scan outwards from the Clopper-Pearson limits, then bisect."""
    def acceptability(x):
        logs = [math.lgamma(n + 1) - math.lgamma(j + 1) - math.lgamma(n - j + 1) + j * math.log(x) + (n - j) * math.log1p(-x) for j in range(n + 1)]
        pmf = [math.exp(v) for v in logs]
        lower, upper = sum(pmf[:k + 1]), sum(pmf[k:])
        if upper <= lower:
            total, j = 0.0, 0
            while j <= n and total + pmf[j] <= upper * (1 + 1e-13):
                total += pmf[j]
                j += 1
            return upper + total
        total, j = 0.0, n
        while j >= 0 and total + pmf[j] <= lower * (1 + 1e-13):
            total += pmf[j]
            j -= 1
        return lower + total

    start = one_proportion(k, n, 1 - alpha, "clopper-pearson")
    ends = []
    for side in (0, 1):
        if (k == 0 and side == 0) or (k == n and side == 1):
            ends.append(float(side))
            continue
        x, step = start[side], (1 - 2 * side) * 1e-4
        while acceptability(x + step) < alpha:
            x += step
        out, inside = x, x + step
        for _ in range(60):
            mid = (out + inside) / 2
            out, inside = (mid, inside) if acceptability(mid) < alpha else (out, mid)
        ends.append(inside)
    return tuple(ends)


# ---- corrections -------------------------------------------------------------------------------------------------------

def rates(given):
    test = given["test"]
    k, n = test["positives"], test["positives"] + test["negatives"]
    if "calibration" in given:
        c = given["calibration"]
        return k, n, c["truePositive"], c["truePositive"] + c["falseNegative"], c["trueNegative"], c["trueNegative"] + c["falsePositive"]
    se, sp = given["sensitivity"], given["specificity"]
    if "known" in se and "known" in sp:
        return k, n, se["known"], math.inf, sp["known"], math.inf
    return k, n, se["successes"], se["size"], sp["successes"], sp["size"]


def rogan_gladen(given):
    k, n, x1, m1, x0, m0 = rates(given)
    known = math.isinf(m1)
    se, sp = (x1, x0) if known else (x1 / m1, x0 / m0)
    j = se + sp - 1
    if j <= 0:
        return {"lower": 0.0, "upper": 1.0}
    raw = (k / n + sp - 1) / j
    out = {"point": clip(raw), "unclamped": raw, "youden": j}
    if known:
        if "interval" in given:
            low, high = one_proportion(k, n, given["level"], given["interval"])
            out.update(lower=clip((low + sp - 1) / j), upper=clip((high + sp - 1) / j))
        return out
    parts = {"test": k / n * (1 - k / n) / n, "specificity": (1 - raw) ** 2 * sp * (1 - sp) / m0, "sensitivity": raw**2 * se * (1 - se) / m1}
    total = sum(parts.values())
    error = math.sqrt(total) / j
    z = z_of(given["level"])
    out.update(standardError=error, lower=clip(raw - z * error), upper=clip(raw + z * error))
    if total:
        out["varianceShares"] = {name: v / total for name, v in parts.items()}
    return out


def smoothed(given):
    k, n, x1, m1, x0, m0 = rates(given)
    z = z_of(given["level"])
    return ((k + z * z / 2) / (n + z * z), n + z * z, (x1 + 1) / (m1 + 2), m1 + 2, (x0 + 1) / (m0 + 2), m0 + 2, z)


def lang_reiczigel(given):
    out = rogan_gladen(given)
    out = {key: out[key] for key in ("point", "unclamped") if key in out}
    p, n, se, m1, sp, m0, z = smoothed(given)
    j = se + sp - 1
    if not out or j <= 0:
        return {**out, "lower": 0.0, "upper": 1.0}
    t = (p + sp - 1) / j
    v1, v0 = se * (1 - se) / m1, sp * (1 - sp) / m0
    shift = 2 * z * z * (t * v1 - (1 - t) * v0)
    error = math.sqrt(p * (1 - p) / n + (1 - t) ** 2 * v0 + t * t * v1) / j
    return {**out, "lower": clip(t + shift - z * error), "upper": clip(t + shift + z * error), "smoothedPoint": t, "shift": shift, "smoothedStandardError": error}


def fieller(given):
    if given["interval"] == "fieller":
        p, n, se, m1, sp, m0, z = smoothed(given)
    else:
        k, n, x1, m1, x0, m0 = rates(given)
        p, se, sp, z = k / n, x1 / m1, x0 / m0, z_of(given["level"])
    top, j, v0 = p + sp - 1, se + sp - 1, sp * (1 - sp) / m0
    a = j * j - z * z * (v0 + se * (1 - se) / m1)
    b = top * j - z * z * v0
    c = top * top - z * z * (p * (1 - p) / n + v0)
    root = math.sqrt(b * b - a * c)
    return {"lower": clip((b - root) / a), "upper": clip((b + root) / a), "bounded": a > 0, "a": a, "b": b, "c": c}


def youden(given):
    c, level = given["calibration"], given["level"]
    x1, m1 = c["truePositive"], c["truePositive"] + c["falseNegative"]
    x0, m0 = c["trueNegative"], c["trueNegative"] + c["falsePositive"]
    se, fpr = x1 / m1, (m0 - x0) / m0
    if given["interval"] == "wald":
        h = z_of(level) * math.sqrt(se * (1 - se) / m1 + fpr * (1 - fpr) / m0)
        return {"point": se - fpr, "lower": se - fpr - h, "upper": se - fpr + h}
    (l1, u1), (l2, u2) = one_proportion(x1, m1, level, "wilson"), one_proportion(m0 - x0, m0, level, "wilson")
    d = se - fpr
    return {"point": d, "lower": d - math.hypot(se - l1, u2 - fpr), "upper": d + math.hypot(u1 - se, fpr - l2)}


def mover_difference(given):
    a, b = given["a"], given["b"]
    d = a["point"] - b["point"]
    return {"difference": d, "lower": d - math.hypot(a["point"] - a["lower"], b["upper"] - b["point"]),
            "upper": d + math.hypot(a["upper"] - a["point"], b["point"] - b["lower"])}


def identified_set(given):
    p, se, sp = given["rate"], given["sensitivity"], given["specificity"]
    return {"lower": 0.0, "upper": min(1.0, p / se)} if given["missing"] == "specificity" else {"lower": max(0.0, 1 - (1 - p) / sp), "upper": 1.0}


# ---- the posterior as a finite mixture of Beta distributions ------------------------------------------------------------

def posterior(given):
    """Untruncated posterior of the pass rate, exact up to rounding.

    With S of the n test items truly positive, theta given S is Beta(a+S, b+n-S); the weight of S is a double sum of
    positive terms over (i, j), the true positives among the k judge-passes and among the n-k judge-fails.
    """
    k, n, x1, m1, x0, m0 = rates(given)
    if k * (n - k) > 3_000_000:
        return {}
    a, b = given["prior"]["passRate"]
    lg = math.lgamma

    def joint(pairs, x, m, prior, known):
        """ln E[q^i (1-q)^j] for the rate's posterior."""
        if known:
            return [(i * math.log(x) if i else 0.0) + (j * (math.log1p(-x) if x < 1 else -math.inf) if j else 0.0) for i, j in pairs]
        c, d = x + prior[0], m - x + prior[1]
        base = lg(c + d) - lg(c) - lg(d)
        return [base + lg(c + i) + lg(d + j) - lg(c + d + i + j) for i, j in pairs]

    known1, known0 = math.isinf(m1), math.isinf(m0)
    weights = [[] for _ in range(n + 1)]
    for i in range(k + 1):
        pairs = [(i, j) for j in range(n - k + 1)]
        up = joint(pairs, x1, m1, given["prior"]["sensitivity"], known1)
        down = joint([(n - k - j, k - i) for i, j in pairs], x0, m0, given["prior"]["specificity"], known0)
        head = lg(k + 1) - lg(i + 1) - lg(k - i + 1)
        for (_, j), u, v in zip(pairs, up, down):
            weights[i + j].append(head + lg(n - k + 1) - lg(j + 1) - lg(n - k - j + 1) + u + v)
    logs = []
    for s, w in enumerate(weights):
        top = max(w)
        logs.append(-math.inf if top == -math.inf else top + math.log(math.fsum(math.exp(v - top) for v in w)) + lg(a + s) + lg(b + n - s))
    top = max(logs)
    w = [math.exp(v - top) for v in logs]
    total = math.fsum(w)
    w = [v / total for v in w]
    size = a + b + n
    mean = math.fsum(v * (a + s) / size for s, v in enumerate(w))
    square = math.fsum(v * (a + s) * (a + s + 1) / (size * (size + 1)) for s, v in enumerate(w))

    def cdf(x):
        return math.fsum(v * beta_cdf(a + s, b + n - s, x) for s, v in enumerate(w) if v > 1e-18)

    out = {"mean": mean, "standardDeviation": math.sqrt(square - mean * mean),
           "probabilityAbove": {"0.5": 1 - cdf(0.5), "0.7": 1 - cdf(0.7)}}
    # a quantile is checked through the distribution function: probability error over density = error of the quantile
    out["quantile"] = lambda x, p: x - (cdf(x) - p) / max(1e-300, math.fsum(
        v * math.exp(lg(size) - lg(a + s) - lg(b + n - s) + (a + s - 1) * math.log(x) + (b + n - s - 1) * math.log1p(-x)) for s, v in enumerate(w)))
    return out


# ---- comparison --------------------------------------------------------------------------------------------------------

ROUNDING = 2e-12    # what this script's own double arithmetic is good for


def kind(file, case):
    given = case["input"]
    interval = given.get("interval")
    if file.startswith("judge/youden"):
        return youden(given)
    if file.startswith("judge/naive-bias"):
        se, sp, t = given["sensitivity"], given["specificity"], given["rate"]
        return {"naiveBias": (1 - sp) * (1 - t) - (1 - se) * t}
    if file.startswith("asymmetric-error/identified-set"):
        return identified_set(given)
    if interval == "mover-difference":
        return mover_difference(given)
    if interval == "lang-reiczigel":
        return lang_reiczigel(given)
    if interval in ("fieller", "fieller-raw"):
        return fieller(given)
    if file.startswith("bayesian/") and not file.endswith("later.json"):
        return posterior(given)
    if file.startswith("rogan-gladen/"):
        if case["expect"].get("partiallyIdentified") or given["test"]["positives"] + given["test"]["negatives"] == 0:
            return None
        return rogan_gladen(given)
    if file.startswith("naive/"):
        k, n = given["test"]["positives"], given["test"]["positives"] + given["test"]["negatives"]
        if n == 0:
            return None
        low, high = one_proportion(k, n, given["level"], interval)
        return {"point": k / n, "lower": low, "upper": high}
    if file.startswith("labels-only/"):
        c = given["calibration"]
        k = c["truePositive"] + c["falseNegative"]
        n = k + c["falsePositive"] + c["trueNegative"]
        low, high = one_proportion(k, n, given["level"], interval)
        return {"point": k / n, "lower": low, "upper": high}
    return None


def main():
    bad = checked = figures = 0
    tight = 0.0
    untouched = {}
    for path in sorted(glob.glob(os.path.join(HERE, "*", "*.json"))):
        file = os.path.relpath(path, HERE).replace(os.sep, "/")
        with open(path, encoding="utf-8") as source:
            cases = json.load(source)
        for case in cases:
            mine = kind(file, case)
            if not mine:
                untouched[file] = untouched.get(file, 0) + 1
                continue
            checked += 1
            compare = []
            solver = mine.pop("quantile", None)
            for name, value in case["expect"].items():
                if solver and name in ("median", "lower", "upper"):
                    p = {"median": 0.5, "lower": (1 - case["input"]["level"]) / 2, "upper": (1 + case["input"]["level"]) / 2}[name]
                    compare.append((name, value, solver(value, p)))
                elif isinstance(value, dict):
                    compare += [(name, value[s], mine[name][s]) for s in value if name in mine]
                elif isinstance(value, (int, float)) and name in mine:
                    compare.append((name, value, mine[name]))
            for name, theirs, ours in compare:
                figures += 1
                agree = case["agree"].get(name, case["agree"]) if isinstance(case["agree"].get(name), dict) else case["agree"]
                room = max(agree.get("absolute", 0.0), agree.get("relative", 0.0) * abs(theirs)) + ROUNDING
                off = abs(theirs - ours)
                if case["use"].startswith("match") and room < 1e-9:
                    tight = max(tight, off)
                if not off <= room:
                    bad += 1
                    print(f"DISAGREES {case['id']} {name}: figure {theirs!r}, recomputed {ours!r}, off {off:.2e}, allowed {room:.1e}")
    print(f"{checked} cases, {figures} figures recomputed, {bad} disagree; largest difference among the sharp ones {tight:.1e}")
    for file, count in untouched.items():
        print(f"not recomputed: {count:3} of {file}")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
