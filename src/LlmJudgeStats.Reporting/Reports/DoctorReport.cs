namespace LlmJudgeStats.Reporting;

/// <summary>Everything that <c>doctor</c> says of a file: what is in it, what is wrong with it, and what to ask next.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Texts from the file are shortened and escaped. Immutable, thread-safe.</remarks>
internal sealed record DoctorReport
{
    /// <summary>How it was made; <see langword="null"/> where nobody said so.</summary>
    internal Provenance? Provenance { get; init; }

    /// <summary>How the file is written.</summary>
    public required DoctorSource Source { get; init; }

    /// <summary>What became of the rows in the next command; without one, the rows as they stand.</summary>
    public required RowAccount Rows { get; init; }

    /// <summary>Why rows have no verdict in the next command; <see langword="null"/> without one.</summary>
    public required SourceAccount? Account { get; init; }

    /// <summary>The columns, in their order.</summary>
    public required IReadOnlyList<DoctorColumn> Columns { get; init; }

    /// <summary>Verdict by label, judge by judge; empty where verdicts or labels are not understood yet.</summary>
    public required IReadOnlyList<DoctorTableRow> Table { get; init; }

    /// <summary>What a reader should know, the worst first.</summary>
    public required IReadOnlyList<DoctorFinding> Findings { get; init; }

    /// <summary>What can be estimated; empty where a decision is missing.</summary>
    public required IReadOnlyList<DoctorEstimable> Estimable { get; init; }

    /// <summary>Other commands that make sense, each with a word on why.</summary>
    public required IReadOnlyList<string> Suggestions { get; init; }

    /// <summary>The command to go on with; <see langword="null"/> where a decision is missing.</summary>
    public required string? Next { get; init; }

    /// <summary>Decisions that are the reader's.</summary>
    public required IReadOnlyList<DoctorChoice> Choices { get; init; }
}
