using LlmJudgeStats.Audit;

namespace LlmJudgeStats.Reporting;

/// <summary>What was found of one benchmark, or of two.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed record AuditResult
{
    /// <summary>Its name; <see langword="null"/> when there is only one, and for two.</summary>
    public string? Benchmark { get; init; }

    /// <summary>The names of two; empty for one.</summary>
    public IReadOnlyList<string> Benchmarks { get; init; } = [];

    /// <summary>The systems with final scores.</summary>
    public required IReadOnlyList<string> Systems { get; init; }

    /// <summary>How many items.</summary>
    public long Items { get; init; }

    /// <summary>How many of them every system has.</summary>
    public long CompleteItems { get; init; }

    /// <summary>The most runs of a system.</summary>
    public int Runs { get; init; }

    /// <summary>Items on which better systems score lower, the worst first: for a person to look at.</summary>
    public IReadOnlyList<string> NegativeItems { get; init; } = [];

    /// <summary>The level of intervals.</summary>
    public required double Level { get; init; }

    /// <summary>What each check assumes and where it comes from, by its id.</summary>
    public IReadOnlyDictionary<string, ReportMethod> Methods { get; init; } = CheckMethods.OfItems;

    /// <summary>The findings, in the order of the checks.</summary>
    public required IReadOnlyList<AuditFinding> Findings { get; init; }
}

/// <summary>A finding, and what it is about.</summary>
/// <param name="Result">Of which benchmark.</param>
/// <param name="Finding">What was found.</param>
internal sealed record AuditRow(AuditResult Result, AuditFinding Finding);
