#!/usr/bin/env python3
"""Makes the two samples of dependent items, runs.csv and conversations.csv: made up, from a seed.

    python3 docs/samples/dependent.py [FOLDER [SEED]]

writes them into FOLDER (by itself the folder of this script) with SEED (by itself 1). Standard library only. By construction
the pass rate behind either file is 0.7.
"""

import csv
import pathlib
import random
import sys


def runs(draw: random.Random):
    """200 answers, 7 in 10 good, each judged three times; 60 have a label. Of 20 answers the judge is right about 13 in every
    run, wrong about 2 in every run, and tosses a coin in each run on 5."""
    yield ["id", "run", "verdict", "label"]
    for item in range(1, 201):
        good, kind = draw.random() < 0.7, draw.random()
        passes = 0.5 if kind > 0.75 else 1.0 if (kind < 0.65) == good else 0.0
        label = ("pass" if good else "fail") if item % 10 in (0, 3, 7) else ""
        for run in (1, 2, 3):
            yield [f"a{item}", run, "pass" if draw.random() < passes else "fail", label]


def conversations(draw: random.Random):
    """60 conversations of 4 to 12 turns, 20 of them labelled throughout. In 2 of 3 conversations 9 turns in 10 are good, in the
    others 3 in 10. In half of the conversations the judge is lenient (it passes 19 of 20 good turns and 9 of 20 bad ones), in the
    others strict (15 of 20 and 1 of 20)."""
    yield ["id", "conversation", "verdict", "label"]
    for conversation in range(1, 61):
        goes_well, lenient = draw.random() < 2 / 3, draw.random() < 0.5
        for turn in range(1, 5 + int(9 * draw.random())):
            good = draw.random() < (0.9 if goes_well else 0.3)
            passes = (0.95 if good else 0.45) if lenient else (0.75 if good else 0.05)
            verdict = "pass" if draw.random() < passes else "fail"
            label = ("pass" if good else "fail") if conversation % 3 == 0 else ""
            yield [f"c{conversation}-{turn}", f"c{conversation}", verdict, label]


def main(folder: str, seed: int) -> None:
    for name, rows in {"runs.csv": runs, "conversations.csv": conversations}.items():
        with (pathlib.Path(folder) / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows(random.Random(seed)))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(pathlib.Path(__file__).parent), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
