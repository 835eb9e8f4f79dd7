using LlmJudgeStats.Coverage;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Planning;

/// <summary>What is known of a study to come, and what is wanted of it.</summary>
/// <remarks>
/// <para>Exactly one of: <see cref="Labels"/> and <see cref="Items"/>; labels and a goal; items and a goal; a goal and
/// <see cref="Costs"/>; a <see cref="Budget"/> and costs, with a goal or without. The goal is a <see cref="HalfWidth"/>, or a
/// <see cref="Gate"/> that is to pass. Prices may stand beside any of them, to say what the study costs, and a gate beside both sizes, to
/// say how likely it passes.</para>
/// <para>Equality compares all parts. Immutable, thread-safe. Source: decisions.md 9.3.</para>
/// </remarks>
public sealed record PlanQuestion
{
    internal const long FewestLabels = 20;
    internal const long FewestItems = 10;

    internal const string Combinations = "`PlanQuestion.Labels` and `PlanQuestion.Items`; `PlanQuestion.Labels` and a goal; "
        + "`PlanQuestion.Items` and a goal; a goal and `PlanQuestion.Costs`; `PlanQuestion.Budget` and `PlanQuestion.Costs`, with a goal "
        + "or without (a goal is `PlanQuestion.HalfWidth` or `PlanQuestion.Gate`)";

    /// <summary>How the labelled items will be chosen.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public required CalibrationDesign Design { get; init => field = Check.Defined(value); }

    /// <summary>The rates that are expected, guessed or from a pilot (<see cref="JudgeGuess.FromPilot"/>).</summary>
    /// <exception cref="ArgumentException">A judge that is not better than chance (J ≤ 0).</exception>
    public required JudgeGuess Guess { get; init => field = ExpectedWidth.Usable(value, nameof(Guess)); }

    /// <summary>Coverage probability of the interval, strictly between 0 and 1; .95 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside (0, 1).</exception>
    public double Level { get; init => field = Check.Level(value); } = IntervalEstimate.DefaultLevel;

    /// <summary>How many items get a label, from 2 to 1,000,000,000; <see langword="null"/>: to be found.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public long? Labels { get; init => field = value is { } labels ? Check.Planned(labels, 2) : null; }

    /// <summary>
    /// How many test items there are beside them, with a verdict and no label, from 1 to 1,000,000,000; <see langword="null"/>: to be
    /// found.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public long? Items { get; init => field = value is { } items ? Check.Planned(items, 1) : null; }

    /// <summary>The expected half-width that is wanted, strictly between 0 and 1/2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside (0, 1/2).</exception>
    public double? HalfWidth { get; init => field = value is { } width ? Check.HalfWidth(width) : null; }

    /// <summary>The gate that is to pass, at the level as a one-sided one; <see langword="null"/>: none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The default value, which has no threshold.</exception>
    public Gate? Gate
    {
        get;
        init
        {
            if (value is { } gate) Check.Inside(gate.Threshold);
            field = value;
        }
    }

    /// <summary>
    /// The probability with which the gate is to pass if the guess is right, and with which a difference is to be found, strictly between 0
    /// and 1; .8 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside (0, 1).</exception>
    public double Chance { get; init => field = Check.Inside(value); } = GateNeeds.DefaultChance;

    /// <summary>The money that there is, in the currency of the prices, above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0, NaN, or above 1e12.</exception>
    public double? Budget { get; init => field = value is { } money ? Check.Price(money) : null; }

    /// <summary>What a label and a verdict cost.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The default value, which has no prices.</exception>
    public LabelCosts? Costs
    {
        get;
        init
        {
            if (value is { } costs) Check.Price(costs.Label);
            field = value;
        }
    }

    /// <summary>How labels are shared out between passes and fails.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public LabelAllocation Allocation { get; init => field = Check.Defined(value); }

    /// <summary>
    /// By how much items that belong together are worth less, from 1 (independent items, the default) to 1e6: an approximation, one factor
    /// for all sizes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public double DesignEffect { get; init => field = Check.DesignEffect(value); } = 1;

    /// <summary>The method whose interval is planned.</summary>
    public EstimationMethod Method => Estimator.Method;

    internal IJudgeEstimator Estimator => IsFromTestItems ? PostStratifiedEstimator.Default : AsymmetricErrorEstimator.Default;

    internal bool IsFromTestItems => Design.IsFromTestItems;

    /// <summary>How near a limit has to come: half the width that is wanted, or the distance of the guess from the threshold.</summary>
    internal double? Goal => HalfWidth ?? (Gate is { } gate ? Math.Abs(Guess.PassRate - gate.Threshold) : null);

    /// <exception cref="ArgumentException">
    /// Too little, or too much, is given; a gate that the guess does not pass, or at a level that a one-sided limit cannot have.
    /// </exception>
    internal PlanKind Kind
    {
        get
        {
            if (HalfWidth is not null && Gate is not null)
                throw new ArgumentException("a plan has one goal: a half-width, or a gate that is to pass; leave one of them out");
            if (Gate is { } gate) CheckGate(gate);
            return KindOf();
        }
    }

    private void CheckGate(Gate gate)
    {
        Check.OneSidedLevel(Level, nameof(Level));
        var isPassing = gate.Side == GateSide.AtLeast ? Guess.PassRate > gate.Threshold : Guess.PassRate < gate.Threshold;
        if (!isPassing) Throw.WrongSideOfGate(Guess.PassRate, gate.ToString());
    }

    // Beside both sizes a gate is no goal, but a question.
    private PlanKind KindOf() => (Labels, Items, HasGoal, Budget, Costs) switch
    {
        ({ }, { }, _, null, _) when HalfWidth is null => PlanKind.Sizes,
        ({ }, null, true, null, _) => PlanKind.Items,
        (null, { }, true, null, _) => PlanKind.Labels,
        (null, null, true, null, { }) => PlanKind.Cheapest,
        (null, null, _, { }, { }) => PlanKind.Budget,
        _ => throw new ArgumentException($"a plan starts from exactly one of: {Combinations}"),
    };

    private bool HasGoal => HalfWidth is not null || Gate is not null;
}

/// <summary>What is looked for.</summary>
internal enum PlanKind
{
    /// <summary>Nothing: both sizes are given.</summary>
    Sizes,

    /// <summary>Test items for a goal.</summary>
    Items,

    /// <summary>Labels for a goal.</summary>
    Labels,

    /// <summary>Both, for a goal, as cheap as can be.</summary>
    Cheapest,

    /// <summary>Both, for a budget.</summary>
    Budget,
}
