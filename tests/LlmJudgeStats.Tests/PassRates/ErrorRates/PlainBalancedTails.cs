namespace LlmJudgeStats.Tests.PassRates;

/// <summary>
/// The test behind balanced tails written down as pass-rates.md 3.9c has it: bisection, plain logarithms, no kernel. Good to about 1e-10 at
/// ordinary counts.
/// </summary>
internal sealed record PlainBalancedTails(double Passed, double Items, double RightFails, double Fails, double RightPasses, double Passes)
{
    public required double LeastShare { get; init; }

    public required double Factor { get; init; }

    // A quarter to each verdict, a quarter of an error to each class.
    private double K => Passed + 0.25;

    private double N => Items + 0.5;

    private double M1 => Passes + 0.25;

    private double M0 => Fails + 0.25;

    private (double P, double S, double T) Free => (K / N, RightPasses / M1, RightFails / M0);

    /// <summary>θ′, of the data with the quarters added.</summary>
    public double Estimate => (Free.P + Free.T - 1) / (Free.S + Free.T - 1);

    public bool IsBetterThanChance => Free.S + Free.T > 1;

    /// <summary>The same study with pass and fail exchanged.</summary>
    public PlainBalancedTails Flip() => new(Items - Passed, Items, RightPasses, Passes, RightFails, Fails)
    {
        LeastShare = LeastShare,
        Factor = Factor,
    };

    /// <summary>r − f z(1 − a(t)): above 0 where t is refuted.</summary>
    public double Excess(double t, double level)
    {
        var (p, s, tn) = Free;
        var contrast = p - (t * s) - ((1 - t) * (1 - tn));
        var (fp, fs, ft) = Fit(t);
        var (vp, vs, vt) = (fp * (1 - fp) / N, t * t * fs * (1 - fs) / M1, (1 - t) * (1 - t) * ft * (1 - ft) / M0);
        var variance = vp + vs + vt;
        var youden = fs + ft - 1;
        var pooled = (K + RightPasses + M0 - RightFails) / (N + M0 + M1);
        var likelihood = youden < 0 ? Likelihood(pooled, pooled, 1 - pooled) : Likelihood(fp, fs, ft);
        var deviance = 2 * (Likelihood(p, s, tn) - likelihood);
        var (hp, hs, ht) = (1 / Items, t / M1, (1 - t) / M0);
        var steps = (hp / 4) + ((hs + ht) / 40)
            + ((Smoothed(hp, variance - vp) + Smoothed(hs, variance - vs) + Smoothed(ht, variance - vt)) / 3);
        var root = contrast > 0 ? Math.Sqrt(Math.Max(0, deviance)) * Math.Max(0, 1 - (steps / contrast)) : 0;
        var sigma = youden > 1e-4 ? Math.Sqrt(variance) / youden : 1e4;
        var (y0, y1) = (Math.Pow(t / (2.2 * sigma), 4), Math.Pow((1 - t) / (2.2 * sigma), 4));
        var (h0, h1) = 2.2 * sigma > 1000 ? (y0, y1) : (y0 / (1 + y0), y1 / (1 + y1));
        var share = LeastShare + ((1 - (2 * LeastShare)) * (1 - (h0 / (h0 + h1))));
        return root - (Factor * MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 1 - ((1 - level) * share)));
    }

    /// <summary>The smallest rate that is not refuted, by walking up in so many steps and halving the last one.</summary>
    public double Lower(double level, int steps)
    {
        if (!IsBetterThanChance || Estimate <= 0 || Excess(0, level) <= 0) return 0;
        var top = Math.Min(Estimate, 1);
        var below = 0.0;
        for (var i = 1; i <= steps; i++)
        {
            var t = top * i / steps;
            if (i < steps && Excess(t, level) > 0)
            {
                below = t;
                continue;
            }
            var above = t;
            for (var j = 0; j < 60; j++)
            {
                var middle = 0.5 * (below + above);
                if (Excess(middle, level) > 0) below = middle;
                else above = middle;
            }
            return above;
        }
        return top;
    }

    private static double Smoothed(double h, double others) => h > 0 ? h * Math.Exp(-10 * others / (h * h)) : 0;

    private (double P, double S, double T) Fit(double t)
    {
        var (p, s, tn) = Free;
        var (low, high) = (0.0, N + M0 + M1);
        for (var i = 0; i < 200; i++)
        {
            var l = 0.5 * (low + high);
            var (a, b, c) = At(l);
            if (a - (t * b) - ((1 - t) * (1 - c)) > 0) low = l;
            else high = l;
        }
        return At(0.5 * (low + high));

        (double P, double S, double T) At(double l) => (Rate(N, p, l), Rate(M1, s, -l * t), Rate(M0, tn, l * (1 - t)));
    }

    // M (p̂ − q) = u q (1 − q).
    private static double Rate(double m, double rate, double u)
    {
        if (Math.Abs(u) < 1e-9) return rate;
        return (m + u - Math.Sqrt(((m + u) * (m + u)) - (4 * u * m * rate))) / (2 * u);
    }

    private double Likelihood(double p, double s, double t) =>
        Term(K, p) + Term(N - K, 1 - p) + Term(RightPasses, s) + Term(M1 - RightPasses, 1 - s) + Term(RightFails, t)
            + Term(M0 - RightFails, 1 - t);

    private static double Term(double count, double rate) => count == 0 ? 0 : count * Math.Log(rate);
}
