"""Makes annotators.csv from a fixed seed: 60 answers, three people who each skip some, and a judge."""
import random

draw = random.Random(18)
grades = ["good", "fair", "bad"]
rows = ["item_id,ann,bob,cy,judge"]
for item in range(60):
    truth = draw.choices(grades, [5, 3, 2])[0]

    def rate(right, missing):
        if draw.random() < missing:
            return ""
        return truth if draw.random() < right else draw.choice(grades)

    rows.append(f"{item},{rate(.85, .1)},{rate(.75, .1)},{rate(.7, .2)},{rate(.9, 0)}")
with open(__file__.replace("annotators.py", "annotators.csv"), "w", encoding="utf-8") as file:
    file.write("\n".join(rows) + "\n")
