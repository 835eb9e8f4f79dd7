namespace LlmJudgeStats.Reporting;

/// <summary>Everything that one <c>audit</c> says.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
internal sealed record AuditReport
{
    /// <summary>What became of the rows.</summary>
    public required RowAccount Rows { get; init; }

    /// <summary>What the file was read as.</summary>
    public SourceAccount? Source { get; init; }

    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>One result for each benchmark, and one for each two of them.</summary>
    public required IReadOnlyList<AuditResult> Results { get; init; }

    /// <summary>What no answer of a check can say, by its id; empty unless it was asked for.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> CannotSay { get; init; } = [];

    /// <summary>What the checks with a finding assume, and where they come from, in the order of the checks.</summary>
    public IReadOnlyList<ReportMethod> Methods { get; init; } = [];

    /// <summary>Whether sentences of what is sound and the ranks are shown, too.</summary>
    public bool ShowsAll { get; init; }

    /// <summary>The whole in one sentence.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>What looked wrong, the worst first.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Every finding with its result, the worst first; in the order of the checks where they are as bad.</summary>
    public IReadOnlyList<AuditRow> Rated =>
    [
        .. Results.SelectMany(result => result.Findings.Select(finding => new AuditRow(result, finding)))
            .Where(row => row.Finding.Verdict != Audit.AuditVerdict.NotAssessed).OrderByDescending(row => row.Finding.Verdict),
    ];
}
