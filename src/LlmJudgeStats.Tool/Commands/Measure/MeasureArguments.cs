using LlmJudgeStats.Multiclass;
using LlmJudgeStats.Tool.Commands.Files;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>What was asked about values other than pass and fail.</summary>
internal sealed record MeasureArguments : IReportArguments
{
    public required MeasureKind Kind { get; init; }

    /// <summary>The file; <see langword="null"/> where counts were given.</summary>
    public FileEvidence? File { get; init; }

    /// <summary>How the file is read; <see langword="null"/> where counts were given.</summary>
    public MeasureOptions? Reading { get; init; }

    /// <summary>Counts from the command line; <see langword="null"/> where there is a file.</summary>
    public MeanStudy? Counted { get; init; }

    /// <summary>What the columns of the counts are called; empty where nobody said so.</summary>
    public IReadOnlyList<string> CountedClasses { get; init; } = [];

    /// <summary>Counts of labels by verdicts; <see langword="null"/> where there are none.</summary>
    public ConfusionMatrix? Matrix { get; init; }

    /// <summary>Whether rows of one id are taken for independent ones.</summary>
    public bool IgnoresClusters => Reading?.Reading is { DuplicateIds: DuplicateIds.Independent };

    /// <summary>Whether items without a verdict are left out.</summary>
    public bool DropsNone { get; init; }

    public required CalibrationDesign Design { get; init; }

    public required double Level { get; init; }

    public required StratifiedMeanInterval Interval { get; init; }

    /// <summary>Whether the labels alone are the answer.</summary>
    public bool IsLabelsOnly { get; init; }

    /// <summary>A prediction-powered interval; <see langword="null"/> unless it was asked for.</summary>
    public PredictionPoweredVariant? Powered { get; init; }

    /// <summary>The judge's scale, where scores from elsewhere are cut into classes; <see langword="null"/> elsewhere.</summary>
    public ValueRange? VerdictRange { get; init; }

    /// <summary>Classes that are put together.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Merges { get; init; } = [];

    /// <summary>Whether clusters were named that the pairs of both orders do not keep.</summary>
    public bool LosesClusters { get; init; }

    public IReadOnlyList<double> SharesAtLeast { get; init; } = [];

    /// <summary>Declared bands; empty where they are made by the rule.</summary>
    public IReadOnlyList<double> Bands { get; init; } = [];

    /// <summary>How sure the judge is; <see langword="null"/> where that is not asked.</summary>
    public ConfidenceColumns? Confidence { get; init; }

    public bool IsDecisive { get; init; }

    public bool IsNet { get; init; }

    public bool Each { get; init; }

    /// <summary>What is asked of a gate; <see langword="null"/> where none is.</summary>
    public MeasureQuestion? Gate { get; init; }

    public required OutputTarget Target { get; init; }

    public string? InputPath => File?.InputPath;
}
