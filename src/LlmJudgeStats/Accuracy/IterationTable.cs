using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Accuracy;

/// <summary>The same items under several iterations of a judge or a system: did it get better, and by how much an iteration?</summary>
/// <remarks>
/// Changes are those of each item, so that what makes an item hard drops out. Values may be any in a declared range: right and wrong,
/// scores,
/// wins with ties. Source: judges.md 2. Equality is of reference. Immutable, thread-safe.
/// </remarks>
public sealed class IterationTable
{
    private readonly double[] _values;
    private readonly int[] _categoryOf;

    private IterationTable(ValueRange range, int iterations, double[] values, int[] categoryOf)
    {
        Range = range;
        Iterations = iterations;
        _values = values;
        _categoryOf = categoryOf;
        Categories = categoryOf.Length == 0 ? 1 : categoryOf.Max() + 1;
    }

    /// <summary>The range of a value.</summary>
    public ValueRange Range { get; }

    /// <summary>How many iterations there are, two or more.</summary>
    public int Iterations { get; }

    /// <summary>How many items there are.</summary>
    public int Items => _categoryOf.Length;

    /// <summary>How many categories the items have.</summary>
    public int Categories { get; }

    /// <summary>Values of items that have no category.</summary>
    /// <param name="range">The range of a value.</param>
    /// <param name="iterations">How many iterations there are, two or more.</param>
    /// <param name="values">A row for each item, with one value for each iteration.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two iterations, or a range without width.</exception>
    /// <exception cref="ArgumentException">A value outside the range, or a row that is not whole.</exception>
    public static IterationTable Of(ValueRange range, int iterations, ReadOnlySpan<double> values) =>
        Of(range, iterations, values, new int[iterations > 0 ? values.Length / iterations : 0]);

    /// <summary>Values of items in categories.</summary>
    /// <param name="range">The range of a value.</param>
    /// <param name="iterations">How many iterations there are, two or more.</param>
    /// <param name="values">A row for each item, with one value for each iteration.</param>
    /// <param name="categoryOf">The category of each item, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two iterations, a range without width, or a negative category.</exception>
    /// <exception cref="ArgumentException">A value outside the range, or another number of rows than categories.</exception>
    public static IterationTable Of(ValueRange range, int iterations, ReadOnlySpan<double> values, ReadOnlySpan<int> categoryOf)
    {
        if (iterations < 2) Throw.Outside(iterations, nameof(iterations), "two iterations or more are needed");
        if (!(range.Width > 0)) Throw.EmptyRange(range.Lower, range.Upper, nameof(range));
        if (values.Length != (long)iterations * categoryOf.Length)
            Throw.WrongTable(categoryOf.Length, iterations, values.Length, nameof(values));
        for (var i = 0; i < values.Length; i++)
        {
            if (!range.Contains(values[i])) Throw.OutsideRange(values[i], i, range.Lower, range.Upper, nameof(values));
        }
        foreach (var category in categoryOf) Check.Count(category, nameof(categoryOf));
        return new(range, iterations, values.ToArray(), categoryOf.ToArray());
    }

    /// <summary>The change from the first iteration to the last, every item alike.</summary>
    /// <param name="design">How the items were chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public MeanStudy ToStudy(CalibrationDesign design) =>
        new() { Table = ChangeTable(0, Iterations - 1).AsOneStratum(), Design = design };

    /// <summary>The change between two iterations, every item alike.</summary>
    /// <param name="from">The iteration before, from 0.</param>
    /// <param name="to">The iteration after.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such iteration.</exception>
    public MeanStudy ToChangeStudy(int from, int to) =>
        new() { Table = ChangeTable(from, to).AsOneStratum(), Design = CalibrationDesign.Random };

    /// <summary>The change between two iterations, as an average over categories with declared weights.</summary>
    /// <param name="from">The iteration before, from 0.</param>
    /// <param name="to">The iteration after.</param>
    /// <param name="weights">What each category counts for: positive, with a sum of 1. Empty: every category alike.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such iteration.</exception>
    /// <exception cref="ArgumentException">
    /// A weight that is not positive, a sum that is not 1 within 1e-9, or another number of weights than categories.
    /// </exception>
    public MeanStudy ToChangeStudy(int from, int to, ReadOnlySpan<double> weights) =>
        MeanStudy.OfCategories(ChangeTable(from, to), weights);

    /// <summary>What is gained an iteration: the slope of each item's values, on average over items.</summary>
    /// <remarks><code>Σ c_t v_t,  c_t = (t − t̄)/Σ (t − t̄)²</code></remarks>
    public MeanStudy ToTrendStudy()
    {
        var slopes = new double[Iterations];
        var middle = (Iterations - 1) / 2.0;
        var squares = 0.0;
        for (var t = 0; t < Iterations; t++) squares += (t - middle) * (t - middle);
        var rising = 0.0;
        for (var t = 0; t < Iterations; t++)
        {
            slopes[t] = (t - middle) / squares;
            rising += Math.Max(slopes[t], 0);
        }
        var bound = rising * Range.Width;
        var values = new double[Items];
        for (var i = 0; i < values.Length; i++)
        {
            for (var t = 0; t < Iterations; t++) values[i] += slopes[t] * (Value(i, t) - Range.Lower);
            // Sums of slopes round; no item can change by more than the bound.
            values[i] = Math.Clamp(values[i], -bound, bound);
        }
        return new()
        {
            Table = StrataTable.FromItems(new(-bound, bound), 1, new int[Items], values, []),
            Design = CalibrationDesign.Random,
        };
    }

    /// <summary>Whether the iterations rise: by the change from each to the next, every item alike.</summary>
    /// <param name="level">The level of the statement, strictly between 0.5 and 1.</param>
    /// <param name="margin">A decrease that does not count, zero or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0.5, 1), or a negative margin.</exception>
    public Monotonicity Monotone(double level, double margin)
    {
        Check.OneSidedLevel(level, nameof(level));
        Check.NotNegative(margin, nameof(margin));
        var declines = new double[Iterations - 1];
        var hasNoDecrease = true;
        for (var t = 0; t < declines.Length; t++)
        {
            var change = ToChangeStudy(t, t + 1);
            declines[t] = StratifiedMeanEstimator.Default.PValue(in change, 0, Alternative.Less);
            hasNoDecrease &= StratifiedMeanEstimator.Default.Limit(in change, IntervalSide.Lower, level) > -margin;
        }
        var isRefuted = Multiplicity.Holm(declines).Any(p => p < 1 - level);
        return isRefuted ? Monotonicity.Decreases : hasNoDecrease ? Monotonicity.DoesNotDecrease : Monotonicity.Undecided;
    }

    private StrataTable ChangeTable(int from, int to)
    {
        Check.Index(from, Iterations, nameof(from));
        Check.Index(to, Iterations, nameof(to));
        var changes = new double[Items];
        for (var i = 0; i < changes.Length; i++) changes[i] = Value(i, to) - Value(i, from);
        return StrataTable.FromItems(new(-Range.Width, Range.Width), Categories, _categoryOf, changes, []);
    }

    private double Value(int item, int iteration) => _values[(item * Iterations) + iteration];
}
