using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>Clusters, weights and strata in a line each: how many, what they cost, and what the items are worth.</summary>
internal static class DependenceWords
{
    public static IEnumerable<string> Of(DependenceFindings found)
    {
        var areIndependent = double.IsInfinity(found.DegreesOfFreedom);
        if (found.Strata.Count > 0)
            yield return $"Shares: {string.Join("; ", found.Strata.Select(Words))}{(areIndependent ? Worth(found) : "")}";
        if (found.IsWeighted)
            yield return $"Weights: as many equal ones as {KishSizes(found)} items{(areIndependent ? Worth(found) : "")}";
        if (!areIndependent || (found.Strata.Count == 0 && !found.IsWeighted)) yield return Clusters(found);
    }

    private static string Words(StratumFindings stratum) => Invariant(
        $"{Phrases.Name(stratum.Value)} {100 * stratum.Share:0.##}% ({stratum.Test.Positives} of {stratum.Test.Count} pass)");

    private static string Worth(DependenceFindings found) => $"; worth {Sizes(found)} independent items";

    private static string KishSizes(DependenceFindings found) =>
        string.Join(" + ", new[] { found.TestKishSize, found.PassLabelKishSize, found.FailLabelKishSize }.Where(size => size > 0)
            .Select(size => Invariant($"{size:F0}")));

    private static string Clusters(DependenceFindings found)
    {
        string[] counts =
        [
            .. found.TestClusters > 0 ? [Number(found.TestClusters, "test")] : Array.Empty<string>(),
            .. found.PassLabelClusters > 0 ? [Number(found.PassLabelClusters, "with passes")] : Array.Empty<string>(),
            .. found.FailLabelClusters > 0 ? [Number(found.FailLabelClusters, "with fails")] : Array.Empty<string>(),
        ];
        return $"Clusters: {string.Join(", ", counts)}; {Effects(found)}; worth {Sizes(found)} independent items; {Freedom(found)}"
            + Flips(found);
    }

    private static string Effects(DependenceFindings found)
    {
        if (found.CommonEffect is { } all) return $"design effect {One(all)}";
        double[] parts = [.. new[] { found.TestEffect, found.PassLabelEffect, found.FailLabelEffect }.Where(double.IsFinite)];
        var shared = found.SharedEffect > 1 ? Invariant($", shared {found.SharedEffect:F2}") : "";
        return $"design effect{(parts.Length == 1 ? "" : "s")} {string.Join(", ", parts.Select(One))}{shared}";
    }

    private static string Sizes(DependenceFindings found) =>
        string.Join(" + ", new[] { found.TestSize, found.PassLabelSize, found.FailLabelSize }.Where(size => size > 0)
            .Select(size => Invariant($"{size:F0}")));

    private static string Freedom(DependenceFindings found) => double.IsInfinity(found.DegreesOfFreedom)
        ? "every cluster is one item"
        : Number(found.DegreesOfFreedom) + " degrees of freedom";

    private static string Flips(DependenceFindings found) => found is { FlipRate: { } rate, Flips: var (flipping, repeated) }
        ? Invariant($"; two runs on one item differ with probability {100 * rate:F1}% ({flipping} of {repeated} items ever flip)")
        : "";

    private static string Number(long count, string what) => Invariant($"{count} {what}");

    private static string Number(double value) => value.ToString(value >= 10 ? "F0" : "F1", CultureInfo.InvariantCulture);

    private static string One(double value) => Invariant($"{value:F1}");
}
