using System.Collections.Immutable;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Audit;

/// <summary>Whether items are copies of others.</summary>
/// <remarks>Thread-safe. Source: audit.md 7.</remarks>
public sealed record DuplicateCheck : IAuditCheck
{
    /// <summary>With the documented threshold.</summary>
    public static DuplicateCheck Default { get; } = new();

    /// <summary>The share of items with a copy above which the benchmark is unsound: .05.</summary>
    public double MostCopied { get; init => field = Check.Inside(value); } = 0.05;

    /// <inheritdoc/>
    public EstimationMethod Method { get; } = AuditMethods.Of("duplicates", "items with a copy", Citations.OwnAudit);

    /// <inheritdoc/>
    public string Code => "LJS6007";

    /// <inheritdoc/>
    public string Question => "Are items copies of others?";

    /// <inheritdoc/>
    public string CannotSay => "Anything about items that ask the same in other words.";

    /// <inheritdoc/>
    public ImmutableArray<AuditFinding> Estimate(in BenchmarkStudy study, double level)
    {
        Screen.Arguments(study, level);
        if (study.Copies is not { Items: > 0 } copies)
            return [AuditFinding.NotAssessed(Method.Id, null, "no `TextColumn` or `HashColumn`" + Alike(study), Patterns(study))];
        var share = copies.Copied / (double)copies.Items;
        var verdict = AuditTolerance.IsAbove(share, MostCopied) ? AuditVerdict.Unsound
            : copies.Copied > 0 ? AuditVerdict.Doubtful : AuditVerdict.Sound;
        return
        [
            new()
            {
                Check = Method.Id,
                Verdict = verdict,
                Figure = new("share", share, null, "share"),
                Threshold = MostCopied,
                Sentence = copies.Copied == 0 ? $"no two of {AuditWords.Many(copies.Items, "item")} have the same text."
                    : $"{AuditWords.Step(copies.Copied)} of {AuditWords.Many(copies.Items, "item")} have the text of another one.",
                Fix = copies.Copied == 0 ? null : "keep one of each; here copies were taken as one cluster.",
                Details = new DuplicateDetails { Items = copies.Items, Copied = copies.Copied, Groups = copies.Groups, Share = share },
            },
        ];
    }

    // Information beside the reason.
    private static string Alike(BenchmarkStudy study) => study.Patterns is { Columns: >= AlikePatterns.FewestColumns } alike
        ? $", and {AuditWords.Many(alike.Pairs, "pair")} of {AuditWords.Many(alike.Items, "item")} "
            + $"{(alike.Pairs == 1 ? "has" : "have")} the same {AuditWords.Step(alike.Columns)} scores, not all one number"
        : "";

    private static PatternDetails? Patterns(BenchmarkStudy study) => study.Patterns is { Columns: >= AlikePatterns.FewestColumns } alike
        ? new() { Columns = alike.Columns, Items = alike.Items, Pairs = alike.Pairs }
        : null;
}
