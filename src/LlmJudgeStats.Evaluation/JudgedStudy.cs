using System.Globalization;

namespace LlmJudgeStats.Evaluation;

/// <summary>The study of a collection of results, and what became of every item.</summary>
/// <remarks>Equality compares all parts. Immutable, thread-safe.</remarks>
public sealed record JudgedStudy
{
    private const double Many = 0.02;    // of the items; below it the answer hardly depends on them

    /// <summary>The name of the metric that is the judge's verdict.</summary>
    public required string Metric { get; init; }

    /// <summary>What estimators and gates take.</summary>
    public required JudgeStudy Study { get; init; }

    /// <summary>Items with a verdict and no label: those that are tested.</summary>
    public required JudgeTally Test { get; init; }

    /// <summary>Items with a verdict and a label.</summary>
    public required ConfusionCounts Labelled { get; init; }

    /// <summary>Items without a verdict: in no part of the study, and so not in the pass rate.</summary>
    public required UnjudgedItems Unjudged { get; init; }

    /// <summary>Of <see cref="Unjudged"/>, those with a diagnostic of severity error.</summary>
    public required long JudgeErrors { get; init; }

    /// <summary>Of <see cref="Unjudged"/>, those whose result has no metric of that name.</summary>
    public required long WithoutMetric { get; init; }

    /// <summary>Labels of items that were not added; 0 where labels came from a callback, or were counted before.</summary>
    public long UnmatchedLabels { get; init; }

    /// <summary>All items that were added: tested, labelled, and without a verdict.</summary>
    public long Items => Test.Count + Labelled.Count + Unjudged.Count;

    /// <summary>What is to be said of the collection: LJS2041 for items without a verdict; empty when there is nothing.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => Unjudged.Count == 0 ? [] :
    [
        new("LJS2041", Unjudged.Count > Many * Items ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            "Some items have no verdict. The pass rate is that of items with a verdict.", "Judge them again.") { Detail = WhichUnjudged },
    ];

    // None where every item stands alone.
    internal ClusteredCounts? Clusters { get; init; }

    /// <summary>
    /// For people: <c>Items: 302 = 200 tested + 100 labelled + 2 without a verdict; labels that met no item: 3</c>. Invariant culture.
    /// </summary>
    public override string ToString()
    {
        var unmatched = UnmatchedLabels > 0 ? $"; labels that met no item: {Number(UnmatchedLabels)}" : "";
        return $"Items: {Number(Items)} = {Number(Test.Count)} tested + {Number(Labelled.Count)} labelled + {Number(Unjudged.Count)} "
            + $"without a verdict{unmatched}";
    }

    private string WhichUnjudged => string.Create(CultureInfo.InvariantCulture,
        $"{Unjudged.Count} of {Items} items ({100.0 * Unjudged.Count / Items:F1}%) have none: judge errors {JudgeErrors}, no such metric ")
        + $"{Number(WithoutMetric)}, no value {Number(Unjudged.Count - JudgeErrors - WithoutMetric)}; people passed "
        + $"{Number(Unjudged.Labels.Positives)} of {Number(Unjudged.Labels.Count)} labelled ones.";

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);
}
