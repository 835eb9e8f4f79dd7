using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Intervals;

/// <summary>Profile likelihood of the pass rate when labels were sampled from the test population, at random or by verdict, with a continuity correction: methods.md 5.6.</summary>
internal static class CorrectedProfile
{
    public static Limits Of(in LabelledSample sample, double z, bool strict) =>
        new(Lower(in sample, z, strict), 1 - Lower(sample.FlipLabels(), z, strict));

    /// <summary>The lower limit; the upper one is that of the items with the labels exchanged.</summary>
    /// <remarks>
    /// <code>δ_h = r_h^(3/2)/2,  r_h = s_h/(s_1 + s_0),  s_1 = w/(f1 + 1),  s_0 = (1 − w)/(f0 + 1),  w = K1/K</code>
    /// The labelled passes of each verdict lose δ_h (r_h/2 in the strict variant); the limit is where twice the drop of the log-likelihood is z².
    /// </remarks>
    private static double Lower(in LabelledSample sample, double z, bool strict)
    {
        if (sample.PassPass + sample.PassFail == 0) return 0;
        var all = sample.AllPassed + sample.AllFailed;
        var (w, v) = (sample.AllPassed / all, sample.AllFailed / all);
        var (s1, s0) = (w / (sample.PassVerdicts + 1), v / (sample.FailVerdicts + 1));
        var x1 = Math.Max(0, sample.PassPass - Correction(s1 / (s1 + s0), strict));
        var x0 = Math.Max(0, sample.PassFail - Correction(s0 / (s1 + s0), strict));
        var profile = new Profile(in sample, x1, x0);
        var centre = (w * Ratio(x1, sample.PassVerdicts)) + (v * Ratio(x0, sample.FailVerdicts));
        return centre > 0 ? Root.Find(new Rejection(profile, z * z), 0, centre) : 0;
    }

    private static double Correction(double share, bool strict) => (strict ? share : share * Math.Sqrt(share)) / 2;

    private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;

    private readonly struct Rejection(Profile profile, double square) : IFunction
    {
        private const double Impossible = 1e6;

        // Labelled passes rule out a rate of 0, and nearly so far below the limit; the cap keeps the solver's arithmetic finite.
        public double At(double x) => (x == 0 ? Impossible : Math.Min(Impossible, 2 * (profile.Top - profile.At(x)))) - square;
    }

    /// <summary>The largest log-likelihood for each pass rate t, by one monotone root in p.</summary>
    private readonly struct Profile
    {
        private readonly double _passed, _failed, _passes, _fails, _x1, _x0, _y1, _y0;

        public Profile(in LabelledSample sample, double x1, double x0)
        {
            (_passed, _failed) = (sample.Passed, sample.Failed);
            (_x1, _x0, _y1, _y0) = (x1, x0, sample.PassVerdicts - x1, sample.FailVerdicts - x0);
            (_passes, _fails) = (x1 + x0, _y1 + _y0);
            var all = sample.AllPassed + sample.AllFailed;
            Top = XLogY(sample.AllPassed, sample.AllPassed / all) + XLogY(sample.AllFailed, sample.AllFailed / all)
                + Split(x1, _y1) + Split(x0, _y0);
        }

        /// <summary>The largest log-likelihood of all.</summary>
        public double Top { get; }

        /// <summary>The largest log-likelihood with a pass rate of t, above 0 and below 1.</summary>
        public double At(double t)
        {
            var p = Root.Find(new Balance(this, t), 0, 1);
            var (s, r) = (PassShare(p, t), FailShare(p, t));
            if (_passes == 0) s = Fit.Of(Clip((p - ((1 - t) * r.Rate)) / t));
            if (_fails == 0) r = Fit.Of(Clip((p - (t * s.Rate)) / (1 - t)));
            return XLogY(_passes, t) + XLogY(_fails, 1 - t)
                + XLogY(_x1, s.Rate) + XLogY(_x0, s.Complement) + XLogY(_y1, r.Rate) + XLogY(_y0, r.Complement)
                + XLogY(_passed, p) + XLogY(_failed, 1 - p);
        }

        private Fit PassShare(double p, double t) => Fit.Of(_x1, _x0, -t * Gradient(p));

        private Fit FailShare(double p, double t) => Fit.Of(_y1, _y0, -(1 - t) * Gradient(p));

        private double Gradient(double p) => Quotient(_passed, p) - Quotient(_failed, 1 - p);

        private static double Quotient(double x, double y) => x == 0 ? 0 : x / y;

        private static double Split(double x, double y) => XLogY(x, x / (x + y)) + XLogY(y, y / (x + y));

        private static double XLogY(double x, double y) => x == 0 ? 0 : x * Math.Log(y);

        private static double Clip(double value) => Math.Clamp(double.IsNaN(value) ? 0 : value, 0, 1);

        private readonly struct Balance(Profile profile, double t) : IFunction
        {
            public double At(double x) => (t * profile.PassShare(x, t).Rate) + ((1 - t) * profile.FailShare(x, t).Rate) - x;
        }
    }
}
