using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Intervals;

/// <summary>The profile likelihood of the pass rate when labels were sampled from the test population: methods.md 5.6.</summary>
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
        var p = w;
        for (var i = 0; i < MaxSteps; i++)
        {
            var (t, s) = Unlogit(logit);
            var point = Solve(t, s, p);
            var root = Math.Sqrt(2 * point.Drop);
            if (root > z) low = logit;
            else high = logit;
            var step = (root - z) * root / (point.Slope * t * s);
            if (Math.Abs(step) <= Near) return Unlogit(logit + step).Rate;
            var next = logit + step;
            if (!(next > low && next < high)) next = double.IsInfinity(low) ? logit - Math.Max(1, Math.Abs(logit)) : double.IsInfinity(high) ? logit + 1 : (low + high) / 2;
            if (next == low || next == high) return Unlogit(next).Rate;
            p = point.P + (point.Drift * (Unlogit(next).Rate - t));
            if (!(p > 0 && p < 1)) p = point.P;
            logit = next;
        }
        return Unlogit(low).Rate;    // the side that keeps more
    }

    /// <summary>The largest log-likelihood at a pass rate of t: one monotone root in the share p that the judge passes.</summary>
    private Restricted Solve(double t, double s, double start)
    {
        if (_allPassed == 0) return At(t, s, 0, new(0, 1), new(0, 1));
        var (low, high) = (0.0, 1.0);
        if (_fails == 0)
        {
            // No labelled fail: the judge's share of passes among the fails is free, and takes up the slack.
            var (best, share) = (passed + failed == 0 ? x1 / _passes : passed / (passed + failed), new Fit(x1 / _passes, x0 / _passes));
            var free = (best - (t * share.Rate)) / s;
            if (free is >= 0 and <= 1) return At(t, s, best, share, Fit.Of(free));
            (low, high) = free < 0 ? (best, 1.0) : (0.0, best);
        }
        var p = start > low && start < high ? start : (low + high) / 2;
        var close = Share * Math.Sqrt(p * (1 - p) / (_allPassed + _allFailed));
        for (var i = 0; i < MaxSteps; i++)
        {
            var gradient = Gradient(p);
            var (pass, fail) = (Fit.Of(x1, x0, -t * gradient), Fit.Of(y1, y0, -s * gradient));
            var balance = (t * pass.Rate) + (s * fail.Rate) - p;
            if (balance > 0) low = p;
            else high = p;
            var next = p + (balance / Steepness(p, t, s, pass, fail));
            if (!(next > low && next < high)) next = low == 0 ? high / 8 : (low + high) / 2;
            if (Math.Abs(balance) <= close || next == low || next == high) return At(t, s, p, pass, fail);
            p = next;
        }
        return At(t, s, p, Fit.Of(x1, x0, -t * Gradient(p)), Fit.Of(y1, y0, -s * Gradient(p)));
    }

    // At the top the log-likelihood is flat in p, so that the p that fits the shares is as good as the root: the error counts twice.
    private Restricted At(double t, double s, double p, Fit pass, Fit fail)
    {
        var gradient = Gradient(p);
        var (yes, no) = ((t * pass.Rate) + (s * fail.Rate), (t * pass.Complement) + (s * fail.Complement));
        var drop = RelativeLog.Drop(_allPassed, _allFailed, yes, no)
            + RelativeLog.Drop(x1, y1, t * pass.Rate / yes, s * fail.Rate / yes)
            + RelativeLog.Drop(x0, y0, t * pass.Complement / no, s * fail.Complement / no);
        var difference = pass.Rate - fail.Rate;
        var (passGain, failGain) = (Gain(x1, x0, pass), Gain(y1, y0, fail));
        return new(
            drop,
            (_passes / t) - (_fails / s) + (gradient * difference),
            p,
            (difference + (gradient * ((t * passGain) - (s * failGain)))) / Steepness(p, t, s, pass, fail));
    }

    private double Gradient(double p) => Ratio(passed, p) - Ratio(failed, 1 - p);

    // Minus the slope of the balance in p: 1 or more.
    private double Steepness(double p, double t, double s, Fit pass, Fit fail) =>
        1 + (((t * t * Gain(x1, x0, pass)) + (s * s * Gain(y1, y0, fail))) * (Ratio(passed, p * p) + Ratio(failed, (1 - p) * (1 - p))));

    // Minus the slope of q(M, p̂, u) in u; a share held at 0 or 1 does not move.
    private static double Gain(double x, double y, Fit share) =>
        share.Rate == 0 || share.Complement == 0 ? 0 : 1 / ((x / (share.Rate * share.Rate)) + (y / (share.Complement * share.Complement)));

    private static (double Rate, double Complement) Unlogit(double logit) => (1 / (1 + Math.Exp(-logit)), 1 / (1 + Math.Exp(logit)));

    private static double Within(double weight, double rate, double size) => size == 0 ? 0 : weight * weight * rate * (1 - rate) / size;

    private static double Ratio(double part, double whole) => part == 0 ? 0 : part / whole;

    /// <summary>The restricted maximum: its drop below the top, the slope of the profile in t, and p with its own slope.</summary>
    private readonly record struct Restricted(double Drop, double Slope, double P, double Drift);
}
