#!/usr/bin/env python3
"""Turn the public figures for labels that err and for normalised accuracy into the JSON cases that the tests read.

    python3 import_human_error.py SHARED

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


def label_error(entry):
    i, e = entry["inputs"], entry["expected"]
    given = {"singlesPassed": i["singles_pass"], "singlesFailed": i["singles"] - i["singles_pass"], "pairsPassed": i["pairs_pass_pass"],
             "pairsDiffering": i["pairs_differ"], "pairsFailed": i["pairs_fail_fail"], "level": i["level"]}
    expect = {"passRate": e["h"], "disagreement": e["disagreement"], "error": e["error"], "unclamped": e["theta_raw"],
              "standardError": e["delta_se"], "profileLower": e["profile"][0], "profileUpper": e["profile"][1],
              "lower": e["hull_addhalf"][0], "upper": e["hull_addhalf"][1]}
    agree = {**CLOSED, "profileLower": ROOT, "profileUpper": ROOT, "lower": ROOT, "upper": ROOT}
    return case("label-error", entry, given, expect, agree)


def ratio(entry):
    i, e = entry["inputs"], entry["expected"]
    if "cells_11_10_01_00" in i:
        names = ("bothAgree", "onlyJudgeAgrees", "onlySecondAgrees", "neitherAgrees")
        given = {**dict(zip(names, i["cells_11_10_01_00"])), "level": i["level"]}
        return case("normalized-accuracy", entry, given, e, {**FLOAT, "point": CLOSED})
    given = {"agree": i["agree"], "items": i["items"], "retestAgree": i["retest_agree"], "retestItems": i["retest_items"],
             "level": i["level"]}
    return case("normalized-accuracy", entry, given, e, CLOSED)


def main():
    with open(os.path.join(sys.argv[1], "reference", "beyond-values.json"), encoding="utf-8") as file:
        entries = json.load(file)
    for name, prefix, make in (("label-error", "label-error-", label_error), ("normalized-accuracy", "ratio-", ratio)):
        path = os.path.join(HERE, name, "catalogue.json")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        cases = [make(entry) for entry in entries if entry["id"].startswith(prefix)]
        with open(path, "w", encoding="utf-8") as file:
            file.write("[\n" + ",\n".join(json.dumps(one) for one in cases) + "\n]\n")


main()
