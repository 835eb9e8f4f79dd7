#!/usr/bin/env bash
# What the tool prints for every line of commands.txt, with its exit code: run it before a change and after, and compare with diff.
# Usage, from the root of the repository: bash tests/golden/run.sh path/to/judgestats.dll > before.txt    (or an executable)
set -u
tool=("$1")
[[ $1 == *.dll ]] && tool=(dotnet "$1")
while IFS= read -r line; do
  echo "=== judgestats $line"
  # shellcheck disable=SC2086
  "${tool[@]}" $line < /dev/null 2>&1
  echo "--- exit $?"
done < "$(dirname "$0")/commands.txt"
