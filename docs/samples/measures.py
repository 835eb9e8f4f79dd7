"""Makes rubric.csv, pairs.csv, panel.csv, grades.csv and two-rubrics.csv from a fixed seed:
python3 docs/samples/measures.py [FOLDER] [SEED]."""
import csv
import random
import sys
from pathlib import Path


def write(folder, name, header, rows):
    with open(folder / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def labelled(draw, items, count):
    """The items that people read: a random sample."""
    return set(draw.sample(range(items), count))


def rubric(draw):
    """Answers graded 1 to 5; the judge is generous by half a point and off by one now and then."""
    read = labelled(draw, 400, 80)
    for i in range(400):
        person = draw.choices([1, 2, 3, 4, 5], [0.1, 0.15, 0.25, 0.3, 0.2])[0]
        judge = min(5, max(1, person + draw.choices([-1, 0, 1, 2], [0.1, 0.45, 0.35, 0.1])[0]))
        yield [f"a{i + 1:03}", judge, person if i in read else ""]


def pairs(draw):
    """Two assistants on the same prompts, each pair shown in both orders to a judge that likes the first place."""
    read = labelled(draw, 300, 90)
    for i in range(300):
        person = draw.choices(["new", "tie", "old"], [0.45, 0.2, 0.35])[0]
        for order in ["new-old", "old-new"]:
            first = "new" if order == "new-old" else "old"
            leaning = draw.random()
            judge = first if leaning < 0.2 else person if leaning < 0.85 else draw.choice(["new", "tie", "old"])
            yield [f"p{i + 1:03}", order, judge, person if i in read else ""]


def panel(draw):
    """Three judges who err together on hard answers; the third did not answer now and then."""
    read = labelled(draw, 500, 100)
    for i in range(500):
        person = draw.random() < 0.7
        error = 0.4 if draw.random() < 0.2 else 0.1
        votes = [person != (draw.random() < error) for _ in range(3)]
        words = ["pass" if vote else "fail" for vote in votes]
        if draw.random() < 0.04:
            words[2] = ""
        yield [f"t{i + 1:03}", *words, ("pass" if person else "fail") if i in read else ""]


def grades(draw):
    """Answers that are right, partly right or wrong; the judge could not be parsed now and then."""
    read = labelled(draw, 400, 120)
    words = ["right", "partly", "wrong"]
    for i in range(400):
        person = draw.choices(words, [0.5, 0.3, 0.2])[0]
        judge = person if draw.random() < 0.75 else draw.choice(words)
        yield [f"q{i + 1:03}", "" if draw.random() < 0.05 else judge, person if i in read else ""]


def two_rubrics(draw):
    """Two versions that answered the same questions, graded 1 to 5; the judge likes both too much, and the old one a little more."""
    read = labelled(draw, 240, 60)
    grade = lambda value: min(5, max(1, round(value)))
    for i in range(240):
        question = draw.gauss(3.2, 0.9)
        for version, gain, liked in [("new", 0.35, 0.3), ("old", 0, 0.5)]:
            person = grade(question + gain + draw.gauss(0, 0.5))
            judge = grade(person + liked + draw.gauss(0, 0.6))
            yield [f"r{i + 1:03}", version, judge, person if i in read else ""]


def main(folder=Path(__file__).parent, seed="7"):
    folder = Path(folder)
    draw = random.Random(int(seed))
    write(folder, "rubric.csv", ["id", "verdict", "label"], rubric(draw))
    write(folder, "pairs.csv", ["id", "order", "verdict", "label"], pairs(draw))
    write(folder, "panel.csv", ["id", "judge_a", "judge_b", "judge_c", "label"], panel(draw))
    write(folder, "grades.csv", ["id", "verdict", "label"], grades(draw))
    write(folder, "two-rubrics.csv", ["id", "version", "verdict", "label"], two_rubrics(draw))


if __name__ == "__main__":
    main(*sys.argv[1:])
