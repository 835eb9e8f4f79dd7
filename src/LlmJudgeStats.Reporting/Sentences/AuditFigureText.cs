using System.Globalization;
using LlmJudgeStats.Audit;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Reporting;

/// <summary>The cells of a finding in a table: its figure, the interval, and what it was held against.</summary>
internal static class AuditFigureText
{
    /// <summary>The number that the verdict rests on.</summary>
    public static string Figure(AuditFinding finding) => finding.Details switch
    {
        SpreadDetails { PooledNoiseShare: { } share } spread =>
            $"run sd {Points(spread.RunSd)}; noise {Percent(share)} of the variance{(share == spread.NoiseShare ? "" : ", all systems")}",
        SpreadDetails => "no variance",
        SeparationDetails separation => $"{P(separation.P)}; reliability {Two(separation.Reliability)}",
        RankingDetails ranking => Invariant($"{ranking.TopSet.Length} of {ranking.Systems.Length} systems may be first"),
        MonotonicityDetails growth => $"rank correlation {Two(growth.Rho ?? double.NaN)}",
        SelectionDetails selection => $"luck of the best {Points(selection.Optimism)}; {P(selection.P)}",
        SaturationDetails saturation => $"headroom {Percent(saturation.Headroom)}",
        DuplicateDetails duplicates => $"{Percent(duplicates.Share)} of the items have a copy",
        CoDirectionDetails pair => $"rank correlation {Two(pair.Spearman ?? double.NaN)}",
        ContaminationDetails { Flagged.IsEmpty: false } guilty => $"{guilty.Flagged.Length} of {guilty.Systems.Length} systems gain more",
        ContaminationDetails => $"largest excess {Points(finding.Figure!.Value)}",
        ChanceDetails chance => Invariant(
            $"{chance.Systems.Length - chance.NotAbove.Length} of {chance.Systems.Length} systems above guessing"),
        ItemDetails items => $"{Percent(items.DeadShare)} decided alike by all",
        OrderDetails order => $"{Points(order.Slope)} from first to last place",
        _ => "",
    };

    /// <summary>The interval of what is named first.</summary>
    public static string Interval(AuditFinding finding)
    {
        if (finding.Figure?.Interval is not { } interval) return "-";
        return finding.Details switch
        {
            SaturationDetails => $"{Percent(interval.Lower)} to {Percent(interval.Upper)}",
            SpreadDetails or OrderDetails => $"{Number(100 * interval.Lower, 1)} to {Number(100 * interval.Upper, 1)}",
            _ => $"{Two(interval.Lower)} to {Two(interval.Upper)}",
        };
    }

    /// <summary>What it was held against.</summary>
    public static string Against(AuditFinding finding)
    {
        var threshold = finding.Threshold ?? double.NaN;
        return finding.Details switch
        {
            SpreadDetails when finding.Verdict == AuditVerdict.Unsound => $"run effect p <= {Plain(threshold)}",
            SpreadDetails => $"noise {Percent(threshold)}",
            SeparationDetails when finding.Verdict == AuditVerdict.Unsound => $"p <= {Plain(threshold)}",
            SeparationDetails => $"reliability {Two(threshold)}",
            RankingDetails => "one",
            MonotonicityDetails or CoDirectionDetails => Two(threshold),
            SelectionDetails or OrderDetails or ContaminationDetails or ChanceDetails => $"p <= {Plain(threshold)}",
            _ => Percent(threshold),
        };
    }

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => Number(100 * share, share is > -0.1 and < 0.1 ? 1 : 0) + "%";

    private static string Points(double difference) => Number(100 * difference, 1) + " points";

    private static string Two(double value) => Number(value, 2);

    private static string P(double p) => p < 0.0001 ? "p < 0.0001"
        : "p = " + p.ToString(p < 0.01 ? "G1" : "F2", CultureInfo.InvariantCulture);

    private static string Plain(double value) => value.ToString("G4", CultureInfo.InvariantCulture);

    private static string Number(double value, int decimals)
    {
        var text = value.ToString(decimals == 0 ? "F0" : decimals == 1 ? "F1" : "F2", CultureInfo.InvariantCulture);
        return value < 0 && text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : text;    // no -0.0
    }
}
