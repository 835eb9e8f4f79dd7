namespace LlmJudgeStats.Runs;

/// <summary>How many of its runs each item passes: pass^k (all of k) and pass@k (at least one of k).</summary>
/// <remarks>
/// <code>pass^k: C(c, k)/C(n, k),  pass@k: 1 − C(n − c, k)/C(n, k),  c of n runs passed</code>
/// The values are without bias for every item whose runs are independent; the mean is over items. They are the judge's word, or a test's:
/// <see cref="EstimateWarnings.Uncorrected"/>. Source: judges.md 3. Equality is of reference. Immutable, thread-safe.
/// </remarks>
public sealed class RunTable
{
    private readonly long[] _passes;
    private readonly long[] _runs;

    /// <summary>Items with their runs.</summary>
    /// <param name="passes">How many runs of each item passed.</param>
    /// <param name="runs">How many runs each item has.</param>
    /// <exception cref="ArgumentException">Two different numbers of items, or more passes than runs, or fewer than none.</exception>
    public RunTable(ReadOnlySpan<long> passes, ReadOnlySpan<long> runs)
    {
        Check.SameLength(nameof(passes), passes.Length, nameof(runs), runs.Length);
        for (var i = 0; i < passes.Length; i++)
        {
            if (passes[i] < 0 || passes[i] > runs[i]) Throw.BadRuns(passes[i], runs[i], i, nameof(passes));
        }
        _passes = passes.ToArray();
        _runs = runs.ToArray();
    }

    /// <summary>How many items there are.</summary>
    public int Items => _passes.Length;

    /// <summary>The share of items that pass one run.</summary>
    /// <param name="design">How the items were chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    /// <exception cref="ArgumentException">An item without a run.</exception>
    public MeanStudy ToStudy(CalibrationDesign design) => Study(1, AllOf) with { Design = design };

    /// <summary>pass^k: the share of items that pass all of so many runs.</summary>
    /// <param name="runs">How many runs, one or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    /// <exception cref="ArgumentException">An item with fewer runs.</exception>
    public MeanStudy ToPassAllStudy(int runs) => Study(runs, AllOf);

    /// <summary>pass@k: the share of items that pass at least one of so many runs.</summary>
    /// <param name="runs">How many runs, one or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one.</exception>
    /// <exception cref="ArgumentException">An item with fewer runs.</exception>
    public MeanStudy ToPassAnyStudy(int runs) => Study(runs, (passes, all, k) => 1 - AllOf(all - passes, all, k));

    private MeanStudy Study(int runs, Func<long, long, int, double> value)
    {
        Check.AtLeastOne(runs, nameof(runs));
        var values = new double[Items];
        for (var i = 0; i < values.Length; i++)
        {
            if (_runs[i] < runs) Throw.FewRuns(_runs[i], runs, i, nameof(runs));
            values[i] = value(_passes[i], _runs[i], runs);
        }
        return new()
        {
            Table = StrataTable.FromItems(ValueRange.Unit, 1, new int[Items], values, []),
            Design = CalibrationDesign.Random,
        };
    }

    // C(c, k)/C(n, k), a product of k ratios below 1.
    private static double AllOf(long passes, long all, int runs)
    {
        if (passes < runs) return 0;
        var share = 1.0;
        for (var i = 0; i < runs; i++) share *= (double)(passes - i) / (all - i);
        return share;
    }
}
