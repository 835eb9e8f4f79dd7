"""Makes confidence.csv from a fixed seed: python3 docs/samples/confidence.py [FOLDER] [SEED]."""
import csv
import random
import sys
from pathlib import Path


def rows(draw):
    """Answers that a judge passes or fails, saying how sure it is; it is surer than it is right, and right more often when sure."""
    read = set(draw.sample(range(600), 240))
    for i in range(600):
        sure = round(0.5 + 0.5 * draw.random() ** 0.5, 2)
        is_right = draw.random() < 0.45 + 0.53 * ((sure - 0.5) / 0.5) ** 0.8
        passes = draw.random() < 0.65
        label = passes == is_right
        yield [f"a{i + 1:03}", "pass" if passes else "fail", f"{sure:.2f}", ("pass" if label else "fail") if i in read else ""]


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent)
    draw = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 11)
    with open(folder / "confidence.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "verdict", "confidence", "label"])
        writer.writerows(rows(draw))


main()
