using System.Runtime.Intrinsics;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>The profile likelihood of the pass rate when labels were sampled from the test population: pass-rates.md 5.6.</summary>
/// <param name="truePositive">Labelled passes among the items that the judge passed.</param>
/// <param name="falseNegative">Labelled passes among those that it failed. One of the two is above 0.</param>
/// <param name="falsePositive">Labelled fails among the items that the judge passed.</param>
/// <param name="trueNegative">Labelled fails among those that it failed.</param>
/// <param name="passed">Items without a label that the judge passed.</param>
/// <param name="failed">Items without a label that the judge failed.</param>
internal readonly struct TwoByTwoProfile(
    double truePositive, double falseNegative, double falsePositive, double trueNegative, double passed, double failed)
{
    private const int MaxSteps = 200;
    private const double FlatShare = 1e-7;    // of the standard error of p: the log-likelihood falls by the square of it

    private readonly double _passes = truePositive + falseNegative;
    private readonly double _fails = falsePositive + trueNegative;
    private readonly double _allPassed = passed + (truePositive + falsePositive);
    private readonly double _allFailed = failed + (falseNegative + trueNegative);

    // The shares of the verdicts, and those of passes among them; a verdict without labels counts as failed.
    private readonly double _w = (passed + (truePositive + falsePositive))
        / (passed + (truePositive + falsePositive) + (failed + (falseNegative + trueNegative)));
    private readonly double _v = (failed + (falseNegative + trueNegative))
        / (passed + (truePositive + falsePositive) + (failed + (falseNegative + trueNegative)));
    private readonly double _a = Ratio(truePositive, truePositive + falsePositive);
    private readonly double _b = Ratio(falseNegative, falseNegative + trueNegative);

    private double All => _allPassed + _allFailed;

    private double Judged => passed + failed;

    /// <summary>The rate of passes; a verdict without labels counts as failed.</summary>
    public double Centre => (_w * _a) + (_v * _b);

    // The Lagrange number at the estimate.
    private double FirstNumber => Ratio(passed, _w) - Ratio(failed, _v);

    /// <summary>
    /// The rate below the estimate where twice the drop of the log-likelihood is z²; a verdict without labels counts as failed.
    /// </summary>
    public ProfileLimit Lower(double z)
    {
        var centre = Centre;
        if (z == 0 || centre == 0) return new(Math.Min(1, centre), true);
        var rest = (_w * (1 - _a)) + (_v * (1 - _b));
        var high = Math.Log(centre) - Math.Log(rest);
        var path = new Path(in this);
        return ProfileSearch.Lower(ref path, z, ProfileSearch.Start(centre, rest, Size(centre, rest), z, high), high, ProfileBounds.None);
    }

    /// <summary>How far the log-likelihood at a rate inside (0, 1) lies below its top.</summary>
    public double Drop(double t) => Solve(t, 1 - t, FirstNumber).Drop;

    /// <summary>The same with its slope in ln(t/(1 − t)).</summary>
    public RestrictedMaximum At(double t)
    {
        var restricted = Solve(t, 1 - t, FirstNumber);
        return new(restricted.Drop, restricted.Slope);
    }

    // The binomial size with the variance of the estimate: only a scale.
    private double Size(double centre, double rest)
    {
        var within = Within(_w, _a, truePositive + falsePositive) + Within(_v, _b, falseNegative + trueNegative);
        var variance = within + ((_a - _b) * (_a - _b) * _w * _v / All);
        var size = centre * rest / variance;
        return Math.Clamp(size > 0 ? size : _passes, Math.Min(_passes, All), All);
    }

    /// <summary>
    /// The largest log-likelihood at a pass rate of t: one monotone root in the Lagrange number g of pass-rates.md 3.5, which is also
    /// G(p) = passed/p − failed/(1 − p).
    /// </summary>
    /// <remarks>
    /// Not in p itself: with billions of test items and a handful of labels p moves by less than its last digit while the likelihood of the
    /// labels changes.
    /// </remarks>
    private RestrictedProfile Solve(double t, double s, double start)
    {
        if (_allPassed == 0) return At(t, s, 0, default, new(0, 1), new(0, 1));
        if (_fails == 0) return SolveWithoutFails(t, s, start);
        return Judged == 0
            ? At(t, s, 0, default, Fit.Of(truePositive, falseNegative, 0), Fit.Of(falsePositive, trueNegative, 0))
            : Balance(t, s, start, -All, All);
    }

    // No labelled fail: the judge's share of passes among the fails is free, and takes up the slack.
    private RestrictedProfile SolveWithoutFails(double t, double s, double start)
    {
        var best = Judged == 0 ? truePositive / _passes : passed / Judged;
        var share = new Share(truePositive / _passes, falseNegative / _passes);
        var free = (best - (t * share.Rate)) / s;
        if (free is >= 0 and <= 1) return At(t, s, 0, Share.Of(best), share, Share.Of(free));
        return free < 0 ? Balance(t, s, start, -All, 0) : Balance(t, s, start, 0, All);
    }

    private RestrictedProfile Balance(double t, double s, double start, double low, double high)
    {
        var size = All;
        var g = start > low && start < high ? start : Middle(low, high);
        var last = double.PositiveInfinity;
        for (var i = 0; ; i++)
        {
            var p = Fit.Of(passed, failed, g);
            var pass = Fit.Of(truePositive, falseNegative, -t * g);
            var fail = Fit.Of(falsePositive, trueNegative, -s * g);
            var balance = (t * pass.Rate) + (s * fail.Rate) - p.Rate;
            if (balance > 0) high = g;
            else low = g;
            // Where the balance bends like an S Newton's steps can go to and fro: halving, when one does not pay.
            var next = g - (balance / Steepness(t, s, p, pass, fail));
            if (!(next > low && next < high && Math.Abs(balance) < 0.5 * last)) next = Middle(low, high);
            last = Math.Abs(balance);
            var isFlat = balance * balance * size <= FlatShare * FlatShare * p.Rate * p.Complement;
            if (isFlat || next == low || next == high || i == MaxSteps) return At(t, s, g, p, pass, fail);
            g = next;
        }
    }

    // At the top the log-likelihood is flat in p, so that the p that fits the shares is as good as the root: the error counts twice.
    private RestrictedProfile At(double t, double s, double g, Share p, Share pass, Share fail)
    {
        var yes = (t * pass.Rate) + (s * fail.Rate);
        var no = (t * pass.Complement) + (s * fail.Complement);
        // A verdict whose share is below all doubles has a count that adds nothing, and its shares would be 0/0.
        var drop = yes == 0 || no == 0 ? 0 : RelativeLog.Drop(_allPassed, _allFailed, yes, no);
        if (yes != 0) drop += RelativeLog.Drop(truePositive, falsePositive, t * pass.Rate / yes, s * fail.Rate / yes);
        if (no != 0) drop += RelativeLog.Drop(falseNegative, trueNegative, t * pass.Complement / no, s * fail.Complement / no);
        var difference = pass.Rate - fail.Rate;
        var passGain = Gain(truePositive, falseNegative, pass);
        var failGain = Gain(falsePositive, trueNegative, fail);
        return new(
            drop,
            (_passes * s) - (_fails * t) + (g * t * s * difference),
            g,
            (difference + (g * ((t * passGain) - (s * failGain)))) / -Steepness(t, s, p, pass, fail));
    }

    // The slope of the balance in g: 0 where all three shares are held.
    private double Steepness(double t, double s, Share p, Share pass, Share fail) =>
        (t * t * Gain(truePositive, falseNegative, pass)) + (s * s * Gain(falsePositive, trueNegative, fail)) + Gain(passed, failed, p);

    // Minus the slope of q(M, p̂, u) in u; a share held at 0 or 1 does not move.
    private static double Gain(double x, double y, Share share)
    {
        if (share.Rate == 0 || share.Complement == 0) return 0;
        var shares = Vector128.Create(share.Rate, share.Complement);
        return 1 / Vector128.Sum(Vector128.Create(x, y) / (shares * shares));
    }

    // The root is of the order of the labels, in a bracket of the order of all items.
    private static double Middle(double low, double high)
    {
        if (low < 0 && high > 0) return 0;
        if (low == 0) return high / 8;
        if (high == 0) return low / 8;
        return low > 0 ? Math.Sqrt(low) * Math.Sqrt(high) : -Math.Sqrt(-low) * Math.Sqrt(-high);
    }

    private static double Within(double weight, double rate, double size) => size == 0 ? 0 : weight * weight * rate * (1 - rate) / size;

    private static double Ratio(double part, double whole) => part == 0 ? 0 : part / whole;

    /// <summary>
    /// The restricted maximum: its drop below the top, the slope of the profile in ln(t/(1 − t)), which no t overflows, and the Lagrange
    /// number with its slope in t.
    /// </summary>
    private readonly record struct RestrictedProfile(double Drop, double Slope, double G, double Drift);

    /// <summary>Restricted maxima along the way to a limit: each starts from where the last one points.</summary>
    private struct Path(in TwoByTwoProfile profile) : IRestrictedLikelihood
    {
        private readonly TwoByTwoProfile _profile = profile;
        private double _t;
        private RestrictedProfile _last = new(0, 0, profile.FirstNumber, 0);

        public RestrictedMaximum At(double t, double s)
        {
            var ahead = _last.G + (_last.Drift * (t - _t));
            _last = _profile.Solve(t, s, double.IsFinite(ahead) ? ahead : _last.G);
            _t = t;
            return new(_last.Drop, _last.Slope);
        }
    }
}
