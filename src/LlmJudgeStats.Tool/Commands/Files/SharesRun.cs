namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>Studies whose test items are mixed from strata of known shares: <c>--stratum --share</c>.</summary>
internal static class SharesRun
{
    public static JudgeStudy Study(CalibrationDesign design, FileEvidence file, JudgmentGroup group)
    {
        Check(file.Shares!, group);
        StratumTally[] strata = [.. Strata(file.Shares!, group).Select(one => new StratumTally(one.Share, one.Stratum.Test))];
        if (!file.Stated.IsEmpty) return JudgeStudy.FromStrata(strata, file.Stated);
        return group.Clusters is { Counts: var clusters }
            ? JudgeStudy.FromStrata(strata, in clusters, design)
            : JudgeStudy.FromStrata(strata, Calibration.FromCounts(group.Calibration, design));
    }

    public static IReadOnlyList<StratumFindings> Findings(FileEvidence file, JudgmentGroup group) => file.Shares is not { } shares ? [] :
    [
        .. Strata(shares, group).Select(one => new StratumFindings(
            one.Stratum.Value, one.Share, JudgeTally.Of(one.Stratum.Test.Positives, one.Stratum.Test.Count))),
    ];

    private static IEnumerable<(double Share, JudgmentTestStratum Stratum)> Strata(StratumShares shares, JudgmentGroup group)
    {
        var byValue = shares.All.ToDictionary(StringComparer.Ordinal);
        return group.TestStrata.Select(stratum => (byValue[stratum.Value], stratum));
    }

    private static void Check(StratumShares shares, JudgmentGroup group)
    {
        var where = group.Key.Count == 0 ? "" : $" in the group {string.Join(", ", group.Key.Select(key => PlainText.Escape(key.Value)))}";
        var there = group.TestStrata.Select(stratum => stratum.Value).ToHashSet(StringComparer.Ordinal);
        var missing = shares.All.Where(one => one.Value > 0 && !there.Contains(one.Key)).Select(one => one.Key).ToArray();
        if (missing.Length > 0)
        {
            throw new UsageException($"--share: {Names(missing)} a share and no test item{where}; judge some, or give "
                + "the shares of the others alone");
        }
        var given = shares.All.Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        var unknown = there.Where(value => !given.Contains(value)).ToArray();
        if (unknown.Length == 0) return;
        throw new UsageException($"--share: {Names(unknown)} test items and no share{where}; add the share, 0 where the population has "
            + "none of it, or leave the rows out (--where)");
    }

    private static string Names(string[] values) =>
        string.Join(", ", values.Order(StringComparer.Ordinal).Select(value => $"'{PlainText.Escape(value)}'"))
        + (values.Length == 1 ? " has" : " have");
}
