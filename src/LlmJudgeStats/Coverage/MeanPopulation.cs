using System.Collections.Immutable;

namespace LlmJudgeStats.Coverage;

/// <summary>A population of values in strata: how often the judge decides for each stratum, and what people say in it.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record MeanPopulation
{
    private const double Tolerance = 1e-9;

    /// <summary>The share of each stratum, with a sum of 1.</summary>
    /// <exception cref="ArgumentException">Shares that are negative or do not sum to 1 within 1e-9.</exception>
    public required ImmutableArray<double> Shares { get; init => field = Distribution(value, nameof(Shares)); }

    /// <summary>For each stratum the probability of each value, with a sum of 1.</summary>
    /// <exception cref="ArgumentException">Probabilities that are negative or do not sum to 1 within 1e-9.</exception>
    public required ImmutableArray<ImmutableArray<double>> Values
    {
        get;
        init => field = [.. value.Select(stratum => Distribution(stratum, nameof(Values)))];
    }

    /// <summary>The mean of a value over the population, or with declared weights of its strata.</summary>
    /// <param name="values">What each value is worth.</param>
    /// <param name="weights">Declared weights; empty for the shares.</param>
    /// <exception cref="ArgumentException">Numbers of values or weights that do not fit.</exception>
    public double Mean(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var mean = 0.0;
        for (var h = 0; h < Values.Length; h++)
        {
            Check.SameLength(nameof(values), values.Length, nameof(Values), Values[h].Length);
            var own = 0.0;
            for (var c = 0; c < values.Length; c++) own += Values[h][c] * values[c];
            mean += (weights.IsEmpty ? Shares[h] : weights[h]) * own;
        }
        return mean;
    }

    /// <summary>What people say in a stratum, as a table has it: the population that its counts let one expect.</summary>
    /// <param name="table">A table of labelled items, and of others by stratum.</param>
    /// <param name="weights">Declared weights of its strata; empty where they are as observed.</param>
    /// <remarks>
    /// <code>w_h as the items fall, or declared;  π_hc = x_hc/f_h;  a stratum without a label: half at either end of the range</code>
    /// </remarks>
    /// <exception cref="ArgumentNullException">No table.</exception>
    /// <exception cref="ArgumentException">No items, or weights that do not fit.</exception>
    public static MeanPopulation Of(StrataTable table, ReadOnlySpan<double> weights)
    {
        ArgumentNullException.ThrowIfNull(table);
        var sizes = new double[table.Strata];
        if (!weights.IsEmpty) Check.SameLength(nameof(weights), weights.Length, nameof(table.Strata), table.Strata);
        for (var h = 0; h < sizes.Length; h++) sizes[h] = weights.IsEmpty ? table.Labelled(h) + table.Unlabelled(h) : weights[h];
        var all = sizes.Sum();
        if (!(all > 0)) throw new ArgumentException("a population needs items", nameof(table));
        return new()
        {
            Shares = [.. sizes.Select(size => size / all)],
            Values = [.. Enumerable.Range(0, table.Strata).Select(h => SharesOf(table, h, 0).ToImmutableArray())],
        };
    }

    /// <summary>
    /// The population with another mean that lies between this one and one whose items are all at an end of the range: everywhere the
    /// same share of items moves to that end.
    /// </summary>
    /// <param name="mean">The mean, in the range of the values.</param>
    /// <param name="values">What each value is worth, rising, with both ends of the range.</param>
    /// <param name="weights">Declared weights; empty for the shares.</param>
    /// <exception cref="ArgumentException">Numbers of values or weights that do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A mean outside the range of the values.</exception>
    public MeanPopulation WithMean(double mean, ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        var here = Mean(values, weights);
        Check.InRange(mean, values[0], values[^1], nameof(mean));
        if (mean == here) return this;
        var end = mean > here ? values.Length - 1 : 0;
        // No item moves from an end that the mean already is at.
        var moved = values[end] == here ? 0 : (mean - here) / (values[end] - here);
        return this with
        {
            Values = [.. Values.Select(stratum => stratum.Select((share, c) => ((1 - moved) * share) + (c == end ? moved : 0))
                .ToImmutableArray())],
        };
    }

    /// <summary>
    /// What people said in a stratum, with so much of an item more at both ends of the range; without any label these are all there is.
    /// </summary>
    internal static double[] SharesOf(StrataTable table, int stratum, double more)
    {
        var last = table.Values.Length - 1;
        if (table.Labelled(stratum) == 0) more = 0.5;
        var size = table.Labelled(stratum) + (2 * more);
        return [.. Enumerable.Range(0, last + 1).Select(c => (table.Labelled(stratum, c) + (c == 0 || c == last ? more : 0)) / size)];
    }

    private static ImmutableArray<double> Distribution(ImmutableArray<double> shares, string name)
    {
        var sum = 0.0;
        foreach (var share in shares) sum += Check.Unit(share, name);
        if (!(Math.Abs(sum - 1) <= Tolerance)) Throw.BadWeightSum(sum, name);
        return shares;
    }
}
