using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Reporting;

/// <summary>What is said about two systems: what was found, and one plain sentence.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record ComparisonResult
{
    private ComparisonResult(ComparisonFindings findings) => Findings = findings;

    /// <summary>What was found.</summary>
    public ComparisonFindings Findings { get; }

    /// <summary>The judge of both; <see langword="null"/> unless they share a calibration.</summary>
    public JudgeQuality? Judge { get; private init; }

    /// <summary>The judge on A and on B; <see langword="null"/> unless each has a calibration of its own.</summary>
    public ComparedJudges? Judges { get; private init; }

    /// <summary>The normal deviate of the simultaneous interval; <see langword="null"/> without one.</summary>
    internal double? SimultaneousDeviate { get; private init; }

    /// <summary>Names of the warnings.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What the method assumes, and where it comes from.</summary>
    public required ReportMethod Method { get; init; }

    /// <summary>The result in one plain sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What the calibration is to the systems: <c>shared</c>, <c>own</c> or <c>sampled</c>.</summary>
    public string CalibrationId => Findings.Answer.Study.Kind switch
    {
        ComparisonKind.SharedCalibration or ComparisonKind.SameItems => "shared",
        ComparisonKind.OwnCalibrations => "own",
        ComparisonKind.LabelledTogether or ComparisonKind.LabelledSeparately => "sampled",
    };

    /// <summary>Whether both systems were judged on the same items and compared on them.</summary>
    public bool IsPaired => Findings.Answer.Study.Kind is ComparisonKind.SameItems or ComparisonKind.LabelledTogether;

    /// <summary>The result of what was found.</summary>
    /// <param name="findings">What was found.</param>
    public static ComparisonResult Of(ComparisonFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var study = findings.Answer.Study;
        var level = findings.Question.Level;
        return new(findings)
        {
            Judge = study.SharesCalibration ? JudgeStats.Quality(study.A.Calibration, level) : null,
            Judges = study.Kind == ComparisonKind.OwnCalibrations
                ? new(JudgeStats.Quality(study.A.Calibration, level), JudgeStats.Quality(study.B.Calibration, level))
                : null,
            SimultaneousDeviate = findings.Pair.Simultaneous is { } interval ? Multiplicity.DeviateOf(interval.Level) : null,
            Warnings = WarningNames.Of(findings.Answer.Difference.Warnings),
            Method = ReportMethod.Of(findings.Answer.Difference),
            Sentence = ComparisonSentence.Of(findings),
        };
    }
}
