using System.Collections.Immutable;

namespace LlmJudgeStats.Planning;

/// <summary>What labels and items give for a mean.</summary>
/// <remarks>
/// <code>
/// expected counts: labels × w_h × π_hc and items × w_h;  w_h as the pilot's items fall, π_hc = x_hc/f_h
/// by verdict:      labels in proportion to w_h √v_h, v_h with half an item more at both ends, at least 10 of each stratum
/// half-width:      half of the kernel's interval at these counts
/// </code>
/// The interval of the counts that are expected, not the mean over all that may come: a few percent of a half-width where labels are few.
/// Immutable, thread-safe. Source: kernels.md 2.1.
/// </remarks>
public sealed record MeanPlan
{
    /// <summary>The fewest labels that are planned with.</summary>
    public const long FewestLabels = 20;

    /// <summary>The most labels or items that are looked for.</summary>
    public const long Most = 1_000_000_000;

    private static readonly double[] s_curve =
        [0.25, 0.35355339059327373, 0.5, 0.7071067811865476, 1, 1.4142135623730951, 2, 2.8284271247461903, 4];

    private MeanPlan()
    {
    }

    /// <summary>Items with a label; <see langword="null"/> where no number reaches the goal.</summary>
    public long? Labels { get; private init; }

    /// <summary>Items without a label; <see langword="null"/> where no number reaches the goal.</summary>
    public long? Items { get; private init; }

    /// <summary>The half-width, in the unit of the values; <see langword="null"/> where the goal is out of reach.</summary>
    public double? HalfWidth { get; private init; }

    /// <summary>With these labels and as many items as one likes; <see langword="null"/> where no labels were given or found.</summary>
    public double? HalfWidthItemsUnlimited { get; private init; }

    /// <summary>Of so many random labels and no judge; <see langword="null"/> likewise.</summary>
    public double? LabelsOnlyHalfWidth { get; private init; }

    /// <summary>Whether the goal can be reached.</summary>
    public bool IsFeasible { get; private init; }

    /// <summary>Whether the judge makes the interval narrower than the labels alone would; <see langword="null"/> likewise.</summary>
    public bool? IsWorthwhile => HalfWidth is { } width && LabelsOnlyHalfWidth is { } alone ? width < alone : null;

    /// <summary>The half-width of a quarter to four times the labels, with these items; empty where the goal is out of reach.</summary>
    public ImmutableArray<PlanPoint> Curve { get; private init; } = [];

    /// <summary>The plan for a question.</summary>
    /// <param name="question">What is given, and what is to be reached.</param>
    /// <exception cref="ArgumentNullException">No question.</exception>
    /// <exception cref="ArgumentException">
    /// Something else than two of labels, items and half-width; a size or a half-width out of range; a pilot without labels, or with labels
    /// that were not sampled from its items.
    /// </exception>
    public static MeanPlan For(MeanPlanQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var widths = new MeanWidths(question);
        return (question.Labels, question.Items, question.HalfWidth) switch
        {
            ({ } labels, { } items, null) => Of(widths, Size(labels), Size(items)),
            ({ } labels, null, { } goal) => WithItems(widths, Size(labels), Goal(goal, question)),
            (null, { } items, { } goal) => WithLabels(widths, Size(items), Goal(goal, question)),
            _ => throw new ArgumentException("needs exactly two of labels, items and a half-width", nameof(question)),
        };
    }

    private static MeanPlan Of(MeanWidths widths, long labels, long items) => new()
    {
        Labels = labels,
        Items = items,
        HalfWidth = widths.At(labels, items),
        HalfWidthItemsUnlimited = widths.At(labels, Most),
        LabelsOnlyHalfWidth = widths.OfLabelsAlone(labels),
        IsFeasible = true,
        Curve = [.. s_curve.Select(share => Math.Max(1, (long)Math.Round(share * labels))).Select(many =>
            new PlanPoint(many, widths.At(many, items)))],
    };

    private static MeanPlan WithItems(MeanWidths widths, long labels, double goal) => widths.At(labels, Most) <= goal
        ? Of(widths, labels, Smallest(10, items => widths.At(labels, items) <= goal))
        : new() { Labels = labels, HalfWidthItemsUnlimited = widths.At(labels, Most), LabelsOnlyHalfWidth = widths.OfLabelsAlone(labels) };

    private static MeanPlan WithLabels(MeanWidths widths, long items, double goal) => widths.At(Most, items) <= goal
        ? Of(widths, Smallest(FewestLabels, labels => widths.At(labels, items) <= goal), items)
        : new() { Items = items };

    // Doubling, then bisection: the width falls in both sizes.
    private static long Smallest(long least, Func<long, bool> reaches)
    {
        if (reaches(least)) return least;
        var low = least;
        var high = 2 * least;
        while (high < Most && !reaches(high))
        {
            low = high;
            high *= 2;
        }
        high = Math.Min(high, Most);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (reaches(middle)) high = middle;
            else low = middle;
        }
        return high;
    }

    private static long Size(long size) => size is >= 1 and <= Most ? size
        : throw new ArgumentException(Invariant($"a size must be from 1 to {Most}, and is {size}"), nameof(size));

    private static double Goal(double goal, MeanPlanQuestion question) => goal > 0 && goal < question.Pilot.Table.Range.Width / 2 ? goal
        : throw new ArgumentException("a half-width lies above 0 and below half of the range of the values", nameof(goal));
}
