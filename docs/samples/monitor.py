"""Makes weekly.csv, anchors.csv and upgrade.csv, from a fixed seed: python3 docs/samples/monitor.py [FOLDER]"""

import csv
import pathlib
import random
import sys

WEEKS = 12
ITEMS = 60         # a week
LABELS = 15        # of them, drawn by lot
REPLACED = 9       # the first week of the new judge
PASS_RATE = 0.82
ANCHORS = 40
RUNS = [3, 6, 9, 12]
OLD = (0.94, 0.80)    # sensitivity and specificity
NEW = (0.80, 0.84)


def verdict(label, judge, numbers):
    right = numbers.random() < judge[0 if label == "pass" else 1]
    return label if right else {"pass": "fail", "fail": "pass"}[label]


def weekly(numbers):
    """The answers of twelve weeks; in week 9 another version of the judge takes over."""
    for week in range(1, WEEKS + 1):
        judge = OLD if week < REPLACED else NEW
        labelled = set(numbers.sample(range(ITEMS), LABELS))
        for i in range(ITEMS):
            label = "pass" if numbers.random() < PASS_RATE else "fail"
            name = "v1" if week < REPLACED else "v2"
            yield [f"w{week}-{i + 1}", week, name, verdict(label, judge, numbers), label if i in labelled else ""]


def anchors(numbers):
    """Forty labelled items that the judge judged once at the beginning, and again in weeks 3, 6, 9 and 12."""
    labels = ["pass" if i % 2 == 0 else "fail" for i in range(ANCHORS)]
    first = [verdict(label, OLD, numbers) for label in labels]
    for week in RUNS:
        now = list(first)
        if week < REPLACED:
            flipped = numbers.sample(range(ANCHORS), 2)
        else:
            # The new version is stricter: it fails answers that the old one passed, rightly.
            flipped = [i for i in range(ANCHORS) if labels[i] == "pass" and first[i] == "pass"][: 12 if week == 9 else 14]
        for i in flipped:
            now[i] = {"pass": "fail", "fail": "pass"}[now[i]]
        for i, label in enumerate(labels):
            yield [f"anchor-{i + 1}", week, label, now[i], first[i]]


def upgrade(numbers):
    """Two hundred labelled items under the old judge and the new one, which is right more often."""
    for i in range(200):
        label = "pass" if i % 5 < 3 else "fail"
        old = verdict(label, (0.84, 0.82), numbers)
        is_kept = numbers.random() < 0.6
        yield [i + 1, label, old, old if is_kept else verdict(label, (0.97, 0.90), numbers)]


def write(path, header, rows):
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    write(folder / "weekly.csv", ["id", "week", "judge_version", "verdict", "label"], weekly(random.Random(11)))
    write(folder / "anchors.csv", ["id", "week", "label", "verdict", "first"], anchors(random.Random(5)))
    write(folder / "upgrade.csv", ["id", "label", "old", "new"], upgrade(random.Random(23)))


main()
