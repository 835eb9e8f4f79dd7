#!/usr/bin/env python3
"""Makes the sample files: label x verdict counts of the project's real judgments.

    python3 docs/samples/aggregate.py FOLDER

reads FOLDER/*.csv, a row for each judgment, and writes *-counts.csv beside this script. Standard library only. Rows that agree in
every column below become one row with their number in `count`; rows without a verdict or a label keep the empty cell,
so that the sum of `count` is the number of rows of the source and nothing is lost.
"""

import csv
import pathlib
import sys
from collections import Counter

SAMPLES = {
    "nq301-counts.csv": ("nq301_qa.csv", ["judge", "system"]),
    "nq301-clusters.csv": ("nq301_qa.csv", ["judge", "cluster"]),
    "llmbar-counts.csv": ("llmbar_swap.csv", ["judge", "system", "stratum"]),
    "arena-counts.csv": ("arena_opus4.csv", ["judge", "system", "position"]),
}
LAST = ["cal", "truth", "verdict"]

# Four systems' answers to the same questions, one row an answer, for comparisons of pairs.
PAIRS = ["EMDR2", "FiD", "text-davinci-003_fewshot-n64", "DPR"]


def aggregate(source: pathlib.Path, keys: list[str]) -> Counter:
    with source.open(encoding="utf-8", newline="") as file:
        return Counter(tuple(row[column] for column in keys + LAST) for row in csv.DictReader(file))


def main(folder: str) -> None:
    here = pathlib.Path(__file__).parent
    for target, (source, keys) in SAMPLES.items():
        counts = aggregate(pathlib.Path(folder) / source, keys)
        with (here / target).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(keys + LAST + ["count"])
            # Order of first appearance: the groups come out as they do from the source.
            for cells, count in counts.items():
                writer.writerow([*cells, count])
        print(f"{target}: {len(counts)} rows for {sum(counts.values())} judgments")
    pairs(pathlib.Path(folder) / "nq301_qa.csv", here / "nq301-pairs.csv")


def pairs(source: pathlib.Path, target: pathlib.Path) -> None:
    with source.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["judge"] == "gpt-4" and row["system"] in PAIRS]
    rows.sort(key=lambda row: PAIRS.index(row["system"]))
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["question", "system", "verdict", "label", "cal"])
        for row in rows:
            writer.writerow([row["cluster"], row["system"], row["verdict"], row["truth"], row["cal"]])
    print(f"{target.name}: {len(rows)} rows")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
