"""Makes iterations.csv, ten-judges.csv and second-labels.csv, from a fixed seed: python3 docs/samples/judges.py [FOLDER]"""

import csv
import pathlib
import random
import sys

SECTIONS = {"facts": 60, "maths": 45, "style": 40, "code": 30, "safety": 20}
RIGHT = [147, 152, 159, 163, 169, 173]    # of 195 items, by version


def iterations(random_numbers):
    """The judge's prompt under six versions: each mends some items and breaks a few."""
    sections = [section for section, items in SECTIONS.items() for _ in range(items)]
    labels = [int(random_numbers.random() < 0.6) for _ in sections]
    first = set(random_numbers.sample(range(len(sections)), RIGHT[0]))
    right = [i in first for i in range(len(sections))]
    for version, wanted in enumerate(RIGHT):
        if version > 0:
            broken = random_numbers.sample([i for i, is_right in enumerate(right) if is_right], 4)
            for i in broken:
                right[i] = False
            wrong = [i for i, is_right in enumerate(right) if not is_right and i not in broken]
            for i in random_numbers.sample(wrong, wanted - sum(right)):
                right[i] = True
        for i, (section, label) in enumerate(zip(sections, labels)):
            verdict = label if right[i] else 1 - label
            yield [i + 1, section, version, verdict, label]


def ten_judges(random_numbers):
    """Ten judges on the same 120 items: hard items are hard for all of them."""
    for i in range(120):
        label = int(random_numbers.random() < 0.6)
        is_hard = random_numbers.random() < 0.25
        verdicts = []
        for judge in range(10):
            error = (0.45 if is_hard else 0.08) + 0.008 * (judge % 4)
            verdicts.append(1 - label if random_numbers.random() < error else label)
        yield [i + 1, label, *verdicts]


def second_labels(random_numbers):
    """Forty people label four items each, and again two weeks later: both agree, only the judge, only the second label, neither."""
    agrees = [(True, True)] * 100 + [(True, False)] * 10 + [(False, True)] * 30 + [(False, False)] * 20
    labels = ["pass"] * 96 + ["fail"] * 64
    random_numbers.shuffle(agrees)
    random_numbers.shuffle(labels)
    other = {"pass": "fail", "fail": "pass"}
    for i, ((judge, second), label) in enumerate(zip(agrees, labels)):
        yield [f"q{i + 1}", f"p{i % 40 + 1}", label if judge else other[label], label, label if second else other[label]]


def write(path, header, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent)
    write(folder / "iterations.csv", ["id", "section", "version", "verdict", "label"], iterations(random.Random(7)))
    write(folder / "ten-judges.csv", ["id", "label", *"abcdefghij"], ten_judges(random.Random(11)))
    write(folder / "second-labels.csv", ["id", "person", "verdict", "label", "again"], second_labels(random.Random(18)))
