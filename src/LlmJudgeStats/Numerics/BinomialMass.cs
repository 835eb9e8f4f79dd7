namespace LlmJudgeStats.Numerics;

/// <summary>The probabilities of 0 to n successes, and the range outside of which each tail holds less than <see cref="Tail"/>.</summary>
internal readonly struct BinomialMass
{
    /// <summary>What each of the two ends may leave out.</summary>
    public const double Tail = 1e-14;

    public BinomialMass(int n, double p)
    {
        Values = new double[n + 1];
        Fill(Values, p);
        if (n == 0 || p is 0 or 1)
        {
            First = p == 1 ? n : 0;
            Last = First;
            return;
        }
        First = 0;
        Last = n;
        for (var tail = Values[First]; tail < Tail; tail += Values[First]) First++;
        for (var tail = Values[Last]; tail < Tail; tail += Values[Last]) Last--;
    }

    /// <summary>The probabilities of 0 to n successes into a buffer of n + 1.</summary>
    public static void Fill(Span<double> values, double p)
    {
        var n = values.Length - 1;
        values.Clear();
        if (n == 0 || p is 0 or 1)
        {
            values[p == 1 ? n : 0] = 1;
            return;
        }
        // From the mode outwards: nothing overflows, and what underflows is nothing.
        var mode = Math.Min(n, (int)((n + 1) * p));
        values[mode] = 1;
        for (var k = mode; k < n; k++) values[k + 1] = values[k] * (n - k) / (k + 1) * (p / (1 - p));
        for (var k = mode; k > 0; k--) values[k - 1] = values[k] * k / (n - k + 1) * ((1 - p) / p);
        var total = 0.0;
        foreach (var value in values) total += value;
        foreach (ref var value in values) value /= total;
    }

    public double[] Values { get; }

    /// <summary>The first number of successes that counts.</summary>
    public int First { get; }

    /// <summary>The last number of successes that counts.</summary>
    public int Last { get; }
}
