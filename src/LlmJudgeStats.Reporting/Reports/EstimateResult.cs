using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Reporting;

/// <summary>What is said about one group: the evidence, the judge, the estimates, and one plain sentence.</summary>
/// <remarks>Complete: whoever writes it computes nothing. Immutable, thread-safe.</remarks>
public sealed record EstimateResult
{
    /// <summary>The value of each group column; <see langword="null"/> when there are no groups.</summary>
    public required IReadOnlyList<GroupKey>? Group { get; init; }

    /// <summary>How the labelled items were chosen; <see langword="null"/> when there are none.</summary>
    public required CalibrationDesign? Design { get; init; }

    /// <summary>Whether somebody said how the labelled items were chosen; without a word they are taken as coming from elsewhere.</summary>
    public required bool DesignIsDeclared { get; init; }

    /// <summary>The counts behind it.</summary>
    public required StudyCounts Counts { get; init; }

    /// <summary>The share of test items that the judge passed; <see langword="null"/> without any.</summary>
    public required double? JudgedRate { get; init; }

    /// <summary>
    /// Verdicts on all judged items, where the estimate that was asked for takes labelled ones as a sample of them; <see langword="null"/>
    /// elsewhere, and
    /// where no whole count says so.
    /// </summary>
    public required JudgeTally? AllJudged { get; init; }

    /// <summary>The share of <see cref="AllJudged"/> that the judge passed.</summary>
    public required double? AllJudgedRate { get; init; }

    /// <summary>
    /// The judge's error rates with their intervals; <see langword="null"/> without any calibration, and where labels chosen by verdict do
    /// not show them.
    /// </summary>
    public required JudgeQuality? Judge { get; init; }

    /// <summary>Whether both error rates were stated and not measured.</summary>
    public required bool JudgeIsKnown { get; init; }

    /// <summary>
    /// Whether the variance shares say where the uncertainty comes from. Not with known error rates; nor where a perfect score on a few
    /// labels has a variance of 0
    /// in the formula, for it is not certain for that.
    /// </summary>
    public required bool SharesAreTelling { get; init; }

    /// <summary>The estimates; the one that was asked for comes first. At least one.</summary>
    public required IReadOnlyList<ReportedEstimate> Estimates { get; init; }

    /// <summary>What is suspicious about the study whatever the method: see <see cref="StudyDiagnostics"/>.</summary>
    public required IReadOnlyList<Diagnostic> Suspicions { get; init; }

    /// <summary>
    /// The hidden labels of test items: a back-test; <see langword="null"/> when they are not to be shown or there are none.
    /// </summary>
    public required RevealedLabels? Revealed { get; init; }

    /// <summary>What labels were sampled from, where that is more than the two verdicts; <see langword="null"/> elsewhere.</summary>
    public required StrataFindings? Strata { get; init; }

    /// <summary>
    /// What was found about clusters, weights and strata of known shares; <see langword="null"/> where items are independent and count
    /// alike.
    /// </summary>
    public DependenceFindings? Dependence { get; init; }

    /// <summary>
    /// What the interval of <see cref="Main"/>, which is about items with a verdict, leaves possible for all items; <see langword="null"/>
    /// where there is nothing to add: every item has a verdict, those without are a stratum of their own, the method corrects nothing, or
    /// at most 2 % have none (labels chosen by verdict: however few).
    /// </summary>
    public required OuterLimits? Outer { get; init; }

    /// <summary>
    /// The nominal level of the interval that was asked for, where it was calibrated to the design; <see langword="null"/>: the level
    /// itself.
    /// </summary>
    public CalibratedLevel? CalibratedLevel { get; init; }

    /// <summary>Codes of what is to be cleared up about the file before the estimates are used.</summary>
    public required IReadOnlyList<string> Doubts { get; init; }

    /// <summary>What a gate found; <see langword="null"/> where none was asked.</summary>
    public GateFindings? Gate { get; init; }

    /// <summary>How far the estimate lies from the threshold of its gate; <see langword="null"/> without a gate or an estimate.</summary>
    internal double? DistanceFromGate { get; init; }

    /// <summary>The assumptions with what is known of each; empty in a report of more than <see cref="EstimateReport.GroupsInFull"/>
    /// results, of which thousands would have the same.</summary>
    internal IReadOnlyList<ChecklistItem> RestsOn { get; init; } = [];

    /// <summary>What was done in a sentence for a paper; empty in a report of more than <see cref="EstimateReport.GroupsInFull"/> results.
    /// </summary>
    internal string PaperSentence { get; init; } = "";

    /// <summary>The sources of the method that was asked for, and of its interval.</summary>
    internal IReadOnlyList<Citation> Sources { get; private init; } = [];

    /// <summary>What more labels or items would do; <see langword="null"/> where that was not computed, or cannot be said.</summary>
    internal Leverage? Leverage { get; init; }

    /// <summary>The posterior behind the estimate that was asked for; <see langword="null"/> where there is none, or it was not computed.
    /// </summary>
    internal PosteriorDensity? Posterior { get; init; }

    /// <summary>What the posterior rests on beside the data, in words; <see langword="null"/> where the method has no priors.</summary>
    internal string? Priors { get; init; }

