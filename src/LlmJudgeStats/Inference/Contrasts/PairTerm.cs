namespace LlmJudgeStats.Inference;

/// <summary>
/// Items with two verdicts each, in a contrast: the share that only the first passes less the share that only the second passes, with
/// coefficient 1.
/// </summary>
/// <remarks>
/// <code>v = b/(μ + l) − c/(μ − l),  b/(μ + l) + c/(μ − l) + (n − b − c)/μ = 1</code>
/// A trinomial under the multiplier l. Source: kernels.md 1; methods of differences, two systems on the same items.
/// </remarks>
/// <param name="first">b: items that only the first passes.</param>
/// <param name="second">c: items that only the second passes.</param>
/// <param name="size">n: all items.</param>
internal readonly struct PairTerm(double first, double second, double size)
{
    private const int MaxSteps = 200;

    public double Size { get; } = size;

    public bool IsEmpty => Size == 0;

    private double Same => Size - first - second;

    /// <summary>The fit under a multiplier of 0 or more.</summary>
    public PairFit At(double l)
    {
        // Nothing on the second's side pulls: μ ends at l, and the second share takes up the slack.
        if (second == 0 && l > 0 && ((first / l / 2) + ((Size - first) / l)) <= 1)
        {
            var only = first / l / 2;
            var same = (Size - first) / l;
            return new(only, 1 - only - same, same, l, IsSlack: true);
        }
        var mu = Mu(l);
        return new(Share(first, mu + l), Share(second, mu - l), Same / mu, mu, IsSlack: false);
    }

    /// <summary>The variance of v: (pb + pc − v²)/n, as a sum of terms that are not negative.</summary>
    /// <remarks>Next to a share of 1 nothing would be left of the difference, and a very large multiplier needs it.</remarks>
    public double Variance(in PairFit fit) =>
        ((4 * fit.First * fit.Second) + (fit.Same * (fit.First + fit.Second))) / Size;

    /// <summary>Minus the derivative of v in l.</summary>
    public double Response(in PairFit fit)
    {
        var one = Curvature(first, fit.First);
        var other = Curvature(second, fit.Second);
        var rest = Curvature(Same, fit.Same);
        // A share that only takes up the slack moves with the others.
        if (fit.IsSlack) return (2 * fit.First / fit.Mu) + (fit.Same / fit.Mu);
        var all = one + other + rest;
        return all > 0 ? one + other - ((one - other) * (one - other) / all) : 0;
    }

    /// <summary>ℓ at the observed shares less ℓ at the fit.</summary>
    public double Drop(in PairFit fit, double l)
    {
        var over = Size - fit.Mu;
        if (fit.IsSlack) return PlainDrop(fit.First, fit.Second, fit.Same);
        return BinomialTerm.CellDrop(first, fit.First * (over - l), fit.First, Size)
            + BinomialTerm.CellDrop(second, fit.Second * (over + l), fit.Second, Size)
            + BinomialTerm.CellDrop(Same, fit.Same * over, fit.Same, Size);
    }

    /// <summary>The same for equal shares on both sides: chance, or no difference at all.</summary>
    public double PooledDrop()
    {
        var each = (first + second) / (2 * Size);
        return PlainDrop(each, each, Same / Size);
    }

    private double PlainDrop(double only, double other, double same) =>
        BinomialTerm.CellDrop(first, (only * Size) - first, only, Size)
            + BinomialTerm.CellDrop(second, (other * Size) - second, other, Size)
            + BinomialTerm.CellDrop(Same, (same * Size) - Same, same, Size);

    // Newton from a start that is not below the root: the sum of the shares falls and is convex in μ, but from above it steps over at most
    // once.
    private double Mu(double l)
    {
        if (l == 0) return Size;
        var low = Math.Max(second > 0 ? l : 0, 0);
        var mu = Math.Max(l + second, Size - (l * (first - second) / Size));
        for (var i = 0; i < MaxSteps; i++)
        {
            var one = Share(first, mu + l);
            var other = Share(second, mu - l);
            var same = Same / mu;
            var excess = one + other + same - 1;
            var slope = -(Curvature(first, one) + Curvature(second, other) + Curvature(Same, same));
            var next = mu - (excess / slope);
            if (!(next > low)) next = 0.5 * (mu + low);
            if (Math.Abs(next - mu) <= 1e-15 * mu) return next;
            mu = next;
        }
        return mu;
    }

    private static double Share(double count, double rate) => count == 0 ? 0 : count / rate;

    // p²/x, the square of a share over its count: minus the slope of the share.
    private static double Curvature(double count, double share) => count == 0 ? 0 : share * share / count;
}

/// <summary>Fitted shares: only the first passes, only the second, both or neither; and the multiplier μ of their sum.</summary>
internal readonly record struct PairFit(double First, double Second, double Same, double Mu, bool IsSlack);
