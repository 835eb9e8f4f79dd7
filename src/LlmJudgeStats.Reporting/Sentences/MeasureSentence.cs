using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Reporting;

/// <summary>The answer of an <c>estimate</c> beyond a pass rate, in one sentence.</summary>
public static class MeasureSentence
{
    /// <summary>The sentence: the value, its interval, what it rests on, and the doubt that must not be overlooked.</summary>
    /// <param name="estimates">The estimates; the first is the answer, or one of several shares.</param>
    /// <param name="labels">How many labels were read.</param>
    /// <param name="items">How many items there are; <see langword="null"/> where weights were declared.</param>
    /// <param name="doubt">What speaks against the interval.</param>
    public static string Of(IReadOnlyList<MeasuredEstimate> estimates, double labels, double? items, SentenceDoubt doubt)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        var main = estimates[0];
        MeasuredEstimate[] answers = main.Of is null ? [main] : [.. estimates.Where(one => one.Quantity == main.Quantity)];
        var values = string.Join("; ", answers.Select(Answer));
        values = char.ToUpperInvariant(values[0]) + values[1..];
        var level = main.JointLevel is { } joint
            ? $"{PlainText.Level(joint)}, all intervals together" : $"{PlainText.Level(main.Estimate.Interval.Level)} interval";
        var from = items is { } all
            ? Invariant($"{labels:0.##} labels of {all:0.##} items")
            : Invariant($"{labels:0.##} labels, weights as declared");
        return $"{values} ({level}; {from}){Word(doubt, "interval is")}.";
    }

    /// <summary>The sentence of a gate: the verdict, the limit that shows it, and what it is about.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="main">What it is about.</param>
    /// <param name="doubt">What speaks against the limits.</param>
    public static string Of(MeasureGate gate, MeasuredEstimate main, SentenceDoubt doubt)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(main);
        var asked = $"{main.Name} {(gate.Side == GateSide.AtLeast ? "at least" : "at most")} {MeasureText.Of(main, gate.Threshold)}";
        var limits = $"one-sided limits {MeasureText.Of(main, gate.Lower)} and {MeasureText.Of(main, gate.Upper)}, each at "
            + $"{PlainText.Level(gate.Level)}";
        var word = gate.Verdict switch
        {
            GateVerdict.Pass => "Pass",
            GateVerdict.Fail => "Fail",
            GateVerdict.Inconclusive => gate.IsAllowed ? "Not decided (allowed)" : "Not decided",
        };
        var promise = gate.Doubt is { } unkept ? $" {unkept.Words}." : "";
        return $"{word}: {asked}; {limits}{Word(doubt, "limits are")}.{promise}";
    }

    /// <summary>The sentence of a comparison: the word, by how much, and the doubt that must not be overlooked.</summary>
    /// <param name="comparison">What was compared.</param>
    /// <param name="main">The difference.</param>
    public static string Of(MeasuredComparison comparison, MeasuredEstimate main)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(main);
        var a = Phrases.Name(comparison.A);
        var b = Phrases.Name(comparison.B);
        var interval = main.Estimate.Interval;
        var level = main.JointLevel is { } joint
            ? $"{PlainText.Level(joint)}, all intervals together" : $"{PlainText.Level(interval.Level)} interval";
        var what = main.Of is null ? "" : $" in the share of {Phrases.Name(main.Of)}";
        var inside = comparison.WithinMargin == true ? ", which is less than the margin" : "";
        var doubt = comparison.IsTooNarrow ? SentenceDoubt.ItemsRepeat : SentenceDoubt.None;
        var answer = main.Estimate.IsIdentified
            ? $"{a} minus {b} is {MeasureText.Point(main)}{what}, {MeasureText.Limits(main)} ({level}){inside}"
            : $"the data do not determine {a} minus {b}{what}; they allow {MeasureText.Limits(main)} ({level})";
        return $"{ComparisonSentence.Word(comparison.Verdict)}: {answer}{Word(doubt, "interval is")}.";
    }

    private static string Word(SentenceDoubt doubt, string what) => doubt switch
    {
        SentenceDoubt.None => "",
        SentenceDoubt.ItemsRepeat => $". Items repeat, so the {what} too narrow",
    };

    private static string Answer(MeasuredEstimate one)
    {
        // A name of somebody's own may end in a number.
        var name = one.Of is null ? one.Name : one.Name + ":";
        return one.Estimate.IsIdentified
            ? $"{name} {MeasureText.Point(one)}, {MeasureText.Limits(one)}"
            : $"{one.Name}: no point, the data allow {MeasureText.Limits(one)}";
    }
}
