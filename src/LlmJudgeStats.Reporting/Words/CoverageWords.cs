using System.Globalization;
using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>Numbers about coverage, for people. ASCII, invariant culture.</summary>
internal static class CoverageWords
{
    // With R draws that all agree, the truth is within 3/R of them with 95% confidence.
    private const double RuleOfThree = 3;

    /// <summary>Two decimals: a tenth of a percent of coverage is worth seeing. Never rounded up to the level.</summary>
    public static string Percent(double value) => Invariant($"{Math.Floor(1e4 * value + 1e-9) / 100:F2}%");

    /// <summary>Draws that all agree show no variance; the rule of three bounds what they can have missed.</summary>
    public static string Error(double standardError, int replications)
    {
        if (standardError > 0) return Invariant($"standard error {100 * standardError:F2}%");
        var most = Math.Min(100, 100 * RuleOfThree / replications);
        return Invariant($"all draws agree; off by no more than {most:0.####}%, with 95% confidence");
    }

    /// <summary>The lowest of many simulated points, drawn afresh.</summary>
    public static string Again(in SimulatedCoverage again) => "The lowest of many simulated points is low by chance, too: "
        + Invariant($"drawn afresh {again.Replications} times, it is {Percent(again.Coverage)} ")
        + $"({Error(again.StandardError, again.Replications)})";

    public static string Studies(int count) => count == 1 ? "study" : "studies";

    /// <summary>A rate as it was given.</summary>
    public static string Given(double value) => value.ToString(CultureInfo.InvariantCulture);
}
