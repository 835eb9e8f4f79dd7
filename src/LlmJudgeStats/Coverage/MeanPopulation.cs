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

    private static ImmutableArray<double> Distribution(ImmutableArray<double> shares, string name)
    {
        var sum = 0.0;
        foreach (var share in shares) sum += Check.Unit(share, name);
        if (!(Math.Abs(sum - 1) <= Tolerance)) Throw.BadWeightSum(sum, name);
        return shares;
    }
}
