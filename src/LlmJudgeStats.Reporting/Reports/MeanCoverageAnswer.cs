using System.Globalization;
using static LlmJudgeStats.Reporting.CoverageWords;

namespace LlmJudgeStats.Reporting;

/// <summary>The coverage of a mean in words. ASCII, invariant culture.</summary>
internal static class MeanCoverageAnswer
{
    /// <summary>The finding in one plain sentence.</summary>
    public static string Sentence(MeanCoverageResult result)
    {
        var level = PlainText.Level(result.Findings.Level);
        if (result.Findings.Points is [var only]) return AtOnePoint(result, only, level);
        var where = $"the worst of {result.Findings.Points.Count.ToString(CultureInfo.InvariantCulture)} populations, where that is "
            + At(result, result.Lowest);
        if (result.Findings.Simulation is { LowestAgain: { } again })
        {
            var elsewhere = result.ShareBelow == 0
                ? "at none of them is it clearly below its level."
                : $"it is below its level, by more than chance explains, at {Percent(result.ShareBelow)} of them.";
            return $"In simulated studies of this size the {level} interval contained the {result.Findings.Name} "
                + $"in {Percent(again.Coverage)} ({Error(again.StandardError, again.Replications)}) at {where}; {elsewhere}";
        }
        var promise = $"In studies of this size the {level} interval contains the {result.Findings.Name} with probability "
            + Percent(result.Lowest.Coverage.Both);
        return result.ShareBelow == 0
            ? $"{promise} or more at {where}."
            : $"{promise} at {where}; it is below its level at {Percent(result.ShareBelow)} of them, and may be lower in others.";
    }

    /// <summary>A mean in its own unit: a share in percent, a score as a number.</summary>
    public static string Value(MeanCoverageResult result, double mean) => IsScore(result)
        ? Invariant($"{mean:0.###}")
        : Invariant($"{100 * mean:0.##}%");

    /// <summary>A width in its own unit.</summary>
    public static string Width(MeanCoverageResult result, double width) => IsScore(result)
        ? width.ToString(result.Findings.Design.Range.Width > 2 ? "F2" : "F3", CultureInfo.InvariantCulture)
        : Invariant($"{100 * width:F1} points");

    /// <summary>The sizes of the studies.</summary>
    public static string Sizes(MeanCoverageResult result)
    {
        var design = result.Findings.Design;
        var shape = Invariant($"{Count(design.Strata, "stratum", "strata")}, ") + Count(design.Values.Length, "value", "values");
        if (!design.Weights.IsEmpty) return $"{List(design.Labels)} labels at random in strata of declared weights; {shape}";
        if (design.Design == CalibrationDesign.Random)
            return Invariant($"{design.Labels[0]} labels at random of {design.Items} items; {shape}");
        return Invariant($"{design.Items} items, up to {List(design.Labels)} of the strata labelled; {shape}");
    }

    /// <summary>Which populations were looked at.</summary>
    public static string Populations(MeanCoverageResult result) => result.Findings.Points.Count == 1
        ? "one population"
        : Invariant($"each of {result.Findings.Points.Count} populations");

    /// <summary>How the figures were found.</summary>
    public static IEnumerable<string> How(MeanCoverageResult result)
    {
        if (result.Findings.Simulation is not { } simulation)
        {
            yield return Invariant($"Exact: all {result.Findings.Outcomes} outcomes at {Populations(result)}; no simulation, no seed");
            yield break;
        }
        var drawn = simulation.Replications;
        var where = result.Findings.Points.Count == 1 ? "" : "where the coverage is lowest, ";
        yield return Invariant($"Simulated: {drawn} {Studies(drawn)} at {Populations(result)}, ")
            + Invariant($"seed {simulation.Seed}; {where}{Error(result.StandardError, drawn)}");
        if (simulation.LowestAgain is { } again) yield return Again(in again);
    }

    private static bool IsScore(MeanCoverageResult result) => result.Findings.Quantity == "mean-score";

    private static string List(IEnumerable<int> numbers) =>
        string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static string Count(int count, string one, string many) => Invariant($"{count} {(count == 1 ? one : many)}");

    private static string AtOnePoint(MeanCoverageResult result, MeanCoveragePoint point, string level)
    {
        var truth = $"Where the {result.Findings.Name} is {At(result, point)}, the {level} interval";
        if (result.Findings.Simulation is not { Replications: var drawn })
            return $"{truth} contains it in studies of this size with probability {Percent(point.Coverage.Both)}.";
        var studies = Invariant($"{drawn} simulated {Studies(drawn)}");
        return $"{truth} contained it in {Percent(point.Coverage.Both)} of {studies} of this size ({Error(result.StandardError, drawn)}).";
    }

    private static string At(MeanCoverageResult result, MeanCoveragePoint point) => Value(result, point.Mean);
}
