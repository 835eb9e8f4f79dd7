using System.Globalization;
using System.Runtime.InteropServices;
using LlmJudgeStats.JudgeConfidence;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>A column of confidences and what they are the probability of.</summary>
/// <param name="Name">The column.</param>
/// <param name="IsOfPass">Whether of passing; else of the verdict being right.</param>
internal sealed record ConfidenceColumns(string Name, bool IsOfPass)
{
    private const string Pass = "pass";
    private const string Verdict = "verdict";

    public static IReadOnlyList<string> Meanings { get; } = [Pass, Verdict];

    /// <summary>What was asked for; <see langword="null"/> where no column was named.</summary>
    public static ConfidenceColumns? Of(string? column, string? meaning)
    {
        var isOfPass = meaning?.ToLowerInvariant() switch
        {
            null or Verdict => false,
            Pass => true,
            _ => throw new UsageException($"--confidence-of {meaning}: use {Pass} (the probability that the item passes) or {Verdict} "
                + "(that the verdict is right)"),
        };
        if (column is null && meaning is not null)
            throw new UsageException("--confidence-of says what confidences mean: name their column (--confidence COL)");
        return column is null ? null : new(column, isOfPass);
    }

    /// <summary>The number in a cell; <see langword="null"/> where it is empty.</summary>
    public double? ValueOf(string text)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (text.Length == 0) return null;
        if (double.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 1) return number + 0.0;
        var hint = number is > 1 and <= 100 ? Invariant($"; did you mean {number / 100:G6}?") : "";
        throw new UsageException($"--confidence {Name}: '{PlainText.Escape(text)}' is no number from 0 to 1{hint}; write a decimal point, "
            + "and leave the cell empty where there is none");
    }

    /// <summary>What bands are made of: the probability of passing, or the confidence with a minus before that in a fail.</summary>
    public double ScoreOf(double confidence, double verdict) => IsOfPass || verdict == 1 ? confidence : 0 - confidence;

    /// <summary>Items with a verdict, a label or neither, as evidence of a pass rate.</summary>
    public ConfidenceSample Sample(IReadOnlyList<MeasuredItem> items, Func<MeasuredItem, double?> confidenceOf)
    {
        var labelled = new Confidences();
        var others = new Confidences();
        List<bool> labels = [];
        List<bool> without = [];
        var unjudged = 0L;
        foreach (var item in items)
        {
            if (item.Verdict is { } verdict && confidenceOf(item) is { } confidence)
            {
                (item.Label is null ? others : labelled).Add(confidence, verdict);
                if (item.Label is { } label) labels.Add(label == 1);
            }
            else if (item.Label is { } label) without.Add(label == 1);
            else unjudged++;
        }
        var sample = IsOfPass ? ConfidenceSample.OfOutcomes(labelled.All, CollectionsMarshal.AsSpan(labels), others.All)
            : ConfidenceSample.OfVerdicts(
                labelled.All, labelled.Passes, CollectionsMarshal.AsSpan(labels), others.All, others.Passes);
        return sample.WithUnjudged([.. without], unjudged);
    }

    /// <summary>Confidences, with the verdict beside each.</summary>
    private sealed class Confidences
    {
        private readonly List<double> _all = [];
        private readonly List<bool> _passes = [];

        public ReadOnlySpan<double> All => CollectionsMarshal.AsSpan(_all);

        public ReadOnlySpan<bool> Passes => CollectionsMarshal.AsSpan(_passes);

        public void Add(double confidence, double verdict)
        {
            _all.Add(confidence);
            _passes.Add(verdict == 1);
        }
    }
}
