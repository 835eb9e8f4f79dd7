using LlmJudgeStats.Coverage;
using static LlmJudgeStats.Reporting.CoverageWords;

namespace LlmJudgeStats.Reporting;

/// <summary>One plain sentence for the coverage of an interval. ASCII, invariant culture.</summary>
internal static class CoverageSentence
{
    public static string Of(CoverageFindings findings, in CoverageSummary interval, double standardError)
    {
        if (findings.Map.Points.Count == 1) return AtOnePoint(findings, in interval, standardError);
        return findings.Simulation is { LowestAgain: { } again }
            ? Simulated(findings, in interval, in again)
            : Enumerated(findings, in interval);
    }

    private static string AtOnePoint(CoverageFindings findings, in CoverageSummary interval, double standardError)
    {
        var point = interval.Where;
        var judge = $"sensitivity {Given(point.Sensitivity)} and specificity {Given(point.Specificity)}";
        var truth = $"With a pass rate of {Given(point.Rate)}, {judge}, the {PlainText.Level(findings.Level)} interval";
        if (findings.Simulation is not { Replications: var drawn })
            return $"{truth} contains the pass rate in studies of this size with probability {Percent(interval.Mean)}.";
        var studies = Invariant($"{drawn} simulated {Studies(drawn)}");
        return $"{truth} contained the pass rate in {Percent(interval.Mean)} of {studies} of this size ({Error(standardError, drawn)}).";
    }

    private static string Simulated(CoverageFindings findings, in CoverageSummary interval, in SimulatedCoverage again)
    {
        var elsewhere = interval.ShareBelow == 0
            ? "nowhere on the grid is it clearly below its level."
            : $"it is below its level, by more than chance explains, at {Percent(interval.ShareBelow)} of the grid.";
        return $"In simulated studies of this size the {PlainText.Level(findings.Level)} interval contained the pass rate "
            + $"in {Percent(again.Coverage)} ({Error(again.StandardError, again.Replications)}) at the worst point found; {elsewhere}";
    }

    private static string Enumerated(CoverageFindings findings, in CoverageSummary interval)
    {
        var promise = $"In studies of this size the {PlainText.Level(findings.Level)} interval contains the pass rate "
            + $"with probability {Percent(interval.Minimum)}";
        // A grid beside known rates has one judge.
        var grid = findings is { KnownSensitivity: not null, KnownSpecificity: not null }
            ? "the grid of pass rates, if the known error rates are right"
            : "the grid";
        return interval.ShareBelow == 0
            ? $"{promise} or more at every point of {grid}."
            : $"{promise} at the worst point of {grid}; it is below its level at {Percent(interval.ShareBelow)} of the points, "
                + "and may be lower between them (`ParameterGrid.Fine`, `ParameterGrid`).";
    }
}
