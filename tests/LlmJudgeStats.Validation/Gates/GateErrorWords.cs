using System.Globalization;

namespace LlmJudgeStats.Validation.Gates;

/// <summary>What the page of gates says before its tables.</summary>
internal static class GateErrorWords
{
    public static string Introduction(IReadOnlyList<GateErrorRow> rows)
    {
        var designs = rows.Select(row => (row.Family, row.Design)).Distinct().Count();
        var largest = rows.GroupBy(row => row.Level).OrderBy(level => level.Key).Select(level => string.Create(
            CultureInfo.InvariantCulture, $"{Up(level.Max(row => row.Worst))} at {level.Key} (allowed: {1 - level.Key:F2})"));
        var above = rows.Count(row => row.Worst > 1 - row.Level + 1e-9);
        var verdict = above == 0
            ? "In every cell of every grid the error was at most one minus the level."
            : $"{above} rows are above one minus the level.";
        return $"""
            # Gates: how often they are wrong

            A gate asks whether a pass rate is at least, or at most, a threshold. It is wrong when it passes although the rate is on the
            other
            side, or fails although it is not. Both are likeliest where the rate is at the threshold itself, and that is what is shown: the
            probability that the one-sided limit lies beyond the rate, **enumerated** over every outcome of the study, with no simulation. A
            limit that meets the threshold but for rounding counts against the gate. The limits are those of the default estimators.

            - Lower limit above the rate: a wrong pass of "at least", a wrong fail of "at most".
            - Upper limit below the rate: a wrong fail of "at least", a wrong pass of "at most".

            The largest of {designs} designs: {string.Join(", ", largest)}.
            {verdict}

            The grids are those of the [other pages](README.md#how-it-was-computed) without the rates 0 and 1, which are no thresholds: 144
            judges of sensitivity and specificity from .55 to 1, and rates in steps of .01, of .005 for labels sampled from the test items.
            Errors
            are rounded up. Designs with more outcomes than were asked for are not in the tables; one-sided limits of larger ones, rates 0
            and 1
            included, stand on the pages of their designs. The figures with six digits are in [gates.csv](gates.csv).

            ```text
            dotnet run -c Release --project tests/LlmJudgeStats.Validation -- gates --outcomes 100000
            ```

            """.ReplaceLineEndings("\n");
    }

    private static string Up(double error) => (Math.Ceiling(1e4 * (error - 1e-9)) / 1e4).ToString("F4", CultureInfo.InvariantCulture);
}
