using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>Where a posterior density over the log-odds is high: all its hills, and where to cut it into panels.</summary>
/// <remarks>
/// Hills are looked for where the slope of prior times largest integrand turns from up to down between neighbours on a grid over every rate
/// from e^-40 to 1 − e^-40; the slope is known in closed form, so that a hill much narrower than the grid shows too. Contradicting data
/// have two: the pass rate explains the verdicts, or the errors do.
/// </remarks>
internal sealed class DensityHills
{
    private const int Grid = 40;
    private const double Drop = 55;          // e^-40 of the top, and e^15 for what the largest integrand is not the integral
    private const double Flat = 0.25;        // a top found when it is at most e^¼ as high as the points beside it
    private const int MaxHalvings = 100;
    private const double FirstStep = 1e-7;   // of the log-odds, from the top down to the foot
    private const int FootHalvings = 4;

    private readonly Func<double, double> _height;
    private readonly SortedSet<double> _cuts = [];
    private readonly List<double> _probes = [];

    private DensityHills(Func<double, double> height) => _height = height;

    /// <summary>Ends of panels, ascending.</summary>
    public IReadOnlyList<double> Cuts { get; private set; } = [];

    /// <summary>The tops of the hills, and a point on either side.</summary>
    public IReadOnlyList<double> Probes => _probes;

    public double Low => Cuts[0];

    public double High => Cuts[^1];

    /// <summary>All hills of prior times largest integrand.</summary>
    public static DensityHills Of(MarginalLikelihood likelihood, BetaPrior prior)
    {
        var hills = new DensityHills(x => At(x).Log);
        var tops = new List<(double X, double Log)>();
        var slope = At(-Grid).Slope;
        for (var i = 1 - Grid; i <= Grid; i++)
        {
            var next = At(i).Slope;
            if (slope > 0 && next <= 0) tops.Add(Top(i - 1, i, slope, next));
            slope = next;
        }
        if (tops.Count == 0) tops.Add((0, At(0).Log));
        var highest = tops.Max(top => top.Log);
        foreach (var top in tops)
            if (top.Log > highest - Drop) hills.Cut(top.X, highest);
        // Counts beyond what doubles can tell apart have no height: nothing to cut by, and no number in the end.
        hills.Cuts = hills._cuts.Count > 0 ? [.. hills._cuts] : [-Grid, Grid];
        return hills;

        (double Log, double Slope) At(double x)
        {
            var (rate, complement) = Share.FromLogOdds(x);
            var (log, slope) = likelihood.PeakAt(new(rate, complement));
            var ofPrior = (prior.Alpha * complement) - (prior.Beta * rate);
            return (prior.LogAt(x) + log, ofPrior + (rate * complement * slope));
        }

        // Bisection until the hill between the two points is nearly flat.
        (double X, double Log) Top(double left, double right, double atLeft, double atRight)
        {
            for (var i = 0; i < MaxHalvings && Math.Max(atLeft, -atRight) * (right - left) > Flat; i++)
            {
                var middle = (left + right) / 2;
                var slope = At(middle).Slope;
                if (slope > 0)
                {
                    left = middle;
                    atLeft = slope;
                }
                else
                {
                    right = middle;
                    atRight = slope;
                }
            }
            var x = (left + right) / 2;
            return (x, At(x).Log);
        }
    }

    private void Cut(double top, double highest)
    {
        var low = Foot(top, -1, highest);
        var high = Foot(top, 1, highest);
        _probes.AddRange([top + ((low - top) / 8), top, top + ((high - top) / 8)]);
        // Narrower where it is higher: parts of much the same difficulty.
        foreach (var share in (ReadOnlySpan<double>)[0.1, 0.25, 0.5, 1])
        {
            _cuts.Add(top + ((low - top) * share));
            _cuts.Add(top + ((high - top) * share));
        }
        _cuts.Add(top);
    }

    /// <summary>Where the hill has fallen so far that the rest does not matter.</summary>
    private double Foot(double top, int side, double highest)
    {
        var near = top;
        var step = FirstStep;
        var far = near + (side * step);
        while (_height(far) > highest - Drop)
        {
            if (Math.Abs(far) >= Share.FarthestLogOdds) return side * Share.FarthestLogOdds;
            near = far;
            step *= 2;
            far = Math.Clamp(near + (side * step), -Share.FarthestLogOdds, Share.FarthestLogOdds);
        }
        for (var i = 0; i < FootHalvings; i++)
        {
            var middle = (near + far) / 2;
            if (_height(middle) > highest - Drop) near = middle;
            else far = middle;
        }
        return far;
    }
}
