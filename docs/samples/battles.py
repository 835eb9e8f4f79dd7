"""Makes battles.csv, the same file every time: five systems on 240 prompts, three battles on each.

People prefer by quality. The judge agrees with them often, and likes the long answers of "verbose" more than people do. People decided the
battles of 100 prompts, drawn by lot.
"""
import math
import os
import random

HERE = os.path.dirname(os.path.abspath(__file__))
QUALITY = {"base": -1.5, "tuned": 0.2, "tuned-2": 0.3, "verbose": -0.3, "large": 1.3}
TIE = 0.2


def outcome(draw, difference):
    """A tie in a fifth of the battles; "both_bad" is one of two kinds of it."""
    if draw.random() < TIE:
        return "tie" if draw.random() < 0.7 else "both_bad"
    return "a" if draw.random() < 1 / (1 + math.exp(-difference)) else "b"


def main():
    draw = random.Random(20261129)
    systems = list(QUALITY)
    labelled = set(draw.sample(range(240), 100))
    with open(os.path.join(HERE, "battles.csv"), "w", newline="\n", encoding="utf-8") as file:
        file.write("question_id,model_a,model_b,verdict,label\n")
        for prompt in range(240):
            skill = {name: quality + draw.gauss(0, 0.4) for name, quality in QUALITY.items()}
            for _ in range(3):
                a, b = draw.sample(systems, 2)
                difference = skill[a] - skill[b]
                human = outcome(draw, difference)
                favour = (a == "verbose") - (b == "verbose")
                judge = human if draw.random() < 0.5 else outcome(draw, difference + 2.5 * favour)
                file.write(f"{prompt + 1},{a},{b},{judge},{human if prompt in labelled else ''}\n")


main()
