"""Figures of docs/samples for MeasureTests, by code of its own: strata by hand, limits by nested bisection of the profile likelihood
(methods/kernels.md 2). Plain Python: python3 tests/LlmJudgeStats.Tool.Tests/Measures/oracle.py"""
import csv
import math
from pathlib import Path
from statistics import NormalDist

SAMPLES = Path(__file__).parents[3] / "docs" / "samples"


def bisect(low, high, is_low, steps=70):
    for _ in range(steps):
        middle = (low + high) / 2
        low, high = (middle, high) if is_low(middle) else (low, middle)
    return (low + high) / 2


def restricted(table, values, unlabelled, t):
    """The log-likelihood at its maximum with mean t, below the free one; the smallest value is 0 and has counts where labels are."""
    total = sum(map(sum, table)) + sum(unlabelled)

    def cells(multiplier):
        whole = total - multiplier * t
        rows = []
        for row, rest in zip(table, unlabelled):
            if sum(row) == 0:
                rows.append([rest / whole if value == 0 else 0.0 for value in values])
                continue
            share = lambda e: sum(x / (e + multiplier * s) for x, s in zip(row, values) if x > 0)
            e = whole if rest == 0 else bisect(0.0, whole, lambda e: rest / (whole - e) < share(e) if e > 0 else True)
            rows.append([x / (e + multiplier * s) if x > 0 else 0.0 for x, s in zip(row, values)])
        return rows

    mean = lambda rows: sum(q * s for row in rows for q, s in zip(row, values))
    rows = cells(bisect(0.0, total / t, lambda multiplier: mean(cells(multiplier)) > t))
    likelihood = lambda rows: sum(
        sum(x * math.log(q) for x, q in zip(counts, row) if x > 0) + (rest * math.log(sum(row)) if rest > 0 else 0.0)
        for counts, rest, row in zip(table, unlabelled, rows))
    return likelihood(rows)


def free(table, unlabelled):
    total = sum(map(sum, table)) + sum(unlabelled)
    value = 0.0
    for row, rest in zip(table, unlabelled):
        size = sum(row) + rest
        value += size * math.log(size / total) if size > 0 else 0.0
        value += sum(x * math.log(x / sum(row)) for x in row if x > 0)
    return value


def lower(table, values, unlabelled, z, power=1.5):
    """The lower limit of the corrected profile with labels at random; values begin with 0 and end with 1."""
    if not any(x > 0 and s > 0 for row in table for x, s in zip(row, values)):
        return 0.0
    total = sum(map(sum, table)) + sum(unlabelled)
    sigma = [(sum(row) + rest) / total / (sum(row) + 1) for row, rest in zip(table, unlabelled)]
    moved = []
    for row, one in zip(table, sigma):
        row = list(map(float, row))
        left = (one / sum(sigma)) ** power / 2 if sum(row) > 0 else 0.0
        for c in range(len(row) - 1, 0, -1):
            taken = min(left, row[c])
            row[c] -= taken
            row[0] += taken
            left -= taken
        moved.append(row)
    mean = sum((sum(row) + rest) / total * sum(x * s for x, s in zip(row, values)) / sum(row)
               for row, rest in zip(moved, unlabelled) if sum(row) > 0)
    best = free(moved, unlabelled)
    return bisect(0.0, mean, lambda t: t <= 1e-12 or 2 * (best - restricted(moved, values, unlabelled, t)) > z * z)


def limits(table, values, unlabelled, level=0.95, power=1.5):
    z = NormalDist().inv_cdf((1 + level) / 2)
    mirrored = [list(reversed(row)) for row in table]
    upper = 1 - lower(mirrored, [1 - s for s in reversed(values)], unlabelled, z, power)
    total = sum(map(sum, table)) + sum(unlabelled)
    point = sum((sum(row) + rest) / total * sum(x * s for x, s in zip(row, values)) / sum(row) for row, rest in zip(table, unlabelled))
    return point, lower(table, values, unlabelled, z, power), upper


def lower_of_groups(table, values, z):
    """The same of two groups that count one half each: only labels are read; the weights are declared (kernels.md 2.3)."""
    sizes = [sum(row) for row in table]
    has_more = [any(x > 0 and s > 0 for x, s in zip(row, values)) for row in table]
    if not any(has_more):
        return 0.0
    sigma = [0.5 / (size + 1) for size in sizes]
    moved = []
    for row, one in zip(table, sigma):
        row = list(map(float, row))
        left = one / sum(sigma) / 2
        for c in range(len(row) - 1, 0, -1):
            taken = min(left, row[c])
            row[c] -= taken
            row[0] += taken
            left -= taken
        moved.append(row)
    mean = sum(0.5 * sum(x * s for x, s in zip(row, values)) / sum(row) for row in moved)
    top = sum(sum(x * math.log(0.5 * x / sum(row)) for x in row if x > 0) for row in moved)

    def drop(t):
        def cells(multiplier):
            result = []
            for row in moved:
                held = lambda e: sum(x / (e + multiplier * s) for x, s in zip(row, values) if x > 0)
                e = bisect(0.0, 4 * sum(row) + 1, lambda e: held(e) > 0.5 if e > 0 else True)
                result.append([x / (e + multiplier * s) if x > 0 else 0.0 for x, s in zip(row, values)])
            return result

        average = lambda rows: sum(q * s for row in rows for q, s in zip(row, values))
        rows = cells(bisect(0.0, 1e6, lambda multiplier: average(cells(multiplier)) > t, 90))
        return 2 * (top - sum(x * math.log(q) for counts, row in zip(moved, rows) for x, q in zip(counts, row) if x > 0))

    return bisect(0.0, mean, lambda t: t <= 1e-12 or drop(t) > z * z)


