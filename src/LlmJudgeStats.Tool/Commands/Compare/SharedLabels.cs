using LlmJudgeStats.Comparison;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>The labels of all systems of a set as one calibration, if they do not contradict it: decisions.md 6.</summary>
/// <param name="Counts">The labels.</param>
/// <param name="Calibration">The error rates, at the size that they are worth.</param>
/// <param name="Homogeneity">The test; <see langword="null"/> where fewer than two systems have labels.</param>
internal sealed record SharedLabels(ConfusionCounts Counts, Calibration Calibration, HomogeneityFindings? Homogeneity)
{
    public static SharedLabels Of(SystemSet set, JudgmentTable table, CompareArguments arguments)
    {
        SystemRows[] labelled = [.. set.Systems.Where(system => system.Rows.Calibration.Count > 0)];
        if (labelled.Length == 0)
        {
            throw new UsageException("--shared-calibration: no row is labelled; give labels, --tp ..., or --accuracy 1 to compare the "
                + "verdicts as such");
        }
        var found = labelled.Length < 2 ? null : Test(labelled, arguments.Question.Level);
        if (found is { Test.IsRefused: true }) throw new UsageException(Message(found, labelled));
        return new(
            ConfusionCounts.Merge([.. labelled.Select(system => system.Rows.Calibration)]), Pooled(set, labelled, table, arguments.Design),
            found);
    }

    /// <summary>The same for labels of two systems on the command line.</summary>
    public static SharedLabels Of(
        (JudgeTally A, JudgeTally B) tests, ConfusionCounts a, ConfusionCounts b, CalibrationDesign design, double level)
    {
        var found = new HomogeneityFindings(CalibrationHomogeneity.Of([a, b]), 2, YoudenDifference.Of(a, b, level));
        if (found.Test.IsRefused)
        {
            var pooled = Calibration.FromCounts(a + b, design);
            throw new UsageException(Message(found, "a", "b", TippingPoint.Of(ComparisonStudy.Sharing(tests.A, tests.B, pooled))));
        }
        return new(a + b, Calibration.FromCounts(a + b, design), found);
    }

    private static HomogeneityFindings Test(SystemRows[] labelled, double level)
    {
        // With clusters an effective count, for which no exact test is made.
        var test = labelled.All(system => system.Rows.Clusters is null)
            ? CalibrationHomogeneity.Of([.. labelled.Select(system => system.Rows.Calibration)])
            : CalibrationHomogeneity.Of([.. labelled.Select(Effective)]);
        return new(test, labelled.Length,
            labelled.Length == 2 ? YoudenDifference.Of(Effective(labelled[0]), Effective(labelled[1]), level) : null);
    }

    private static Calibration Effective(SystemRows system) => system.Rows.Clusters is { Counts: var clusters }
        ? JudgeStudy.FromClusters(clusters.LabelsAlone, CalibrationDesign.External).Calibration
        : system.Rows.Calibration;

    // Labels of one item in several systems are a cluster, where items are known.
    private static Calibration Pooled(SystemSet set, SystemRows[] labelled, JudgmentTable table, CalibrationDesign design)
    {
        if (table.Pairs is { } pairs)
        {
            var counts = pairs.PooledLabels([.. set.Systems.Select(system => system.Place)]);
            return JudgeStudy.FromClusters(in counts, design).Calibration;
        }
        if (labelled.All(system => system.Rows.Clusters is null))
            return Calibration.FromCounts(ConfusionCounts.Merge([.. labelled.Select(system => system.Rows.Calibration)]), design);
        var clusters = ClusteredCounts.Merge([.. labelled.Select(system => system.Rows.Clusters is { Counts: var own }
            ? own.LabelsAlone
            : ClusteredCounts.FromItems(system.Rows.Calibration, default))]);
        return JudgeStudy.FromClusters(in clusters, design).Calibration;
    }

    private static string Message(HomogeneityFindings found, SystemRows[] labelled)
    {
        if (labelled is not [var a, var b]) return Message(found);
        var pooled = Calibration.FromCounts(a.Rows.Calibration + b.Rows.Calibration, CalibrationDesign.External);
        return Message(found, a.Name, b.Name, TippingPoint.Of(ComparisonStudy.Sharing(a.Rows.Test, b.Rows.Test, pooled)));
    }

    private static string Message(HomogeneityFindings found, string a, string b, TippingPoint? tipping)
    {
        var difference = found.YoudenDifference!.Value;
        var flips = tipping?.Both is { } both
            ? Invariant($", and error rates that differ by {100 * both:0.0} points in opposite directions are enough to flip the sign")
            : "";
        return $"{Message(found)}; between '{PlainText.Escape(a)}' and '{PlainText.Escape(b)}' Youden's J differs by "
            + Invariant($"{100 * difference.Point:+0.0;-0.0;0.0} points [{100 * difference.Interval.Lower:+0.0;-0.0;0.0}, ")
            + Invariant($"{100 * difference.Interval.Upper:+0.0;-0.0;0.0}]") + flips;
    }

    private static string Message(HomogeneityFindings found) =>
        Invariant($"LJS2103: the judge's error rates differ between {found.Systems} systems (p = {found.Test.PValue:G2}; ")
        + Invariant($"sensitivity {found.Test.Sensitivity:G2}, specificity {found.Test.Specificity:G2}): one calibration would be wrong ")
        + "for each, and can reverse the sign; leave out --shared-calibration: each system's own labels are enough for that";

}
