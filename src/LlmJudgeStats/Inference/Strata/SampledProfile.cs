
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>The profile likelihood of the pass rate when labels were sampled from the test population: pass-rates.md 5.6.</summary>
/// <param name="x1">Labelled passes among the items that the judge passed.</param>
/// <param name="x0">Labelled passes among those that it failed. One of the two is above 0.</param>
/// <param name="y1">Labelled fails among the items that the judge passed.</param>
/// <param name="y0">Labelled fails among those that it failed.</param>
/// <param name="passed">Items without a label that the judge passed.</param>
/// <param name="failed">Items without a label that the judge failed.</param>
internal readonly struct SampledProfile(double x1, double x0, double y1, double y0, double passed, double failed)
{
    private const int MaxSteps = 200;
    private const double Near = 1e-8;     // a Newton step this small leaves an error of its square
    private const double Share = 1e-7;    // of the standard error of p: the log-likelihood falls by the square of it

    private readonly double _passes = x1 + x0, _fails = y1 + y0, _allPassed = passed + (x1 + y1), _allFailed = failed + (x0 + y0);

    /// <summary>The rate below the estimate where twice the drop of the log-likelihood is z²; a verdict without labels counts as failed.</summary>
    /// <remarks>
    /// Newton steps for √(twice the drop) in ln(t/(1 − t)): nearly straight close to the estimate, and concave towards 0, where steps stop short. The slope of the
    /// profile costs nothing: it is that of the likelihood with the other parameters held. A bracket keeps the steps from leaving.
    /// </remarks>
    public double Lower(double z)
    {
        var all = _allPassed + _allFailed;
        var (w, v) = (_allPassed / all, _allFailed / all);
        var (a, b) = (Ratio(x1, x1 + y1), Ratio(x0, x0 + y0));
        var centre = (w * a) + (v * b);
        if (z == 0 || centre == 0) return Math.Min(1, centre);
        var rest = (w * (1 - a)) + (v * (1 - b));
        var variance = Within(w, a, x1 + y1) + Within(v, b, x0 + y0) + ((a - b) * (a - b) * w * v / all);
        var size = Math.Clamp(centre * rest / variance is var n && n > 0 ? n : _passes, Math.Min(_passes, all), all);
        var wilson = Wilson.Of(centre * size, rest * size, z).Lower;

        var (low, high) = (double.NegativeInfinity, Math.Log(centre) - Math.Log(rest));
        var logit = Math.Log(wilson) - Math.Log(1 - wilson);
        if (!(logit < high)) logit = high - (1e-3 * Math.Max(1, Math.Abs(high)));
        var (g, last) = (Ratio(passed, w) - Ratio(failed, v), double.PositiveInfinity);
        for (var i = 0; i < MaxSteps; i++)
        {
            var (t, s) = Unlogit(logit);
            var point = Solve(t, s, g);
            var root = Math.Sqrt(2 * point.Drop);
            if (root > z) low = logit;
            else high = logit;
            var step = (root - z) * root / point.Slope;
            if (Math.Abs(step) <= Near) return Unlogit(logit + step).Rate;
            var next = logit + step;
            // Halving, too, where steps go to and fro between the two ends of a steep place.
            if (!(next > low && next < high) || (Math.Abs(root - z) >= 0.5 * last && double.IsFinite(high - low)))
                next = double.IsInfinity(low) ? logit - Math.Max(1, Math.Abs(logit)) : double.IsInfinity(high) ? logit + 1 : (low + high) / 2;
            last = Math.Abs(root - z);
            if (next == low || next == high) return Unlogit(next).Rate;
            var ahead = point.G + (point.Drift * (Unlogit(next).Rate - t));
            g = double.IsFinite(ahead) ? ahead : point.G;
            logit = next;
        }
        return Unlogit(low).Rate;    // the side that keeps more
    }

    /// <summary>The largest log-likelihood at a pass rate of t: one monotone root in the Lagrange number g of pass-rates.md 3.5, which is also G(p) = passed/p − failed/(1 − p).</summary>
    /// <remarks>Not in p itself: with billions of test items and a handful of labels p moves by less than its last digit while the likelihood of the labels changes.</remarks>
    private Restricted Solve(double t, double s, double start)
    {
        if (_allPassed == 0) return At(t, s, 0, default, new(0, 1), new(0, 1));
        var (size, judged) = (_allPassed + _allFailed, passed + failed);
        var (low, high) = (-size, size);
        if (_fails == 0)
        {
            // No labelled fail: the judge's share of passes among the fails is free, and takes up the slack.
            var (best, share) = (judged == 0 ? x1 / _passes : passed / judged, new Fit(x1 / _passes, x0 / _passes));
            var free = (best - (t * share.Rate)) / s;
            if (free is >= 0 and <= 1) return At(t, s, 0, Fit.Of(best), share, Fit.Of(free));
            (low, high) = free < 0 ? (low, 0.0) : (0.0, high);
        }
        else if (judged == 0)
        {
            return At(t, s, 0, default, Fit.Of(x1, x0, 0), Fit.Of(y1, y0, 0));
        }
        var g = start > low && start < high ? start : Middle(low, high);
        var last = double.PositiveInfinity;
        for (var i = 0; ; i++)
        {
            var (p, pass, fail) = (Fit.Of(passed, failed, g), Fit.Of(x1, x0, -t * g), Fit.Of(y1, y0, -s * g));
            var balance = (t * pass.Rate) + (s * fail.Rate) - p.Rate;
            if (balance > 0) high = g;
            else low = g;
            // Where the balance bends like an S Newton's steps can go to and fro: halving, when one does not pay.
            var next = g - (balance / Steepness(t, s, p, pass, fail));
            if (!(next > low && next < high && Math.Abs(balance) < 0.5 * last)) next = Middle(low, high);
            last = Math.Abs(balance);
            if (balance * balance * size <= Share * Share * p.Rate * p.Complement || next == low || next == high || i == MaxSteps) return At(t, s, g, p, pass, fail);
            g = next;
        }
    }

    // At the top the log-likelihood is flat in p, so that the p that fits the shares is as good as the root: the error counts twice.
    private Restricted At(double t, double s, double g, Fit p, Fit pass, Fit fail)
    {
        var (yes, no) = ((t * pass.Rate) + (s * fail.Rate), (t * pass.Complement) + (s * fail.Complement));
        var drop = RelativeLog.Drop(_allPassed, _allFailed, yes, no)
            + RelativeLog.Drop(x1, y1, t * pass.Rate / yes, s * fail.Rate / yes)
            + RelativeLog.Drop(x0, y0, t * pass.Complement / no, s * fail.Complement / no);
        var difference = pass.Rate - fail.Rate;
        var (passGain, failGain) = (Gain(x1, x0, pass), Gain(y1, y0, fail));
        return new(
            drop,
            (_passes * s) - (_fails * t) + (g * t * s * difference),
            g,
            (difference + (g * ((t * passGain) - (s * failGain)))) / -Steepness(t, s, p, pass, fail));
    }

    // The slope of the balance in g: 0 where all three shares are held.
    private double Steepness(double t, double s, Fit p, Fit pass, Fit fail) => (t * t * Gain(x1, x0, pass)) + (s * s * Gain(y1, y0, fail)) + Gain(passed, failed, p);

    // Minus the slope of q(M, p̂, u) in u; a share held at 0 or 1 does not move.
    private static double Gain(double x, double y, Fit share) =>
        share.Rate == 0 || share.Complement == 0 ? 0 : 1 / ((x / (share.Rate * share.Rate)) + (y / (share.Complement * share.Complement)));

    // The root is of the order of the labels, in a bracket of the order of all items.
    private static double Middle(double low, double high) =>
        low < 0 && high > 0 ? 0 : low == 0 ? high / 8 : high == 0 ? low / 8 : low > 0 ? Math.Sqrt(low) * Math.Sqrt(high) : -Math.Sqrt(-low) * Math.Sqrt(-high);

    private static (double Rate, double Complement) Unlogit(double logit) => (1 / (1 + Math.Exp(-logit)), 1 / (1 + Math.Exp(logit)));

    private static double Within(double weight, double rate, double size) => size == 0 ? 0 : weight * weight * rate * (1 - rate) / size;

    private static double Ratio(double part, double whole) => part == 0 ? 0 : part / whole;

    /// <summary>The restricted maximum: its drop below the top, the slope of the profile in ln(t/(1 − t)), which no t overflows, and the Lagrange number with its slope in t.</summary>
    private readonly record struct Restricted(double Drop, double Slope, double G, double Drift);
}