    /// <summary>
    /// The rate that may be quoted; <see langword="null"/> where the data do not determine it, or the judge was taken at its word.
    /// </summary>
    internal double? CorrectedRate => Main.Estimate is { IsIdentified: true, Method.IsUncorrected: false, Point: var point }
        && double.IsFinite(point) ? point : null;

    /// <summary>What the judge says, errors and all; <see langword="null"/> without a test item.</summary>
    internal double? UncorrectedRate =>
        Estimates.FirstOrDefault(one => one.Estimate.Method.IsUncorrected)?.Estimate is { IsIdentified: true } naive
            ? naive.Point
            : JudgedRate;

    /// <summary>The result in one plain sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The estimate that was asked for.</summary>
    public ReportedEstimate Main => Estimates[0];

    /// <summary>Whose rate was asked for; the estimates beside it are about the population.</summary>
    public Target Target => Main.Estimate.Method.Target;

    /// <summary>Whether the labelled items are a part of the judged items, chosen at random or by verdict.</summary>
    public bool LabelsAreFromTestItems => Design is { IsFromTestItems: true };

    /// <summary>The result of what was found.</summary>
    /// <param name="findings">What was found.</param>
    public static EstimateResult Of(EstimateFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var study = findings.Study;
        var facts = EstimateFacts.Of(findings);
        var revealed = RevealedLabels.Of(findings.Revealed);
        return new()
        {
            Group = findings.Group,
            Design = facts.Design,
            DesignIsDeclared = findings.DesignIsDeclared,
            Counts = findings.Counts,
            JudgedRate = study.Test.IsEmpty ? null : study.Test.Rate,
            AllJudged = facts.AllJudged,
            AllJudgedRate = facts.AllJudgedRate,
            Judge = Quality(study.Calibration, findings.Main.Interval.Level),
            JudgeIsKnown = study.Calibration.IsKnown,
            SharesAreTelling = AreSharesTelling(study.Calibration),
            Estimates = [.. findings.Estimates.Select((estimate, i) => Reported(facts, in estimate, i, revealed))],
            Suspicions = facts.Suspicions,
            Revealed = revealed,
            Strata = findings.Strata,
            Dependence = findings.Dependence,
            CalibratedLevel = findings.CalibratedLevel,
            Doubts = [.. findings.Doubts.Select(doubt => doubt.Code).Distinct().Order(StringComparer.Ordinal)],
            Outer = facts.Unjudged?.Outer,
            Gate = findings.Gate,
            DistanceFromGate = findings is { Gate: { } gate, Main: { IsIdentified: true, Point: var point } }
                ? Math.Abs(point - gate.Decision.Gate.Threshold)
                : null,
            Leverage = findings.Leverage,
            Posterior = findings.Posterior,
            Priors = findings.Priors,
            Sources = SourcesOf(findings.Main.Method),
            Sentence = findings.Gate?.Sentence ?? EstimateSentence.Of(facts),
        };
    }

    private static IReadOnlyList<Citation> SourcesOf(EstimationMethod method) =>
        [.. new[] { method.Citation, method.Traits?.Citation }.OfType<Citation>().DistinctBy(citation => citation.Key)];

    // Labels chosen by verdict do not show sensitivity and specificity (pass-rates.md 0.1): their raw shares would mislead.
    private static JudgeQuality? Quality(Calibration calibration, double level) =>
        calibration is { IsEmpty: true } or { Design: CalibrationDesign.ByVerdict, IsKnown: false }
            ? null
            : JudgeStats.Quality(calibration, level);

    private static bool AreSharesTelling(Calibration calibration) =>
        !calibration.IsKnown && !IsPerfect(calibration.Sensitivity) && !IsPerfect(calibration.Specificity);

    private static bool IsPerfect(Proportion rate) => !rate.IsKnown && rate.Variance == 0;

    private static ReportedEstimate Reported(EstimateFacts facts, in JudgeEstimate estimate, int index, RevealedLabels? revealed)
    {
        var study = facts.Findings.Study;
        var isMain = index == 0;
        var warnings = WarningNames.Of(estimate.Warnings);
        return new()
        {
            Estimate = estimate,
            Shares = VarianceShares.Of(in study, in estimate),
            EffectiveLabels = EffectiveLabels.Of(in study, in estimate),
            Coverage = isMain ? facts.Findings.Coverage : null,
            ContainsRevealed = revealed is null ? null : estimate.Interval.Contains(revealed.Rate),
            Warnings = warnings,
            WarningsAndSuspicions = [.. warnings, .. isMain ? FurtherCodes(facts.Suspicions, estimate.Warnings) : []],
            Method = facts.Findings.Dependence is null ? ReportMethod.Of(estimate.Method) : ReportMethod.OfClusters(estimate.Method),
        };
    }

    // What the warnings of the estimate say already is not said twice.
    private static IEnumerable<string> FurtherCodes(IReadOnlyList<Diagnostic> suspicions, EstimateWarnings warnings) =>
        suspicions.Where(suspicion => suspicion.Severity >= DiagnosticSeverity.Warning).Select(suspicion => suspicion.Code)
            .Except(Diagnostic.Of(warnings).Select(diagnostic => diagnostic.Code));
}
