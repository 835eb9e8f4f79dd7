using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Audit;

/// <summary>How two rows of numbers go together in order: correlations of ranks, with intervals that hold at few points.</summary>
/// <remarks>Values within 1e-12 of each other are tied and share the mean of their ranks. Source: audit.md 4 and 8.</remarks>
public static class RankCorrelation
{
    /// <summary>Points from which there is an interval.</summary>
    public const int FewestPoints = 5;

    private const int MostEnumerated = 9;
    private const double VarianceOfTau = 0.55;

    /// <summary>Spearman's rho, the correlation of mid-ranks; NaN when one row is constant.</summary>
    /// <param name="x">Numbers.</param>
    /// <param name="y">As many.</param>
    /// <exception cref="ArgumentException">Lengths that differ.</exception>
    public static double Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Check.SameLength(nameof(x), x.Length, nameof(y), y.Length);
        var ofX = DoubledRanks(x);
        var ofY = DoubledRanks(y);
        var xy = Products(ofX, ofY);
        var xx = Products(ofX, ofX);
        var yy = Products(ofY, ofY);
        return xx == 0 || yy == 0 ? double.NaN : Math.Clamp(xy / (Math.Sqrt(xx) * Math.Sqrt(yy)), -1, 1);
    }

    /// <summary>Kendall's tau-b; NaN when one row is constant.</summary>
    /// <param name="x">Numbers.</param>
    /// <param name="y">As many.</param>
    /// <exception cref="ArgumentException">Lengths that differ.</exception>
    public static double Kendall(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var pairs = OrderedPairs.Of(x, y);
        var base2 = Math.Sqrt(pairs.UntiedX) * Math.Sqrt(pairs.UntiedY);
        return base2 == 0 ? double.NaN : Math.Clamp((pairs.Concordant - pairs.Discordant) / base2, -1, 1);
    }

    /// <summary>The interval of a rank correlation of so many points.</summary>
    /// <remarks>
    /// <code>tanh(atanh c ± κ z √((1 + c²/2)/(T − 3))),  c = ρ kept within ±(1 − 6/(T³ − T))</code>
    /// The point is always included; with fewer than 5 points all of [−1, 1]. After Bonett &amp; Wright (2000); κ is 1 for independent
    /// points.
    /// </remarks>
    /// <param name="rho">The correlation, in [−1, 1].</param>
    /// <param name="points">How many points.</param>
    /// <param name="level">Coverage probability, strictly between 0 and 1.</param>
    /// <param name="kappa">What the interval is widened by, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A correlation, a level or a factor that is none.</exception>
    public static IntervalEstimate SpearmanInterval(double rho, int points, double level, double kappa = 1)
    {
        Check.Between(rho, -1, 1, nameof(rho));
        Check.Between(kappa, 1, double.MaxValue, nameof(kappa));
        var z = Confidence.TwoSided(Check.Level(level, nameof(level))).Quantile;
        if (points < FewestPoints) return new(-1, 1, level);
        return new(SpearmanLimit(rho, points, -kappa * z), SpearmanLimit(rho, points, kappa * z), level);
    }

    /// <summary>The interval of Kendall's tau-b of so many points.</summary>
    /// <remarks><code>tanh(atanh c ± z √(.55/(K − 4))),  c = τ kept within ±(1 − 1/m), m pairs</code></remarks>
    /// <param name="tau">The correlation, in [−1, 1].</param>
    /// <param name="points">How many points.</param>
    /// <param name="level">Coverage probability, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A correlation or a level that is none.</exception>
    public static IntervalEstimate KendallInterval(double tau, int points, double level)
    {
        Check.Between(tau, -1, 1, nameof(tau));
        var z = Confidence.TwoSided(Check.Level(level, nameof(level))).Quantile;
        if (points < FewestPoints) return new(-1, 1, level);
        var edge = 1 - (2.0 / points / (points - 1));
        var middle = Math.Atanh(Math.Clamp(tau, -edge, edge));
        var half = z * Math.Sqrt(VarianceOfTau / (points - 4));
        return new(Math.Min(tau, Math.Tanh(middle - half)), Math.Max(tau, Math.Tanh(middle + half)), level);
    }

    /// <summary>The chance of a rank correlation at least as high when the order means nothing.</summary>
    /// <remarks>
    /// Exact over all orders for at most 9 points, else Student's t with T − 2 degrees of freedom. NaN when a row is constant.
    /// </remarks>
    /// <param name="x">Numbers.</param>
    /// <param name="y">As many, three or more.</param>
    /// <exception cref="ArgumentException">Lengths that differ.</exception>
    public static double GreaterP(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var rho = Spearman(x, y);
        if (double.IsNaN(rho) || x.Length < 3) return double.NaN;
        if (x.Length <= MostEnumerated) return ExactP(DoubledRanks(x), DoubledRanks(y));
        var rest = 1 - (rho * rho);
        if (rest < AuditTolerance.Variance) return rho > 0 ? 0 : 1;
        var t = rho * Math.Sqrt((x.Length - 2) / rest);
        var tail = StudentT.UpperTail(Math.Abs(t), x.Length - 2);
        return t >= 0 ? tail : 1 - tail;
    }

    internal static double SpearmanLimit(double rho, int points, double deviate)
    {
        var edge = 1 - (6 / ((double)points * points * points - points));
        var c = Math.Clamp(rho, -edge, edge);
        var limit = Math.Tanh(Math.Atanh(c) + (deviate * Math.Sqrt((1 + (c * c / 2)) / (points - 3))));
        return deviate < 0 ? Math.Min(rho, limit) : Math.Max(rho, limit);
    }

    // Twice the mid-ranks: whole numbers, so that sums are exact.
    private static long[] DoubledRanks(ReadOnlySpan<double> values)
    {
        var keys = values.ToArray();
        int[] order = [.. Enumerable.Range(0, keys.Length).OrderBy(i => keys[i])];
        var ranks = new long[keys.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && keys[order[to]] - keys[order[to - 1]] <= AuditTolerance.Equal) to++;
            for (var i = from; i < to; i++) ranks[order[i]] = from + 1 + to;
            from = to;
        }
        return ranks;
    }

    // Sums of products of deviations; the mean of doubled ranks is T + 1.
    private static double Products(long[] x, long[] y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += (double)(x[i] - x.Length - 1) * (y[i] - x.Length - 1);
        return sum;
    }

    // Orders counted by their sum of products: one set of places after the other, so that no order is listed.
    private static double ExactP(long[] x, long[] y)
    {
        var count = x.Length;
        var seen = 0L;
        for (var i = 0; i < count; i++) seen += x[i] * y[i];
        var ways = new Dictionary<long, long>[1 << count];
        ways[0] = new() { [0] = 1 };
        for (var set = 0; set < ways.Length; set++)
        {
            var next = System.Numerics.BitOperations.PopCount((uint)set);
            if (next == count) break;
            for (var place = 0; place < count; place++)
            {
                if ((set >> place & 1) != 0) continue;
                ways[set | (1 << place)] ??= [];
                var into = ways[set | (1 << place)];
                foreach (var (sum, number) in ways[set])
                    System.Runtime.InteropServices.CollectionsMarshal
                        .GetValueRefOrAddDefault(into, sum + (x[next] * y[place]), out _) += number;
            }
            ways[set] = null!;
        }
        var above = 0.0;
        var all = 0.0;
        foreach (var (sum, number) in ways[^1])
        {
            all += number;
            if (sum >= seen) above += number;
        }
        return above / all;
    }
}
