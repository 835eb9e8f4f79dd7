using LlmJudgeStats.Data;

namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>A file and how to read it.</summary>
internal sealed record FileEvidence
{
    public required string Path { get; init; }

    public required JudgmentReaderOptions Options { get; init; }

    public required bool Reveal { get; init; }

    /// <summary>A second file with labels; <see langword="null"/> without one.</summary>
    public string? LabelsFile { get; init; }

    /// <summary>The names of its key columns there.</summary>
    public IReadOnlyList<string> KeysThere { get; init; } = [];

    /// <summary>Whether labels of some groups calibrate all.</summary>
    public bool SharesLabels { get; init; }

    /// <summary>Whose labels do; <see langword="null"/> for those of all groups.</summary>
    public RowFilter? Lenders { get; init; }

    /// <summary>The shares of strata in the population; <see langword="null"/> without.</summary>
    public StratumShares? Shares { get; init; }

    /// <summary>A file of these shares; <see langword="null"/> without one.</summary>
    public string? SharesFile { get; init; }

    /// <summary>Error rates that were stated for every group; empty when none were.</summary>
    public Calibration Stated { get; init; }

    /// <summary>The same with one group for each criterion, where the rows are judgments of several.</summary>
    public FileEvidence PerCriterion() => Options.Criteria.Count == 0 || Options.GroupColumns.Contains(Criterion.Column)
        ? this
        : this with { Options = Options with { GroupColumns = [.. Options.GroupColumns, Criterion.Column] } };

    /// <summary>The same with the shares of its file read.</summary>
    public FileEvidence WithShares() => SharesFile is { } shares ? this with { Shares = ShareReader.Read(shares) } : this;
}
