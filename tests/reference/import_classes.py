#!/usr/bin/env python3
"""Turn the public figures for many classes, strengths, panels and agreement into the JSON cases that the tests read.

    python3 import_classes.py SHARED

SHARED is the folder that holds reference/beyond-values.json and reference/reference-values.json. Deterministic. Standard library only.
"""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = {"absolute": 1e-10}
CLOSED = {"relative": 1e-12, "absolute": 1e-12}
FLOAT = {"absolute": 1e-9}


def read(shared, name):
    with open(os.path.join(shared, "reference", name), encoding="utf-8") as file:
        return {entry["id"]: (name, entry) for entry in json.load(file)}


def case(folder, found, suffix, given, expect, agree):
    name, entry = found
    return {"id": f"{folder}/{entry['id']}{suffix}", "source": f"{name} {entry['id']}: {entry['source']}; {entry['how']}",
            "input": given, "expect": expect, "agree": agree, "use": "match"}


def strata(rows, unlabelled, level):
    """A share: rows of [others, the class] by verdict."""
    return {"values": [0, 1], "labelled": rows, "unlabelled": unlabelled, "design": "random", "level": level}


def shares(figures):
    """Shares where labels were sampled: tables of the kernel. Those of class-profile-* stand under strata."""
    cases = []
    for id in sorted(figures):
        i, e = figures[id][1]["inputs"], figures[id][1]["expected"]
        if id.startswith("multiclass-internal-"):
            table = i["labelled_truth_by_judge"]
            for c in range(len(table)):
                rows = [[sum(table[t][v] for t in range(len(table)) if t != c), table[c][v]] for v in range(len(table))]
                cases.append(case("classes", figures[id], f"//{c}", strata(rows, i["unlabelled_judge_counts"], 0.95),
                                  {"point": e["theta"][c], "standardError": e["se"][c]}, CLOSED))
        elif id.startswith("data-mtbench-share-"):
            c = {"A": 0, "tie": 1}[i["cls"]]
            rows = [[sum(row) - row[c], row[c]] for row in i["counts_verdict_by_label"]]
            cases.append(case("classes", figures[id], "", strata(rows, i["unlabelled"], i["level_each"]),
                              {"point": e["point"], "lower": e["lower"], "upper": e["upper"]}, {**ROOT, "point": CLOSED}))
    return cases


def hull(figures):
    """Labels by class: what the hull of smoothed deltas says, and the inverse without it. A share is the mean of 1 for one class."""
    cases = []

    def add(id, suffix, table, level, scores, expect, agree):
        given = {"labelled": [[int(n) for n in row] for row in table], "unlabelled": figures[id][1]["inputs"]["test_counts"], "level": level,
                 "scores": scores}
        cases.append(case("misclassification-matrix", figures[id], suffix, given, expect, agree))

    for id in sorted(figures):
        i, e = figures[id][1]["inputs"], figures[id][1]["expected"]
        if id.startswith("by-label-mean-"):
            add(id, "", i["calibration_truth_by_verdict"], i["level"], i["values"],
                {"unclamped": e["point_raw"], "lower": e["lower"], "upper": e["upper"]}, CLOSED)
            continue
        if id.startswith("multiclass-hull-"):
            table, level = i["calibration_truth_by_verdict"], i["level"]
            keys = {"unclamped": "theta_raw", "standardError": "se_raw", "lower": "lower", "upper": "upper"}
        elif id in ("multiclass-1", "multiclass-2"):
            table, level = i["calibration_counts"], 0.95
            keys = {"unclamped": "theta_inverse", "point": "theta_projected_simplex", "standardError": "se"}
        else:
            continue
        for c in range(len(table)):
            scores = [1 if t == c else 0 for t in range(len(table))]
            add(id, f"//{c}", table, level, scores, {key: e[name][c] for key, name in keys.items()}, CLOSED)
    return cases


def strengths(figures):
    cases = []
    for id in sorted(figures):
        if not id.startswith(("bradley-terry-", "davidson-", "bt-corrected-")):
            continue
        i, e = figures[id][1]["inputs"], figures[id][1]["expected"]
        if id.startswith("bt-corrected-"):
            given = {"battles": i["battles_a_b_verdict_label"], "repeated": i["repeated"], "level": 0.95}
            pairs = [[int(k[0]), int(k[2]), *v] for k, v in e["difference_se_lower_upper"].items()]
            expect = {"strengths": e["centred"], "differences": pairs, "ranks": e["rank_intervals"]}
        else:
            given = {k: i[k] for k in ("wins", "ties_upper") if k in i}
            expect = {"strengths": e["theta_centered"], "logLikelihood": e["loglik"]}
            expect.update({new: e[old] for old, new in (("se_centered", "standardErrorsOfModel"), ("elo", "elo"), ("nu", "ties")) if old in e})
        cases.append(case("strengths", figures[id], "", given, expect, FLOAT if id.startswith("davidson") else ROOT))
    return cases


def panels(figures):
    cases = []
    for id in ("judge-selection-1", "effective-judges-1"):
        i, e = figures[id][1]["inputs"], figures[id][1]["expected"]
        cases.append(case("several-judges", figures[id], "", i, e, CLOSED))
    return cases


def agreement(figures):
    """Input and figures as in the source; which coefficient is meant stands in its method."""
    cases = []
    for id in sorted(figures):
        if not id.startswith(("agree-hull-", "agreement-", "lin-ccc-", "rank-", "raters-hull-", "krippendorff-", "fleiss-", "alt-test-")):
            continue
        entry = figures[id][1]
        given = {"method": entry["method"], **entry["inputs"]}
        exact = id.startswith(("agreement-", "lin-ccc-", "rank-", "krippendorff-", "fleiss-"))
        agree = CLOSED if exact else {"absolute": 1e-12, "p_kernel": FLOAT, "p_t": {"absolute": 1e-12}, "statistic": FLOAT}
        cases.append(case("agreement", figures[id], "", given, entry["expected"], agree))
    return cases


def main():
    figures = {**read(sys.argv[1], "reference-values.json"), **read(sys.argv[1], "beyond-values.json")}
    for name, cases in (("classes/catalogue", shares(figures)), ("misclassification-matrix/catalogue", hull(figures)),
                        ("strengths/catalogue", strengths(figures)), ("several-judges/catalogue", panels(figures)),
                        ("agreement/catalogue", agreement(figures))):
        path = os.path.join(HERE, name + ".json")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write("[\n" + ",\n".join(json.dumps(one) for one in cases) + "\n]\n")
        print(f"{name}: {len(cases)}")


main()
