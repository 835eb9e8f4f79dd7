namespace LlmJudgeStats.Reporting;

/// <summary>What was found for one group: the evidence, the judge, the estimates, and one plain sentence.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record EstimateResult
{
    /// <summary>The value of each group column; <see langword="null"/> when there are no groups.</summary>
    public IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>What was asked of the estimators.</summary>
    public required JudgeStudy Study { get; init; }

    /// <summary>Whether somebody said how the labelled items were chosen; without a word they are taken as coming from elsewhere.</summary>
    public bool DesignIsDeclared { get; init; } = true;

    /// <summary>The counts behind it.</summary>
    public required StudyCounts Counts { get; init; }

    /// <summary>The judge's error rates with their intervals; <see langword="null"/> without any calibration.</summary>
    public JudgeQuality? Judge { get; init; }

    /// <summary>The estimates; the one that was asked for comes first. At least one.</summary>
    /// <exception cref="ArgumentException">No estimate.</exception>
    public required IReadOnlyList<JudgeEstimate> Estimates
    {
        get;
        init => field = value is { Count: > 0 } ? value : throw new ArgumentException("a result has at least one estimate", nameof(value));
    }

    /// <summary>The hidden labels of test items: a back-test; <see langword="null"/> when they are not to be shown or there are none.</summary>
    public JudgeTally? Revealed { get; init; }

    /// <summary>What is behind the estimate that was asked for; <see langword="null"/> when it was not looked into.</summary>
    public EstimateDetails? Details { get; init; }

    /// <summary>The estimate that was asked for.</summary>
    public JudgeEstimate Main => Estimates[0];

    /// <summary>What is suspicious about the study whatever the method: see <see cref="StudyDiagnostics"/>.</summary>
    public IReadOnlyList<Diagnostic> Suspicions =>
        [.. StudyDiagnostics.Of(Study, Main.Interval.Level), .. DesignIsDeclared ? [] : StudyDiagnostics.OfUndeclared(Study)];

    /// <summary>Names of the warnings of an estimate, and, for the one that was asked for, the codes of what else is suspicious.</summary>
    /// <param name="estimate">One of the estimates.</param>
    public IReadOnlyList<string> WarningsOf(JudgeEstimate estimate) =>
    [
        .. WarningNames.Of(estimate.Warnings),
        .. estimate != Main ? [] : Suspicions.Where(suspicion => suspicion.Severity == DiagnosticSeverity.Warning).Select(suspicion => suspicion.Code)
            .Except(Diagnostic.Of(estimate.Warnings).Select(diagnostic => diagnostic.Code)),
    ];

    /// <summary>The result in one plain sentence.</summary>
    public string Sentence => EstimateSentence.Of(this);

    /// <summary>The share of passes among the hidden labels; <see langword="null"/> when there are none.</summary>
    public double? RevealedRate => Revealed is { } labels && !((Proportion)labels).IsEmpty ? ((Proportion)labels).Rate : null;

    /// <summary>How the labelled items were chosen; <see langword="null"/> when there are none.</summary>
    public CalibrationDesign? Design => Study.Calibration is { IsEmpty: false, IsKnown: false } calibration ? calibration.Design : null;

    /// <summary>Whether the labelled items are a part of the judged items, chosen at random or by verdict.</summary>
    public bool LabelsAreFromTestItems => Design is CalibrationDesign.Random or CalibrationDesign.ByVerdict;

    /// <summary>
    /// Verdicts on all judged items, where the estimate that was asked for takes labelled ones as a sample of them; <see langword="null"/> elsewhere, and
    /// where no whole count says so.
    /// </summary>
    public JudgeTally? AllJudged
    {
        get
        {
            if (!LabelsAreFromTestItems || Main.Method is not { UsesVerdicts: true, UsesSampledLabels: true }) return null;
            var (se, sp) = (Study.Calibration.Sensitivity, Study.Calibration.Specificity);
            var (passed, all) = (Study.Test.Successes + se.Successes + sp.Failures, Study.Test.Size + se.Size + sp.Size);
            return all is > 0 and < long.MaxValue ? JudgeTally.Of((long)passed, (long)all) : null;
        }
    }
}
