#!/usr/bin/env python3
"""Turn the public figures for confidences into the JSON cases that the tests read.

    python3 import_confidence.py SHARED

SHARED is the folder that holds reference/beyond-values.json. Deterministic. Standard library only.
"""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = {"absolute": 1e-10}
CLOSED = {"relative": 1e-12, "absolute": 1e-12}
FLOAT = {"absolute": 1e-9}


def case(folder, entry, given, expect, agree):
    return {"id": f"{folder}/{entry['id']}", "source": f"beyond-values.json {entry['id']}: {entry['source']}; {entry['how']}",
            "input": given, "expect": expect, "agree": agree, "use": "match"}


def brier(entry, expect):
    given = {"values": entry["inputs"]["values"], "labelled": entry["inputs"]["counts"], "unlabelled": [0], "design": "random",
             "level": 0.95}
    return case("confidence", entry, given, expect, ROOT)


def main():
    with open(os.path.join(sys.argv[1], "reference", "beyond-values.json"), encoding="utf-8") as file:
        figures = {entry["id"]: entry for entry in json.load(file)}
    e = figures["brier-1"]["expected"]
    both = {"point": e["point"], "standardError": e["standard_error"], "lower": e["interval_95"][0], "upper": e["interval_95"][1]}
    one = {"lower": e["one_sided_95"][0], "upper": e["one_sided_95"][1]}
    judged = [case("judge-confidence", figures[id], figures[id]["inputs"], figures[id]["expected"],
                   FLOAT if id == "auc-2" else CLOSED if id.startswith("auc") else ROOT) for id in ("auc-1", "auc-2", "selective-1")]
    for name, cases in (("confidence/catalogue", [brier(figures["brier-1"], both)]),
                        ("confidence/one-sided", [brier(figures["brier-1"], one)]), ("judge-confidence/catalogue", judged)):
        path = os.path.join(HERE, name + ".json")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write("[\n" + ",\n".join(json.dumps(one) for one in cases) + "\n]\n")
        print(f"{name}: {len(cases)}")


main()
