using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>
/// A density on [0, 1] in panels over the log-odds, each an expansion in Legendre polynomials, divided until the last coefficients no
/// longer matter.
/// </summary>
/// <remarks>
/// Over the log-odds x the density is θ^a (1 − θ)^b L(θ): poles of the prior at 0 and 1 are tails that fall like e^(−a |x|), and everything
/// else changes on a scale of one or of its own width. Every hill is looked for, over the whole line (see <see cref="DensityHills"/>). What
/// lies beyond the smallest numbers is one lump at the end. Deterministic: the same study gives the same panels.
/// </remarks>
internal sealed class PosteriorDensity : IRateDensity
{
    private const double Resolution = 1e-12;  // of the whole mass, allowed in the last coefficients of a panel
    private const double Rounding = 1e-10;    // below this, last coefficients that a division does not shrink are rounding, not shape
    private const double Rough = 1e-11;       // of the density: inner integrals that move more when their steps are halved get finer ones
    private const double Acceptable = 1e-7;   // errors above this are reported
    private const double NearlyThere = 1e-6;  // what was right to this with half the nodes is right to rounding with all
    private const double Narrowest = 1e-13;   // of its log-odds: a panel is not divided below this width
    private const int MaxPanels = 200;

    private readonly MarginalLikelihood _likelihood;
    private readonly BetaPrior _prior;
    private readonly List<DensityPanel> _panels = [];
    private readonly double[] _massBefore;    // the lump at 0 comes first

    public PosteriorDensity(MarginalLikelihood likelihood, BetaPrior prior)
    {
        _likelihood = likelihood;
        _prior = prior;
        var hills = DensityHills.Of(likelihood, prior);
        Refine(hills, inner: 0, outer: 1, enough: NearlyThere);
        Refine(hills, inner: 1, outer: 0, enough: 0);
        var peak = Build(hills);

        _massBefore = new double[_panels.Count + 1];
        _massBefore[0] = Lump(hills.Low, prior.Alpha, peak);
        for (var i = 0; i < _panels.Count; i++) _massBefore[i + 1] = _massBefore[i] + _panels[i].Mass;
        var lumpAtOne = Lump(hills.High, prior.Beta, peak);
        Total = _massBefore[^1] + lumpAtOne;
        var mean = lumpAtOne;
        foreach (var panel in _panels) mean += panel.Sum(default(RateOfLogOdds));
        Mean = mean / Total;
        var square = (lumpAtOne * (1 - Mean) * (1 - Mean)) + (_massBefore[0] * Mean * Mean);
        foreach (var panel in _panels) square += panel.Sum(new SquareFrom(Mean));
        StandardDeviation = Math.Sqrt(square / Total);
        // A part that was not integrated, for too much work or for counts beyond what doubles tell apart, leaves no number at all.
        if (likelihood.IsExhausted)
        {
            Mean = double.NaN;
            StandardDeviation = double.NaN;
        }
        if (!double.IsFinite(StandardDeviation)) IsConverged = false;
    }

    public bool IsConverged { get; private set; } = true;

    public double Mean { get; }

    public double StandardDeviation { get; }

    private double Total { get; }

    public double Below(double rate)
    {
        if (rate <= 0) return 0;
        if (rate >= 1) return 1;
        var x = Math.Log(rate / (1 - rate));
        if (x <= _panels[0].Low) return _massBefore[0] / Total;
        if (x >= _panels[^1].High) return _massBefore[^1] / Total;
        var i = _panels.FindIndex(panel => x < panel.High);
        return Math.Clamp((_massBefore[i] + _panels[i].MassBelow(x)) / Total, 0, 1);
    }

    public double Quantile(double probability)
    {
        var target = probability * Total;
        if (probability <= 0 || target < _massBefore[0]) return 0;
        if (probability >= 1 || (target > _massBefore[^1] && _panels[^1].High >= Share.FarthestLogOdds)) return 1;
        var i = Math.Clamp(Array.FindIndex(_massBefore, 1, mass => mass >= target), 1, _panels.Count) - 1;
        var panel = _panels[i];
        return Share.FromLogOdds(Root.Find(new MassDefect(panel, target - _massBefore[i]), panel.Low, panel.High)).Rate;
    }

    public double At(double rate)
    {
        if (!(rate > 0 && rate < 1)) return 0;
        var x = Math.Log(rate / (1 - rate));
        if (x < _panels[0].Low || x > _panels[^1].High) return 0;
        var panel = _panels[Math.Min(_panels.FindIndex(p => x <= p.High), _panels.Count - 1)];
        return Math.Max(0, panel.At(x)) / Total / (rate * (1 - rate));
    }

