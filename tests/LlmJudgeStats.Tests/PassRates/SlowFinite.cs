using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Tests.PassRates;

/// <summary>
/// The interval of a finite test set a second time, on its definition: for each rate the best likelihood by bisection, then bisection over
/// rates, with plain logarithms.
/// </summary>
internal sealed class SlowFinite(ConfusionCounts labelled, JudgeTally unlabelled)
{
    private const int Halvings = 100;

    private readonly Stratum[] _strata =
    [
        new(labelled.TruePositive, labelled.FalsePositive, unlabelled.Positives),
        new(labelled.FalseNegative, labelled.TrueNegative, unlabelled.Negatives),
    ];

    private double Items => _strata.Sum(stratum => stratum.All);

    public double Lower(double level)
    {
        var counted = _strata.Sum(stratum => stratum.Passes) / Items;
        var steps = _strata.Sum(stratum => stratum.Step(Items));
        if (steps == 0) return counted;
        var known = _strata.Where(stratum => stratum.Open == 0).Sum(stratum => stratum.Passes / Items);
        var moved = _strata.Where(stratum => stratum.Open > 0)
            .Select(stratum => stratum.Move(stratum.Step(Items) / steps, Items)).Where(stratum => stratum.X > 0).ToArray();
        var centre = known + moved.Sum(stratum => stratum.Weight * stratum.X / stratum.F);
        if (moved.Length == 0 || centre <= counted) return counted;
        var z = Normal.TwoSidedError(1 - level);
        var (low, high) = (known, centre);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            if (TwiceTheDrop(moved, middle - known) <= z * z) high = middle;
            else low = middle;
        }
        return Math.Max(counted, high);
    }

    public double Upper(double level) => 1 - new SlowFinite(
        new()
        {
            TruePositive = labelled.FalsePositive,
            FalsePositive = labelled.TruePositive,
            FalseNegative = labelled.TrueNegative,
            TrueNegative = labelled.FalseNegative,
        }, unlabelled).Lower(level);

    // The largest likelihood with Σ w a = t: over the share of one stratum, the other follows; the likelihood is concave in it.
    private static double TwiceTheDrop(Moved[] strata, double t)
    {
        if (strata.Length == 1) return 2 * strata[0].Drop(t / strata[0].Weight);
        var (one, other) = (strata[0], strata[1]);
        var (low, high) = (Math.Max(0, (t - other.Weight) / one.Weight), Math.Min(1, t / one.Weight));
        for (var i = 0; i < Halvings; i++)
        {
            var a = (low + high) / 2;
            var b = (t - (one.Weight * a)) / other.Weight;
            if (one.Slope(a) / one.Weight > other.Slope(b) / other.Weight) low = a;
            else high = a;
        }
        var share = (low + high) / 2;
        return 2 * (one.Drop(share) + other.Drop((t - (one.Weight * share)) / other.Weight));
    }

    private sealed record Stratum(double Passes, double Fails, double Open)
    {
        public double Labelled => Passes + Fails;

        public double All => Labelled + Open;

        private double G => 1 - (Labelled / All);

        public double Step(double items) => All == 0 ? 0 : All / items * G / (Labelled + 1);

        public Moved Move(double r, double items) =>
            new(Math.Max(0, Passes - (Math.Pow(r, 1.5) / 2)) / G, Labelled / G, All / items);
    }

    private sealed record Moved(double X, double F, double Weight)
    {
        public double Slope(double a) => (X / a) - ((F - X) / (1 - a));

        public double Drop(double a) => (X * Math.Log(X / F / a)) + ((F - X) * Math.Log((F - X) / F / (1 - a)));
    }
}
