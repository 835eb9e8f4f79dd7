namespace LlmJudgeStats.Tests.Dependence;

/// <summary>
/// Limits of the mean label of exactly these items (section 9 of the page on dependent data), labels a random subset, of all or within each
/// verdict: the likelihood as it is written, under three nested halvings.
/// </summary>
internal static class PlainFiniteTest
{
    private const int Halvings = 110;

    /// <summary>A verdict: items with it, labelled ones that are passes, labelled ones that are fails.</summary>
    public readonly record struct Stratum(double Items, double Passes, double Fails)
    {
        public double Labels => Passes + Fails;

        public double Unseen => 1 - (Labels / Items);
    }

    /// <summary>The rate with each verdict at the share of its labels; a verdict without one has none, and so has the rate.</summary>
    public static double Point(params IReadOnlyList<Stratum> strata) =>
        strata.Where(h => h.Items > 0).Sum(h => h.Items / strata.Sum(g => g.Items) * (h.Passes / h.Labels));

    public static (double Lower, double Upper) Limits(double z, params IReadOnlyList<Stratum> strata) =>
        (Lower(z, strata), 1 - Lower(z, [.. strata.Select(h => new Stratum(h.Items, h.Fails, h.Passes))]));

    private static double Lower(double z, IReadOnlyList<Stratum> all)
    {
        var size = all.Sum(h => h.Items);
        var seen = all.Sum(h => h.Passes) / size;
        var strata = all.Where(h => h.Items > 0).ToArray();
        // What is labelled throughout is known, and takes no part in the likelihood.
        var known = strata.Where(h => h.Labels == h.Items).Sum(h => h.Items / size * (h.Passes / h.Items));
        var open = strata.Where(h => h.Labels < h.Items).ToArray();
        if (open.Length == 0) return seen;
        var sum = open.Sum(Sigma);
        var terms = open.Select(h =>
        {
            var delta = 0.5 * Math.Pow(Sigma(h) / sum, 1.5);
            return (Weight: h.Items / size, X: Math.Max(0, h.Passes - delta) / h.Unseen, F: h.Labels / h.Unseen);
        }).ToArray();
        // A verdict without labels counts as 0: nothing in the likelihood holds it up.
        var top = known + terms.Sum(h => h.F == 0 ? 0 : h.Weight * (h.X / h.F));
        var (low, high) = (known, top);
        for (var i = 0; i < Halvings; i++)
        {
            var t = 0.5 * (low + high);
            if (2 * Loss(terms, t - known) <= z * z) high = t;
            else low = t;
        }
        return Math.Max(seen, high);

        double Sigma(Stratum h) => h.Items / size * h.Unseen / (h.Labels + 1);
    }

    // l_max - l_t: each stratum moved down by the same multiplier until the weighted mean is t.
    private static double Loss((double Weight, double X, double F)[] terms, double t)
    {
        var (low, high) = (0.0, 1.0);
        while (Mean(high) > t && high < 1e300) high *= 2;
        for (var i = 0; i < Halvings; i++)
        {
            var middle = 0.5 * (low + high);
            if (Mean(middle) > t) low = middle;
            else high = middle;
        }
        return terms.Where(h => h.F > 0).Sum(h =>
        {
            var a = Restricted(h, high);
            return Term(h.X, h.X / h.F, a) + Term(h.F - h.X, 1 - (h.X / h.F), 1 - a);
        });

        double Mean(double multiplier) => terms.Sum(h => h.Weight * Restricted(h, multiplier));
    }

    // The a at which the slope of x ln a + (F - x) ln(1 - a) is the multiplier times the weight.
    private static double Restricted((double Weight, double X, double F) h, double multiplier)
    {
        if (h.X == 0) return 0;
        var (low, high) = (0.0, h.X / h.F);
        for (var i = 0; i < Halvings; i++)
        {
            var a = 0.5 * (low + high);
            if ((h.X / a) - (h.F == h.X ? 0 : (h.F - h.X) / (1 - a)) > multiplier * h.Weight) low = a;
            else high = a;
        }
        return high;
    }

    private static double Term(double count, double best, double now) => count == 0 ? 0 : count * Math.Log(best / now);
}
