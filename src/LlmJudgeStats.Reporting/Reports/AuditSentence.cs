using LlmJudgeStats.Audit;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Reporting;

/// <summary>The sentences of an audit.</summary>
internal static class AuditSentence
{
    private const int MostItems = 20;

    /// <summary>The whole in one sentence.</summary>
    public static string Of(AuditReport report)
    {
        var rated = report.Rated;
        var checks = rated.Select(row => row.Finding.Check).Distinct().Count();
        if (rated.Count == 0) return "Nothing could be assessed.";
        var unsound = Names(rated, AuditVerdict.Unsound);
        var doubtful = Names(rated, AuditVerdict.Doubtful);
        var of = Invariant($"of {checks} {(checks == 1 ? "check" : "checks")}");
        if (unsound.Length > 0) return $"Unsound by {unsound} ({of}).";
        if (doubtful.Length > 0) return $"Nothing is shown to be wrong; doubtful by {doubtful} ({of}).";
        return checks == 1 ? "Sound in the one check." : $"Sound in all {of[3..]}.";
    }

    /// <summary>One finding with its check, its benchmark and its fix.</summary>
    public static IEnumerable<string> Lines(AuditRow row)
    {
        yield return $"{row.Finding.Check}{(row.Result.Benchmark is { } name ? $" ({Phrases.Name(name)})" : "")}: {row.Finding.Sentence}";
        if (row.Finding.Fix is { } fix) yield return $"  -> {fix}";
    }

    /// <summary>Items for a person to look at, benchmark by benchmark.</summary>
    public static IEnumerable<string> Items(AuditReport report)
    {
        if (!report.ShowsAll) yield break;
        foreach (var result in report.Results.Where(result => result.NegativeItems.Count > 0))
        {
            var more = result.NegativeItems.Count - MostItems;
            var of = result.Benchmark is { } name ? $" of {Phrases.Name(name)}" : "";
            yield return $"Items{of} on which better systems score lower, the worst first, to be looked at: "
                + string.Join(", ", result.NegativeItems.Take(MostItems).Select(item => Phrases.Name(item)))
                + (more > 0 ? Invariant($" and {more} more.") : ".");
        }
    }

    /// <summary>Signal and noise on scales of other people, on which no verdict rests.</summary>
    public static IEnumerable<string> Scales(AuditReport report)
    {
        if (!report.ShowsAll) yield break;
        foreach (var row in report.Rated)
        {
            var of = row.Result.Benchmark is { } name ? $" of {Phrases.Name(name)}" : "";
            if (row.Finding.Details is SeparationDetails { RangeToNoise: { } range })
            {
                yield return Invariant(
                    $"Range of the systems{of} over the noise of the last checkpoints: {range:F1} (scale of Heineman et al. 2025, no ")
                    + "verdict).";
            }
            if (row.Finding.Details is SpreadDetails { MeanToRunSd: { } mean })
            {
                yield return Invariant(
                    $"Mean{of} over the deviation between runs of {Phrases.Name(row.Finding.Subject!)}: {mean:F1} (scale of FineTasks, no ")
                    + "verdict).";
            }
        }
    }

    /// <summary>What was not assessed, by the reason; <see langword="null"/> when everything was.</summary>
    public static string? NotAssessed(AuditReport report)
    {
        string[] parts =
        [
            .. report.Results.SelectMany(result => result.Findings).Where(finding => finding.Verdict == AuditVerdict.NotAssessed)
                .GroupBy(finding => finding.Sentence)
                .Select(group => $"{string.Join(", ", group.Select(finding => finding.Check).Distinct())} ({group.Key})"),
        ];
        return parts.Length == 0 ? null : $"Not assessed: {string.Join("; ", parts)}.";
    }

    private static string Names(IReadOnlyList<AuditRow> rated, AuditVerdict verdict) =>
        string.Join(", ", rated.Where(row => row.Finding.Verdict == verdict).Select(row => row.Finding.Check).Distinct());
}
