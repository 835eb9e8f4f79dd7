namespace LlmJudgeStats.Reporting;

/// <summary>One result in full: the estimates beside each other, the judge, the evidence.</summary>
internal static class ResultBlocks
{
    private static readonly PageColumn[] s_judgeColumns = [new("judge", PageCells.Text), new("value", PageCells.Numbers)];

    /// <summary>The blocks of a result.</summary>
    /// <param name="result">A result.</param>
    /// <param name="rows">What became of the rows, for the end of the evidence.</param>
    public static IEnumerable<IPageBlock> Of(EstimateResult result, IReadOnlyList<string> rows)
    {
        if (result.Group is { } group) yield return new PageHeading(string.Join(", ", group.Select(key => $"{key.Column} = {key.Value}")));
        yield return Estimates(result);
        if (result.Judge is { } judge) yield return Judge(result, judge);
        yield return new PageParagraph(
            PageWeight.Plain, [.. Evidence(result), .. Level(result), .. Precision(result.Main), .. HiddenLabels(result), .. rows]);
    }

    private static PageTable Estimates(EstimateResult result) => new(
        [
            new("estimate", PageCells.Text),
            new("pass rate", PageCells.Numbers),
            new(Phrases.IntervalHeader(result.Main.Estimate.Interval), PageCells.Numbers),
            new("method", PageCells.Text),
        ],
        [.. result.Estimates.Select(one => Row(result, one))]);

    private static IReadOnlyList<string> Row(EstimateResult result, ReportedEstimate one)
    {
        var estimate = one.Estimate;
        return [Role(result, one), PlainText.Percent(estimate.Point), estimate.Interval.ToString(), Phrases.Method(estimate.Method)];
    }

    private static string Role(EstimateResult result, ReportedEstimate one) => one.Estimate.Method switch
    {
        { UsesVerdicts: false } => "labels only",
        // The corrected rate is that of labelled items too.
        { IsUncorrected: true } => result.AllJudged is null ? one.Estimate.Method.Id : $"{one.Estimate.Method.Id}, unlabelled items",
        _ => ReferenceEquals(one, result.Main) ? "corrected" : "for comparison",
    };

    private static PageTable Judge(EstimateResult result, JudgeQuality judge) => new(
        [.. s_judgeColumns, new(Phrases.IntervalHeader(judge.YoudenInterval), PageCells.Numbers), new("from", PageCells.Text)],
        [
            JudgeRate("sensitivity", judge.Sensitivity, result.Counts.HumanPasses, "items that a human passed"),
            JudgeRate("specificity", judge.Specificity, result.Counts.HumanFails?.Flip(), "items that a human failed"),
            [
                "Youden's J",
                double.IsNaN(judge.Youden) ? "unknown" : Phrases.Number(judge.Youden),
                result.JudgeIsKnown ? "known" : Youden(judge.YoudenInterval),
                "sensitivity + specificity - 1; 0 is chance",
            ],
        ]);

    private static string Youden(IntervalEstimate interval) => $"[{Phrases.Number(interval.Lower)}, {Phrases.Number(interval.Upper)}]";

    private static IReadOnlyList<string> JudgeRate(string name, JudgeRate rate, JudgeTally? right, string items)
    {
        if (rate.Rate.IsKnown) return [name, PlainText.Percent(rate.Rate.Rate), "known", "stated, not measured"];
        var value = rate.Rate.IsEmpty ? "unknown" : PlainText.Percent(rate.Rate.Rate);
        // Measured elsewhere, beside a file: the counts are those of the rate.
        var counted = right ?? JudgeTally.Of((long)rate.Rate.Successes, (long)rate.Rate.Size);
        return [name, value, rate.Interval.ToString(), $"{Phrases.Count(counted)} {items}"];
    }

    // Counts are those of the file; the rate beside them is another.
    private static string How(DependenceFindings? dependence) => dependence switch
    {
        { IsWeighted: true } => " by weight",
        { Strata.Count: > 0 } => " by share",
        _ => "",
    };