def difference_of_groups(first, second, low, high, level=0.95):
    """The mean of the first less that of the second, from two lists of labels."""
    width = high - low
    steps = sorted({(y - low) / width for y in first} | {(high - y) / width for y in second} | {0.0, 1.0})
    table = [[sum(abs((y - low) / width - s) < 1e-12 for y in first) for s in steps],
             [sum(abs((high - y) / width - s) < 1e-12 for y in second) for s in steps]]
    z = NormalDist().inv_cdf((1 + level) / 2)
    down = lower_of_groups(table, steps, z)
    up = 1 - lower_of_groups([list(reversed(row)) for row in table], [1 - s for s in reversed(steps)], z)
    point = sum(first) / len(first) - sum(second) / len(second)
    return point, (2 * down - 1) * width, (2 * up - 1) * width


def rows(name):
    with open(SAMPLES / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def tabulate(items, strata, values):
    """Items are (stratum, value or None)."""
    table = [[sum(1 for h, y in items if h == stratum and y == value) for value in values] for stratum in strata]
    return table, [sum(1 for h, y in items if h == stratum and y is None) for stratum in strata]


def bands(scores, fewest):
    """The largest score of each band but the last, from the scores of the labelled items."""
    edges, held, ordered = [], 0, sorted(scores)
    for i, score in enumerate(ordered):
        held += 1
        left = len(ordered) - i - 1
        if held >= fewest and left >= fewest and ordered[i + 1] != score:
            edges.append(score)
            held = 0
    return edges


def show(name, figures, low=0.0, high=1.0):
    print(name, *[f"{low + (high - low) * one:.15g}" for one in figures])


def main():
    show("check win-profile", limits([[2, 3, 20], [3, 8, 4], [17, 2, 1]], [0, 0.5, 1], [380, 100, 260]))

    items = [(float(row["verdict"]), float(row["label"]) if row["label"] else None) for row in rows("rubric.csv")]
    labels = [h for h, y in items if y is not None]
    edges = bands(labels, max(8, math.ceil(len(labels) / 5)))
    print("rubric bands", edges)
    banded = [(sum(h > edge for edge in edges), y) for h, y in items]
    table, rest = tabulate(banded, range(len(edges) + 1), [1, 2, 3, 4, 5])
    print("rubric", table, rest)
    show("rubric mean", limits(table, [0, 0.25, 0.5, 0.75, 1], rest), 1, 5)
    shares = [[sum(row[:3]), sum(row[3:])] for row in table]
    show("rubric share of at least 4", limits(shares, [0, 1], rest))

    worth = {"new": 1, "tie": 0.5, "old": 0}
    both = {}
    for row in rows("pairs.csv"):
        both.setdefault(row["id"], {"label": row["label"]})[row["order"]] = row["verdict"]
    stratum = lambda pair: {"new": 0, "old": 2}.get(pair["new-old"], 1) if pair["new-old"] == pair["old-new"] else 1
    items = [(stratum(pair), worth[pair["label"]] if pair["label"] else None) for pair in both.values()]
    table, rest = tabulate(items, range(3), [0, 0.5, 1])
    print("pairs", table, rest)
    show("pairs win rate", limits(table, [0, 0.5, 1], rest))
    print("pairs consistent", sum(pair["new-old"] == pair["old-new"] for pair in both.values()), "of", len(both))
    first = lambda pair: (worth[pair["new-old"]] + 1 - worth[pair["old-new"]]) / 2
    quarters = [0, 0.25, 0.5, 0.75, 1]
    counts = [[sum(first(pair) == value for pair in both.values()) for value in quarters]]
    show("pairs position bias", limits(counts, quarters, [0]), -0.5, 0.5)

    items = []
    for row in rows("panel.csv"):
        votes = [row[judge] for judge in ["judge_a", "judge_b", "judge_c"] if row[judge]]
        passes = math.floor(3 * votes.count("pass") / len(votes) + 0.5)
        items.append((passes, (1 if row["label"] == "pass" else 0) if row["label"] else None))
    labels = [h for h, y in items if y is not None]
    edges = bands(labels, 5)
    print("panel edges", edges)
    table, rest = tabulate([(sum(h > edge for edge in edges), y) for h, y in items], range(len(edges) + 1), [0, 1])
    print("panel", table, rest)
    show("panel pass rate", limits(table, [0, 1], rest))

    answers = {(row["id"], row["version"]): row for row in rows("two-rubrics.csv")}
    ids = list(dict.fromkeys(key for key, _ in answers))
    changes = []
    for one in ids:
        new, old = answers[one, "new"], answers[one, "old"]
        label = int(new["label"]) - int(old["label"]) if new["label"] and old["label"] else None
        changes.append((int(new["verdict"]) - int(old["verdict"]), label))
    labels = [h for h, y in changes if y is not None]
    edges = bands(labels, max(8, math.ceil(len(labels) / 5)))
    steps = list(range(-4, 5))
    table, rest = tabulate([(sum(h > edge for edge in edges), y) for h, y in changes], range(len(edges) + 1), steps)
    print("change", edges, table, rest)
    show("change of scores", limits(table, [(one + 4) / 8 for one in steps], rest), -4, 4)
    labelled = lambda version: [int(row["label"]) for (_, one), row in answers.items() if one == version and row["label"]]
    print("difference of scores", *[f"{one:.15g}" for one in difference_of_groups(labelled("new"), labelled("old"), 1, 5)])

    words = ["right", "partly", "wrong"]
    items = [(row["verdict"], row["label"] or None) for row in rows("grades.csv")]
    for word in words:
        table, rest = tabulate([(h, None if y is None else int(y == word)) for h, y in items], words + [""], [0, 1])
        show(f"grades share of {word}", limits(table, [0, 1], rest, 1 - 0.05 / 3))


if __name__ == "__main__":
    main()
