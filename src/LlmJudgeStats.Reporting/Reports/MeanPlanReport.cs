using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Reporting;

/// <summary>Everything that a <c>plan</c> of another measure than a pass rate says.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record MeanPlanReport
{
    /// <summary>What became of the rows of a pilot; <see langword="null"/> when there was no file.</summary>
    public RowAccount? Rows { get; init; }

    /// <summary>What the file was read as; <see langword="null"/> when there was none.</summary>
    public SourceAccount? Source { get; init; }

    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    internal Provenance? Provenance { get; init; }

    /// <summary>One plan for each group.</summary>
    public required IReadOnlyList<MeanPlanResult> Results { get; init; }

    /// <summary>What is to be said of the file.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];
}

/// <summary>The plan of one group.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record MeanPlanResult
{
    /// <summary>The group; <see langword="null"/> without groups.</summary>
    public IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>What kind of values: <c>score</c>, <c>preference</c>, <c>votes</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>What is estimated: <c>mean score</c>, <c>win rate</c>, <c>pass rate</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The question: the pilot, and what was given.</summary>
    public required MeanPlanQuestion Question { get; init; }

    /// <summary>The plan.</summary>
    public required MeanPlan Plan { get; init; }

    /// <summary>The method whose interval is planned: kernel 2 (kernels.md 2.1).</summary>
    private static EstimationMethod Method => StratifiedMeanEstimator.Default.Method;

    /// <summary>What must hold, one sentence each.</summary>
    public IReadOnlyList<string> Assumptions => Question.DesignEffect > 1
        ? Method.Assumptions.WordsOfClusters : MethodWords.AssumptionsOf(Method);

    /// <summary>Where the method comes from.</summary>
    public Citation Citation { get; } = MethodWords.CitationOf(Method);

    /// <summary>The answer in one sentence.</summary>
    public string Sentence => MeanPlanAnswer.Of(this);
}
