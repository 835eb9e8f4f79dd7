#!/usr/bin/env python3
"""Figures for the family of runs: the mean over items of the share of runs that an item passes, by nested bisection in mpmath.

    python3 runs/generate.py           # 20 s; rewrites catalogue.json and one-sided.json

Written from kernels.md 2.2 and 2.3 for one stratum without unlabelled items; shares no code with the library. Before it writes it
recomputes the cases of one stratum that other folders have from another source.
"""
import json
import os

from mpmath import erfinv, log, mp, mpf, sqrt

mp.dps = 40
HERE = os.path.dirname(os.path.abspath(__file__))

# How many runs of each item passed, and how many it has.
CASES = {
    "runs-3": [(0, 3)] * 4 + [(1, 3)] * 6 + [(2, 3)] * 9 + [(3, 3)] * 21,
    "runs-unequal": [(0, 2), (1, 2), (2, 2), (2, 2), (1, 4), (3, 4), (4, 4), (4, 4), (5, 5), (2, 5), (0, 1), (1, 1)],
    "runs-all-passed": [(4, 4)] * 25,
    "runs-one-lost": [(5, 5)] * 29 + [(4, 5)],
}


def quantile(tail):
    return sqrt(mpf(2)) * erfinv(1 - 2 * mpf(tail))


def bisect(falls, low, high):
    """Where a function that falls crosses 0."""
    for _ in range(140):
        middle = (low + high) / 2
        low, high = (middle, high) if falls(middle) > 0 else (low, middle)
    return (low + high) / 2


def drop(counts, t):
    """Twice the fall of the multinomial log-likelihood, the mean held at t: x_c/n becomes x_c/(n + m (s_c − t))."""
    n = sum(x for _, x in counts)
    # Every cell is positive while the divisors are: t lies between the smallest and the largest value.
    top, bottom = max(s for s, _ in counts), min(s for s, _ in counts)
    least, most = -n / (top - t), n / (t - bottom)
    m = bisect(lambda m: sum(x * (s - t) / (n + m * (s - t)) for s, x in counts), least, most)
    return 2 * sum(x * log((n + m * (s - t)) / n) for s, x in counts if x > 0)


def moved(counts):
    """Half a count goes from the largest observed values to 0."""
    left, result = mpf(1) / 2, dict(counts)
    for s in sorted(result, reverse=True):
        if s == 0 or left == 0:
            continue
        step = min(left, result[s])
        result[s] -= step
        left -= step
        result[mpf(0)] = result.get(mpf(0), mpf(0)) + step
    return sorted((s, x) for s, x in result.items() if x > 0)


def lower(counts, z2, move=True):
    if all(x == 0 for s, x in counts.items() if s > 0):
        return mpf(0)
    cells = moved(counts) if move else sorted((s, x) for s, x in counts.items() if x > 0)
    if all(s == 0 for s, _ in cells):
        return mpf(0)
    if cells[0][0] > 0:
        cells = [(mpf(0), mpf(0))] + cells
    mean = sum(s * x for s, x in cells) / sum(x for _, x in cells)
    return bisect(lambda t: drop(cells, t) - z2, mpf(10) ** -30, mean)


def one_sided(counts, error):
    limit = lower(counts, quantile(mpf(9) / 10 * error) ** 2)
    if all(x == 0 for s, x in counts.items() if s < 1):
        # Nothing below the top: never above the limit of the counts as they are, n ln t = ln α'.
        n = sum(counts.values())
        limit = min(limit, (mpf(9) / 10 * error) ** (1 / n))
    return limit


def mirrored(counts):
    return {1 - s: x for s, x in counts.items()}


def two_sided(counts, level):
    z2 = quantile((1 - mpf(level)) / 2) ** 2
    return lower(counts, z2), 1 - lower(mirrored(counts), z2)


def check():
    """One stratum from elsewhere."""
    for name in ("scores", "iterations", "bias"):
        for case in json.load(open(os.path.join(HERE, "..", name, "catalogue.json"), encoding="utf-8")):
            given = case["input"]
            if len(given["labelled"]) > 1:
                continue
            a, b = given.get("range", [0, 1])
            counts = {(mpf(v) - a) / (b - a): mpf(x) for v, x in zip(given["values"], given["labelled"][0])}
            found = [a + (b - a) * limit for limit in two_sided(counts, repr(given["level"]))]
            off = max(abs(found[0] - case["expect"]["lower"]), abs(found[1] - case["expect"]["upper"]))
            print(f"{case['id']}: off by {float(off):.1e}")
            assert off < 1e-12


def main():
    check()
    catalogue, limits = [], []
    for name, runs in CASES.items():
        counts = {mpf(0): mpf(0), mpf(1): mpf(0)}
        for passed, of in runs:
            share = mpf(passed) / of
            counts[share] = counts.get(share, mpf(0)) + 1
        n = len(runs)
        mean = sum(s * x for s, x in counts.items()) / n
        error = sqrt(sum(x * (s - mean) ** 2 for s, x in counts.items())) / n
        order = sorted(counts)
        source = "own, runs/generate.py: shares of (passed, runs) " + ", ".join(
            f"{runs.count(pair)} x {pair[0]}/{pair[1]}" for pair in sorted(set(runs), key=lambda pair: (pair[1], pair[0])))
        given = {"values": [float(s) for s in order], "labelled": [[int(counts[s]) for s in order]], "unlabelled": [0], "design": "random"}
        shape = {"agree": {"absolute": 1e-10}, "use": "match"}
        for level in ("0.95", "0.9"):
            ends = two_sided(counts, level)
            catalogue.append({
                "id": f"runs/{name}//{level}", "source": source, "input": {**given, "level": float(level)},
                "expect": {"point": float(mean), "standardError": float(error), "lower": float(ends[0]), "upper": float(ends[1])}, **shape})
        limits.append({
            "id": f"runs/{name}", "source": source, "input": {**given, "level": 0.95},
            "expect": {"lower": float(one_sided(counts, mpf("0.05"))), "upper": float(1 - one_sided(mirrored(counts), mpf("0.05")))},
            **shape})
    for name, cases in (("catalogue", catalogue), ("one-sided", limits)):
        with open(os.path.join(HERE, f"{name}.json"), "w", encoding="utf-8") as file:
            file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")


main()
