#!/usr/bin/env python3
"""Compares two golden files: what moved, by method and by how much.

Usage: compare.py BEFORE AFTER      (figures of 2,000 studies, or command lines: told apart by their first line)
Figures are compared to the last bit, whatever the order of the lines. Of command lines, JSON may gain fields.
"""
import difflib, json, re, sys
from collections import Counter, defaultdict

FIGURE = re.compile(r'[0-9a-f]{16}=(\S+)')


def rows(text):
    found = {}
    for line in text.splitlines():
        study, *rest = line.split(' ', 2)
        if study == '#': continue
        label = ' '.join(line.split()[1:3])
        found[(int(study), FIGURE.sub('', line).strip())] = (label, [float(x) for x in FIGURE.findall(line)], FIGURE.findall(line), line)
    return found


def figures(before, after):
    old, new = rows(before), rows(after)
    for name, only in (('only before', old.keys() - new.keys()), ('only after', new.keys() - old.keys())):
        print(f'{name}: {len(only)} lines {sorted(only)[:3] if only else ""}')
    moved, furthest, ends = Counter(), defaultdict(float), Counter()
    for key in old.keys() & new.keys():
        label, left, _, line = old[key]
        _, right, _, other = new[key]
        if line == other: continue
        moved[label] += 1
        gap = max((abs(a - b) for a, b in zip(left, right) if a == a and b == b), default=0)
        furthest[label] = max(furthest[label], gap)
        if gap > 1e-9: ends[label] += 1
    print(f'{len(old)} lines, {sum(moved.values())} moved')
    for label, count in moved.most_common():
        print(f'  {label}: {count}, furthest {furthest[label]:.2g}, {ends[label]} by more than 1e-9')


def outputs(text):
    found, line = {}, None
    for row in text.splitlines():
        if row.startswith('=== '): line = row; found[line] = []
        elif line: found[line].append(row)
    return {key: '\n'.join(value) for key, value in found.items()}


def keeps(old, new):
    if isinstance(old, dict): return isinstance(new, dict) and all(key in new and keeps(old[key], new[key]) for key in old)
    if isinstance(old, list): return isinstance(new, list) and len(old) == len(new) and all(map(keeps, old, new))
    return old == new


def document(text):
    try: return json.loads(text[text.index('{'):text.rindex('}') + 1])
    except ValueError: return None


def commands(before, after):
    old, new = outputs(before), outputs(after)
    gained, changed = 0, []
    for line, text in old.items():
        other = new.get(line, '')
        if text == other: continue
        left, right = document(text), document(other)
        if left is not None and right is not None and keeps(left, right): gained += 1
        else: changed.append((line, text, other))
    print(f'{len(old)} command lines, {len(new)} after; JSON only gained fields in {gained}; {len(changed)} changed')
    for line, text, other in changed:
        print(line)
        for row in difflib.unified_diff(text.splitlines(), other.splitlines(), lineterm='', n=0):
            if not row.startswith(('---', '+++', '@@')): print('   ', row[:200])


if __name__ == '__main__':
    before, after = (open(path, encoding='utf-8').read() for path in sys.argv[1:3])
    (commands if before.startswith('=== ') else figures)(before, after)
