using System.Collections.Immutable;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Planning;

/// <summary>A plan: how many labels and test items, what they give, and what labels alone would give.</summary>
/// <remarks>
/// Half-widths are those that the default interval of the design has on average at the guess (<see cref="ExpectedWidth"/>): there is no
/// promise for the one study that will be made. Immutable, thread-safe. Source: decisions.md 9.
/// </remarks>
public sealed record PlanAnswer
{
    private static readonly double[] s_curve = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];

    private PlanAnswer(PlanQuestion question) => Question = question;

    /// <summary>What was asked.</summary>
    public PlanQuestion Question { get; }

    /// <summary>How many labels; <see langword="null"/> when no number reaches the goal.</summary>
    public long? Labels { get; private init; }

    /// <summary>How many of them human passes, or passes of the judge when they are chosen by verdict; <see langword="null"/> for a random
    /// sample.</summary>
    public long? LabelsPass { get; private init; }

    /// <summary>How many of them fails, likewise.</summary>
    public long? LabelsFail { get; private init; }

    /// <summary>How many test items without a label; <see langword="null"/> when no number reaches the goal.</summary>
    public long? Items { get; private init; }

    /// <summary>The expected half-width, in [0, 1/2]; <see langword="null"/> without sizes.</summary>
    public double? HalfWidth { get; private init; }

    /// <summary>The expected half-width with these labels and any number of test items.</summary>
    public double? HalfWidthItemsUnlimited { get; private init; }

    /// <summary>
    /// The expected half-width with these test items and any number of labels; with labels sampled from the test items, one on every judged
    /// item.
    /// </summary>
    public double? HalfWidthLabelsUnlimited { get; private init; }

    /// <summary>
    /// How many random labels stand against the plan, without a judge: as many as it has, or with prices as many as the budget, or what the
    /// plan costs, would buy.
    /// </summary>
    public long? LabelsOnly { get; private init; }

    /// <summary>The expected half-width of those (<see cref="ExpectedWidth.OfLabelsAlone"/>).</summary>
    public double? LabelsOnlyHalfWidth { get; private init; }

    /// <summary>Whether the goal is reached; true when there was none.</summary>
    public bool Feasible { get; private init; }

    /// <summary>
    /// Whether the judge buys anything: whether the plan, or the best that these labels can do, is narrower than the labels alone.
    /// <see langword="null"/> without labels.
    /// </summary>
    public bool? Worthwhile { get; private init; }

    /// <summary>What the plan costs; <see langword="null"/> without prices.</summary>
    public double? Cost { get; private init; }

    /// <summary>
    /// The smallest difference of two systems of these sizes that would be found with the probability of the question
    /// (<see cref="PlanQuestion.Chance"/>): one calibration for both by label; with sampled labels each its own, by the normal
    /// approximation. <see langword="null"/> without sizes, or where no difference would be.
    /// </summary>
    public double? DetectableDifference { get; private init; }

    /// <summary>How likely the gate of the question passes or fails if the guess is right; <see langword="null"/> without one.</summary>
    public GateChances? Chances { get; private init; }

    /// <summary>
    /// The fewest labels that would reach the goal with any number of test items, where these labels do not; <see langword="null"/>
    /// otherwise.
    /// </summary>
    public long? LabelsForAnyItems { get; private init; }

    /// <summary>The half-widths of a quarter to four times the labels, beside the same test items; empty without sizes.</summary>
    public ImmutableArray<PlanPoint> Curve { get; private init; } = [];

    /// <summary>The answer to a question. At most a few hundred expected half-widths, mostly about a dozen.</summary>
    /// <param name="question">What is known, and what is wanted.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="ArgumentNullException">No question.</exception>
    /// <exception cref="ArgumentException">
    /// Too little or too much is given (the message lists what goes together); a gate that the guess does not pass; a budget that buys no
    /// study; the rule of Lee et al. for labels by verdict.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PlanAnswer For(PlanQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var widths = new PlannedWidths(question, cancellationToken);
        var search = new PlanSearch(question, widths);
        var sizes = search.Solve();
        var answer = new PlanAnswer(question) { Labels = sizes.Labels, Items = sizes.Items, Feasible = sizes.IsFeasible };
        if (sizes is { Labels: { } labels, Items: { } items }) answer = answer.WithSizes(widths, labels, items, cancellationToken);
        else if (sizes.Labels is { } some) answer = answer.WithLabels(widths, search, some);
        else if (sizes.Items is { } there)
            answer = answer with { HalfWidthLabelsUnlimited = widths.WithEveryLabel(question.Labels ?? 0, there) };
        return answer;
    }

    private PlanAnswer WithSizes(PlannedWidths widths, long labels, long items, CancellationToken cancellationToken)
    {
        var cost = Question.Costs?.Of(labels, items);
        long[] numbers = [.. s_curve.Select(power => CurveLabels(labels, power)).Distinct()];
        var found = new double[numbers.Length + 2];
        InParallel.For(found.Length, i => found[i] =
            i == 0 ? widths.At(labels, double.PositiveInfinity)
            : i == 1 ? widths.WithEveryLabel(labels, items)
            : widths.At(numbers[i - 2], items), cancellationToken);
        var curve = numbers.Select((number, i) => new PlanPoint(number, found[i + 2])).ToImmutableArray();
        var halfWidth = curve.First(point => point.Labels == labels).HalfWidth;
        return Against(widths, labels, cost, halfWidth) with
        {
            HalfWidth = halfWidth,
            HalfWidthItemsUnlimited = found[0],
            HalfWidthLabelsUnlimited = found[1],
            Cost = cost,
            DetectableDifference = widths.Detectable(labels, items),
            Chances = widths.Chances(labels, items),
            Curve = curve,
        };
    }

    // These labels do not reach the goal, whatever the number of items.
    private PlanAnswer WithLabels(PlannedWidths widths, PlanSearch search, long labels)
    {
        var best = widths.At(labels, double.PositiveInfinity);
        return Against(widths, labels, cost: null, best) with
        {
            HalfWidthItemsUnlimited = best,
            LabelsForAnyItems = search.LabelsForAnyItems(),
        };
    }

    private PlanAnswer Against(PlannedWidths widths, long labels, double? cost, double halfWidth)
    {
        var alone = Question.Costs is { } costs && (Question.Budget ?? cost) is { } money ? costs.LabelsAlone(money) : labels;
        var aloneHalfWidth = widths.OfLabelsAlone(alone);
        var split = widths.Split(labels);
        var isRandom = split.Design == CalibrationDesign.Random;
        return this with
        {
            LabelsPass = isRandom ? null : split.Passes,
            LabelsFail = isRandom ? null : split.Fails,
            LabelsOnly = alone,
            LabelsOnlyHalfWidth = aloneHalfWidth,
            Worthwhile = halfWidth < aloneHalfWidth,
        };
    }

    private static long CurveLabels(long labels, double power) =>
        (long)Math.Clamp(Math.Floor((labels * Math.Pow(2, power)) + 0.5), 2, LabelSearch.Most);
}
