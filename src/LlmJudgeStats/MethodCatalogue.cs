using LlmJudgeStats.Agreement;
using LlmJudgeStats.Audit;
using LlmJudgeStats.Claims;
using LlmJudgeStats.Comparison;
using LlmJudgeStats.JudgeConfidence;
using LlmJudgeStats.LabelQuality;
using LlmJudgeStats.Monitoring;
using LlmJudgeStats.Multiclass;
using LlmJudgeStats.Preferences;
using LlmJudgeStats.Scores;
using LlmJudgeStats.Strengths;

namespace LlmJudgeStats;

/// <summary>The catalogue of every family: whatever method an estimate of this library names stands here, with its interval.</summary>
/// <remarks>
/// Ids and traits are told beside each formula, and read here. Estimators of a pass rate by their id: <see cref="JudgeEstimators"/>.
/// </remarks>
public static class MethodCatalogue
{
    /// <summary>The pass rate of one system, from its judge's verdicts and what is known of the judge.</summary>
    public static MethodFamily PassRates { get; } = new("pass rates", "docs/methods/pass-rates.md",
        [.. JudgeEstimators.Methods.SelectMany(method => method.Methods), RoganGladenEstimator.MethodWhenNothingFits]);

    /// <summary>The pass rate of exactly the items that were judged.</summary>
    public static MethodFamily JudgedItems { get; } =
        new("judged items", "docs/methods/finite.md", [PostStratifiedEstimator.MethodOfItems]);

    /// <summary>
    /// The mean of a bounded value: scores, win rates, votes, runs, accuracies, biases, and whatever else becomes a
    /// <see cref="MeanStudy"/>.
    /// </summary>
    public static MethodFamily Means { get; } = new("means", "docs/methods/kernels.md",
        [.. StratifiedMeanEstimator.Methods, LabelledMeanEstimator.Default.Method]);

    /// <summary>The mean of scores of any unit, as published; for scores on a declared scale <see cref="Means"/>.</summary>
    public static MethodFamily Scores { get; } = new("scores", "docs/methods/scores.md", PredictionPoweredScoreEstimator.Methods);

    /// <summary>The decisive win rate; for the others <see cref="Means"/>.</summary>
    public static MethodFamily Preferences { get; } =
        new("preferences", "docs/methods/preferences.md", [DecisiveRateEstimator.Default.Method]);

    /// <summary>The shares of many classes.</summary>
    public static MethodFamily Classes { get; } = new("classes", "docs/methods/classes.md",
        [StratifiedClassEstimator.Default.Method, MisclassificationEstimator.Default.Method, NaiveClassEstimator.Default.Method]);

    /// <summary>Differences of two systems.</summary>
    public static MethodFamily Differences { get; } = new("differences", "docs/methods/decisions.md",
        [.. DifferenceEstimator.Methods, YoudenDifference.Method]);

    /// <summary>Systems on one scale, from battles in pairs.</summary>
    public static MethodFamily Strengths { get; } = new("strengths", "docs/methods/strengths.md",
        [.. BradleyTerryEstimator.Methods, .. DavidsonEstimator.Methods]);

    /// <summary>How well raters agree.</summary>
    public static MethodFamily Agreement { get; } = new("agreement", "docs/methods/agreement.md", AgreementEstimator.Methods);

    /// <summary>Rates behind labels that err, and a judge beside people's consistency.</summary>
    public static MethodFamily LabelQuality { get; } = new("label quality", "docs/methods/human-error.md",
        [.. LabelErrorEstimator.Methods, .. NormalizedAccuracyEstimator.Methods]);

    /// <summary>A judge that says how sure it is.</summary>
    public static MethodFamily JudgeConfidence { get; } = new("judge confidence", "docs/methods/confidence.md",
        [AucEstimator.Default.Method, .. BrierScore.Methods, .. Reliability.Methods, SelectiveAccuracy.AreaMethod]);

    /// <summary>Means that are looked at again and again, and the anchors of their judge.</summary>
    public static MethodFamily Monitoring { get; } =
        new("monitoring", "docs/methods/monitoring.md", [.. AnytimeProfile.Methods, AnchorAlarm.MethodOfChanges]);

    /// <summary>What published scores support.</summary>
    public static MethodFamily Claims { get; } =
        new("claims", "docs/methods/claims.md", [ClaimEstimator.Default.Method, PublishedRanks.Method]);

    /// <summary>Whether a benchmark is worth trusting.</summary>
    public static MethodFamily Audit { get; } =
        new("audit", "docs/methods/audit.md", [.. AuditChecks.All.Select(check => check.Method)]);

    /// <summary>Every family, pass rates first.</summary>
    public static IReadOnlyList<MethodFamily> Families { get; } =
    [
        PassRates, JudgedItems, Means, Scores, Preferences, Classes, Differences, Strengths, Agreement, LabelQuality, JudgeConfidence,
        Monitoring, Claims, Audit,
    ];
}
