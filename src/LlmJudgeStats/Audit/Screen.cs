using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace LlmJudgeStats.Audit;

/// <summary>What stands in the way of a check; nothing when it can be made. Source: audit.md 0.2 and 13.</summary>
internal static class Screen
{
    /// <summary>What stands in the way of a sound verdict, where items are not it.</summary>
    public const string JudgeErrsDifferently = "the judge errs differently on different systems: what differs may be the judge.";

    /// <summary>What to do about that.</summary>
    public const string LabelEachSystem = "label items of each system, and compare systems by their own labels; more items do not help.";

    public static string? Judge(BenchmarkStudy study) => JudgeScale.Of(study).IsAtChance
        ? "the judge is not better than chance: its verdicts say nothing of any system"
        : null;

    /// <summary>Refuses a level outside (0, 1), and no study.</summary>
    public static void Arguments(BenchmarkStudy study, double level)
    {
        Check.Level(level, nameof(level));
        Check.NotNull(study, nameof(study));
    }

    /// <summary>One finding for each training run; one of none where there is nothing to look at.</summary>
    public static ImmutableArray<AuditFinding> Trajectories(
        BenchmarkStudy study, double level, string check, Func<Trajectory, JudgeScale, double, AuditFinding> of)
    {
        Arguments(study, level);
        if ((Judge(study) ?? (study.Trajectories.IsEmpty ? "no checkpoints" : null)) is { } reason)
            return [AuditFinding.NotAssessed(check, null, reason)];
        var scale = JudgeScale.Of(study);
        return [.. study.Trajectories.Select(trajectory => of(trajectory, scale, level))];
    }

    /// <summary>Whether there are so many systems with final scores on two independent items or more.</summary>
    public static bool Has(
        BenchmarkStudy study, int fewest, [NotNullWhen(true)] out ItemMoments? items, [NotNullWhen(false)] out string? reason)
    {
        items = study.Items;
        reason = Judge(study) ?? Missing(study, fewest);
        return reason is null;
    }

    /// <summary>Whether nothing but the judge is in the way of a sound verdict.</summary>
    public static bool IsTheJudge(BenchmarkStudy study, AuditVerdict verdict) => study.JudgeDiffers && verdict == AuditVerdict.Sound;

    /// <summary>The best that can be said when the judge errs differently on different systems.</summary>
    public static AuditVerdict Capped(BenchmarkStudy study, AuditVerdict verdict) =>
        IsTheJudge(study, verdict) ? AuditVerdict.Doubtful : verdict;

    private static string? Missing(BenchmarkStudy study, int fewest)
    {
        if (study.Items is not { } items || items.Systems == 0) return "no system has final scores";
        if (items.Systems != study.Systems.Length) return "the scores are of another number of systems than there are names";
        if (items.Systems < fewest)
            return $"{AuditWords.Many(items.Systems, "system")}; {AuditWords.Step(fewest)} are needed";
        return items.HasVariance ? null : "fewer than two independent items";
    }
}
