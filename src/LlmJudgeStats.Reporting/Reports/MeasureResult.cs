namespace LlmJudgeStats.Reporting;

/// <summary>What is said of one group.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record MeasureResult
{
    /// <summary>The group; <see langword="null"/> without groups.</summary>
    public IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>What kind of values: <c>score</c>, <c>preference</c>, <c>class</c>, <c>votes</c>,
    /// <c>confidence</c>.</summary>
    public required string Measure { get; init; }

    /// <summary>How the labelled items were chosen.</summary>
    public required CalibrationDesign Design { get; init; }

    /// <summary>The range of a value.</summary>
    public required ValueRange Range { get; init; }

    /// <summary>The names of the strata.</summary>
    public required IReadOnlyList<string> StrataNames { get; init; }

    /// <summary>Strata by values: the evidence.</summary>
    public required StrataTable Strata { get; init; }

    /// <summary>Declared weights of the strata; empty where they are as observed.</summary>
    public IReadOnlyList<double> Weights { get; init; } = [];

    /// <summary>How many items are worth an independent one: 1 where they stand alone. The strata are divided by it.</summary>
    public double DesignEffect { get; init; } = 1;

    /// <summary>How many strata were put together with a neighbour.</summary>
    public int Merged { get; init; }

    /// <summary>The estimates; the first is the answer.</summary>
    public required IReadOnlyList<MeasuredEstimate> Estimates { get; init; }

    /// <summary>The gate; <see langword="null"/> where none was asked for.</summary>
    public MeasureGate? Gate { get; init; }

    /// <summary>Which systems were compared, and the word for it; <see langword="null"/> where none were.</summary>
    public MeasuredComparison? Comparison { get; init; }

    /// <summary>What else there is to say, a line each.</summary>
    public IReadOnlyList<string> Facts { get; init; } = [];

    /// <summary>The answer in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What looked wrong in this group.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The answer.</summary>
    public MeasuredEstimate Main => Estimates[0];
}