    private double LogAt(double x) => _prior.LogAt(x) + _likelihood.LogAt(Share.FromLogOdds(x));

    // The mass beyond the last log-odds, where the density is e^(−shape |x|).
    private double Lump(double x, double shape, double peak) =>
        Math.Abs(x) < Share.FarthestLogOdds ? 0 : Math.Exp(LogAt(x) - peak) / shape;

    /// <summary>Sets the fineness of one of the integrals: on the hills and beside them, steps half as wide must give the same.</summary>
    private void Refine(DensityHills hills, int inner, int outer, double enough)
    {
        while (true)
        {
            var error = ErrorOf(hills, inner, outer);
            if (error < Rough || _likelihood.IsExhausted) return;
            if ((inner * _likelihood.InnerFineness) + (outer * _likelihood.OuterFineness) == Axis.MaxFineness - 1)
            {
                if (!(error < Acceptable)) IsConverged = false;
                return;
            }
            _likelihood.InnerFineness += inner;
            _likelihood.OuterFineness += outer;
            if (error < enough) return;
        }
    }

    private double ErrorOf(DensityHills hills, int inner, int outer)
    {
        var error = 0.0;
        foreach (var x in hills.Probes)
        {
            var coarse = LogAt(x);
            _likelihood.InnerFineness += inner;
            _likelihood.OuterFineness += outer;
            error = Math.Max(error, Math.Abs(LogAt(x) - coarse));
            _likelihood.InnerFineness -= inner;
            _likelihood.OuterFineness -= outer;
        }
        return error;
    }

    /// <summary>
    /// Divides panels, from the left, until their last coefficients no longer matter. Returns the highest logarithm, which all are relative
    /// to.
    /// </summary>
    private double Build(DensityHills hills)
    {
        var peak = double.NegativeInfinity;
        var pending = new Stack<(DensityPanel Panel, double ParentError)>();
        for (var i = hills.Cuts.Count - 1; i > 0; i--)
            pending.Push((Evaluate(hills.Cuts[i - 1], hills.Cuts[i], ref peak), double.PositiveInfinity));
        var total = Scale(pending.Select(part => part.Panel), peak);
        var evaluated = pending.Count;
        while (pending.Count > 0)
        {
            var (panel, parentError) = pending.Pop();
            var error = panel.Error(total);
            if (evaluated >= MaxPanels || _likelihood.IsExhausted || IsFine(panel, error, parentError))
            {
                if (!(error <= Acceptable)) IsConverged = false;
                _panels.Add(panel);
                continue;
            }
            var middle = (panel.Low + panel.High) / 2;
            var left = Evaluate(panel.Low, middle, ref peak);
            var right = Evaluate(middle, panel.High, ref peak);
            pending.Push((right, error));
            pending.Push((left, error));
            evaluated += 2;
            // On higher ground than any seen everything is measured anew.
            total = Math.Max(left.Peak, right.Peak) >= peak
                ? Scale(_panels.Concat(pending.Select(part => part.Panel)), peak)
                : total + (Scale([left, right], peak) - panel.Mass);
        }
        Scale(_panels, peak);
        return peak;
    }

    private static bool IsFine(DensityPanel panel, double error, double parentError) =>
        error <= Resolution || (error < Rounding && error > parentError / 8) || panel.High - panel.Low < Narrowest * Math.Abs(panel.High);

    // The mass of panels, once their values are taken relative to a peak.
    private static double Scale(IEnumerable<DensityPanel> panels, double peak)
    {
        var mass = 0.0;
        foreach (var panel in panels)
        {
            panel.Scale(peak);
            mass += panel.Mass;
        }
        return mass;
    }

    private DensityPanel Evaluate(double low, double high, ref double peak)
    {
        var nodes = DensityPanel.Nodes;
        var logs = new double[nodes.Length];
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] = LogAt(low + ((high - low) * nodes[i]));
            peak = Math.Max(peak, logs[i]);
        }
        return new(low, high, logs);
    }

    private readonly struct MassDefect(DensityPanel panel, double target) : IFunction
    {
        public double At(double x) => panel.MassBelow(x) - target;
    }

    private readonly struct RateOfLogOdds : IFunction
    {
        public double At(double x) => Share.FromLogOdds(x).Rate;
    }

    private readonly struct SquareFrom(double centre) : IFunction
    {
        public double At(double x)
        {
            var (rate, complement) = Share.FromLogOdds(x);
            var difference = rate <= complement ? rate - centre : 1 - centre - complement;
            return difference * difference;
        }
    }
}
