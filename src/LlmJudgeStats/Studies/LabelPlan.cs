namespace LlmJudgeStats;

/// <summary>How many items get a human label, and how they are chosen.</summary>
/// <remarks>Equality compares all parts. The default value plans no label. Immutable, thread-safe.</remarks>
public readonly record struct LabelPlan
{
    private LabelPlan(CalibrationDesign design, int passes, int fails, long count)
    {
        Design = design;
        Passes = passes;
        Fails = fails;
        Count = count;
    }

    /// <summary>How the labelled items are chosen.</summary>
    public CalibrationDesign Design { get; }

    /// <summary>
    /// How many of them are chosen as passes: human passes, or passes of the judge when they are chosen by verdict. 0 for a random sample:
    /// chance decides there.
    /// </summary>
    public int Passes { get; }

    /// <summary>How many of them are chosen as fails, likewise.</summary>
    public int Fails { get; }

    /// <summary>How many items are labelled.</summary>
    public long Count { get; }

    /// <summary>
    /// Labelled items from elsewhere (<see cref="CalibrationDesign.External"/>): so many human passes and so many human fails.
    /// </summary>
    /// <param name="passes">How many passes.</param>
    /// <param name="fails">How many fails.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public static LabelPlan External(int passes, int fails) => Of(CalibrationDesign.External, passes, fails);

    /// <summary>So many human passes and so many human fails (<see cref="CalibrationDesign.ByLabel"/>).</summary>
    /// <param name="passes">How many passes.</param>
    /// <param name="fails">How many fails.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public static LabelPlan ByLabel(int passes, int fails) => Of(CalibrationDesign.ByLabel, passes, fails);

    /// <summary>A simple random sample of the test population (<see cref="CalibrationDesign.Random"/>).</summary>
    /// <param name="labels">The size of the sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public static LabelPlan Random(int labels) => new(CalibrationDesign.Random, 0, 0, Check.Count(labels, nameof(labels)));

    /// <summary>So many passes and so many fails of the judge (<see cref="CalibrationDesign.ByVerdict"/>).</summary>
    /// <param name="passes">How many passes.</param>
    /// <param name="fails">How many fails.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number.</exception>
    public static LabelPlan ByVerdict(int passes, int fails) => Of(CalibrationDesign.ByVerdict, passes, fails);

    /// <summary>The plan of any design; of a random sample only the sum counts.</summary>
    internal static LabelPlan Of(CalibrationDesign design, int passes, int fails)
    {
        var count = (long)Check.Count(passes, nameof(passes)) + Check.Count(fails, nameof(fails));
        return design == CalibrationDesign.Random ? new(design, 0, 0, count) : new(design, passes, fails, count);
    }
}