    /// <summary>What was counted.</summary>
    internal static IEnumerable<string> Evidence(EstimateResult result)
    {
        var judged = result.JudgedRate is { } rate ? $" ({PlainText.Percent(rate)}{How(result.Dependence)})" : "";
        yield return $"Test items: the judge passed {Phrases.Count(result.Counts.Test)}{judged}";
        if (result is { AllJudged: { } all, AllJudgedRate: { } ofAll })
            yield return $"All judged items, labelled ones included: the judge passed {Phrases.Count(all)} ({PlainText.Percent(ofAll)})";
        if (result.Target == Target.Items)
        {
            yield return "Target: exactly these judged items (`Target.Items`); the rows beside the corrected one are about all items like "
                + "them";
        }
        if (result.Strata is { } strata) yield return $"Strata: {Words(strata)}";
        if (result.Outer is { } outer)
        {
            yield return $"All items, with or without a verdict: {PlainText.Percent(outer.Lower)} to {PlainText.Percent(outer.Upper)} is "
                + $"possible ({PlainText.Percent(outer.Share)} have a verdict)";
        }
        if (result.Design is { } design) yield return $"Labelled items: {design.Words} (`CalibrationDesign.{design}`)";
        foreach (var line in result.Dependence is { } dependence ? DependenceWords.Of(dependence) : []) yield return line;
        if (result is { SharesAreTelling: true, Main.Shares: { } shares })
        {
            yield return $"Uncertainty comes from: test verdicts {Share(shares.Test)}, labelled passes {Share(shares.PassLabels)}, "
                + $"labelled fails {Share(shares.FailLabels)}";
        }
    }

    // The passes among the labelled items of each stratum, and those without a label.
    private static string Words(StrataFindings strata)
    {
        var table = strata.Table;
        return string.Join("; ", strata.Names.Select((name, i) => Invariant(
            $"{Phrases.Name(name)} {table.Labelled(i, 1)} of {table.Labelled(i)} labelled pass, {table.Unlabelled(i)} unlabelled")));
    }

    /// <summary>Which nominal level a calibrated interval has.</summary>
    internal static IEnumerable<string> Level(EstimateResult result)
    {
        if (result.CalibratedLevel is not { } level) yield break;
        var nominal = 100 * level.Nominal;
        var asked = 100 * level.Level;
        var lowest = Math.Floor(10_000 * level.Minimum) / 100;
        yield return Invariant(
            $"Level: {nominal:0.####}% nominal, the lowest at which studies of this size cover with {asked:0.####}%: {lowest:0.00}% "
                + $"exactly, ")
            + Invariant($"at the worst of {level.GridPoints} pass rates and judges");
    }

    /// <summary>What the interval is worth.</summary>
    internal static IEnumerable<string> Precision(ReportedEstimate main)
    {
        if (main is { EffectiveLabels: { } labels, Estimate.Interval.Kind: IntervalKind.Confidence })
            yield return Invariant($"As precise as {labels:F0} randomly chosen labels without a judge");
        if (main.Coverage is { } coverage)
        {
            yield return "Studies of this size, if this is the truth: the interval contains the pass rate in "
                + $"{PlainText.Percent(coverage.AtEstimate)} (exact), expected width {Phrases.Number(coverage.ExpectedWidth)}";
        }
    }

    /// <summary>What people said of the test items, where their labels were hidden from the estimate.</summary>
    internal static IEnumerable<string> HiddenLabels(EstimateResult result)
    {
        if (result.Revealed is not { } hidden) yield break;
        var contains = result.Main.ContainsRevealed == true ? "contains" : "does not contain";
        yield return $"Hidden labels: {Phrases.Count(hidden.Labels)} pass ({PlainText.Percent(hidden.Rate)}); "
            + $"the interval {contains} this rate";
    }

    private static string Share(double share) => Invariant($"{100 * share:F0}%");
}
