namespace LlmJudgeStats.Numerics;

/// <summary>The probabilities of 0 to n successes, and the range outside of which each tail holds less than <see cref="Tail"/>.</summary>
internal readonly struct BinomialMass
{
    /// <summary>What each of the two ends may leave out.</summary>
    public const double Tail = 1e-14;

    public BinomialMass(int n, double p)
    {
        Values = new double[n + 1];
        if (n == 0 || p is 0 or 1)
        {
            (First, Last) = p == 1 ? (n, n) : (0, 0);
            Values[First] = 1;
            return;
        }
        // From the mode outwards: nothing overflows, and what underflows is nothing.
        var mode = Math.Min(n, (int)((n + 1) * p));
        Values[mode] = 1;
        for (var k = mode; k < n; k++) Values[k + 1] = Values[k] * (n - k) / (k + 1) * (p / (1 - p));
        for (var k = mode; k > 0; k--) Values[k - 1] = Values[k] * k / (n - k + 1) * ((1 - p) / p);
        var total = 0.0;
        foreach (var value in Values) total += value;
        for (var k = 0; k <= n; k++) Values[k] /= total;

        (First, Last) = (0, n);
        for (var tail = Values[First]; tail < Tail; tail += Values[First]) First++;
        for (var tail = Values[Last]; tail < Tail; tail += Values[Last]) Last--;
    }

    public double[] Values { get; }

    /// <summary>The first number of successes that counts.</summary>
    public int First { get; }

    /// <summary>The last number of successes that counts.</summary>
    public int Last { get; }
}
