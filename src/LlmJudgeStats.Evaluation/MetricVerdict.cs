using System.Globalization;
using Microsoft.Extensions.AI.Evaluation;

namespace LlmJudgeStats.Evaluation;

/// <summary>The verdict of a judge on one item, read off a metric: pass, fail, or missing and why.</summary>
/// <remarks>
/// <para>A metric without a value is missing, whatever its interpretation says: where a number could not be read that says "not failed",
/// where a truth value could not, "failed". With a value and an interpretation, the interpretation decides: it knows whether more is
/// better. Without one <see langword="true"/> is a pass, and numbers and words need a <see cref="PassRule"/>. NaN and an empty text are no
/// value.</para>
/// <para>Equality compares both parts. The default value is that of a result that has no such metric. Immutable, thread-safe.</para>
/// </remarks>
public readonly record struct MetricVerdict
{
    private MetricVerdict(MetricOutcome outcome, string reason)
    {
        Outcome = outcome;
        Reason = reason;
    }

    /// <summary>Pass, fail, or why there is neither.</summary>
    public MetricOutcome Outcome { get; }

    /// <summary>Why there is no verdict, in the evaluator's own words where it has some, as they are; empty for a pass or a fail.</summary>
    public string Reason => field ?? "the result has no metric of that name";

    /// <summary>Whether the item passed; <see langword="null"/> where there is no verdict.</summary>
    public bool? Passed => Outcome switch
    {
        MetricOutcome.Pass => true,
        MetricOutcome.Fail => false,
        MetricOutcome.Absent or MetricOutcome.NoValue or MetricOutcome.JudgeError => null,
    };

    /// <summary>Reads a verdict off a result.</summary>
    /// <param name="result">What an evaluator found.</param>
    /// <param name="metric">The name of the metric.</param>
    /// <param name="rule">Which numbers or words pass; needed for those without an interpretation, and refused beside one.</param>
    /// <exception cref="ArgumentNullException">No result, or no name.</exception>
    /// <exception cref="ArgumentException">
    /// A number or a word that needs a rule, a word that is in neither list of it, a rule that does not fit the metric, or a kind of metric
    /// that is none of boolean, numeric and string.
    /// </exception>
    public static MetricVerdict Of(EvaluationResult result, string metric, PassRule? rule = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(metric);
        if (!result.Metrics.TryGetValue(metric, out var found) || found is null) return default;
        if (!HasValue(found)) return Missing(found);
        if (found.Interpretation is { } interpretation)
        {
            return rule is null
                ? Of(!interpretation.Failed)
                : throw Refused(found, "has an interpretation, which decides, and a rule is for metrics without one; leave out the rule");
        }
        return Of(Value(found, rule));
    }

    private static bool HasValue(EvaluationMetric metric) => metric switch
    {
        EvaluationMetric<bool?> truth => truth.Value is not null,
        EvaluationMetric<double?> number => number.Value is { } value && !double.IsNaN(value),
        EvaluationMetric<string?> word => !string.IsNullOrWhiteSpace(word.Value),
        _ when metric.GetType() == typeof(EvaluationMetric) => false,
        _ => throw Refused(metric, "is none of a boolean, a numeric and a string metric; make one of these of its value"),
    };

    private static MetricVerdict Missing(EvaluationMetric metric)
    {
        var error = metric.Diagnostics?.FirstOrDefault(diagnostic => diagnostic.Severity == EvaluationDiagnosticSeverity.Error);
        return error is null
            ? new(MetricOutcome.NoValue, "the metric has no value")
            : new(MetricOutcome.JudgeError, error.Message ?? "");
    }

    private static bool Value(EvaluationMetric metric, PassRule? rule) => metric switch
    {
        EvaluationMetric<bool?> { Value: { } truth } => rule is null
            ? truth
            : throw Refused(metric, "is boolean: true is a pass, and a rule is for numbers or words; leave out the rule"),
        EvaluationMetric<double?> { Value: { } number } => rule is { IsForNumbers: true }
            ? rule.Passes(number)
            : throw Refused(metric, string.Create(CultureInfo.InvariantCulture,
                $"is the number {number} without an interpretation: say which numbers pass, with PassRule.AtLeast or PassRule.AtMost")),
        EvaluationMetric<string?> { Value: { } word } => rule is { IsForNumbers: false }
            ? rule.Passes(word) ?? throw Refused(metric, $"says {ShownText.Quoted(word)}, and the rule has {rule}: add it to one of them")
            : throw Refused(metric, $"is the text {ShownText.Quoted(word)} without an interpretation: say which words pass and which fail, "
                + "with PassRule.Words"),
        _ => throw Refused(metric, "has no value"),
    };

    private static MetricVerdict Of(bool passed) => new(passed ? MetricOutcome.Pass : MetricOutcome.Fail, "");

    private static ArgumentException Refused(EvaluationMetric metric, string why) =>
        new($"the metric {ShownText.Quoted(metric.Name)} {why}");
}
