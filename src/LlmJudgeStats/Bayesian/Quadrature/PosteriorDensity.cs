using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>A density on [0, 1] in panels over the log-odds, each an expansion in Legendre polynomials, divided until the last coefficients no longer matter.</summary>
/// <remarks>
/// Over the log-odds x the density is θ^a (1 − θ)^b L(θ): poles of the prior at 0 and 1 are tails that fall like e^(−a |x|), and everything else changes on a scale of one
/// or of its own width. Every hill is looked for, over the whole line (see <see cref="DensityHills"/>). What lies beyond the smallest numbers is one lump at the end.
/// Deterministic: the same study gives the same panels.
/// </remarks>
internal sealed class PosteriorDensity : IRateDensity
{
    private const double Resolution = 1e-12;  // of the whole mass, allowed in the last coefficients of a panel
    private const double Rounding = 1e-10;    // below this, last coefficients that a division does not shrink are rounding, not shape
    private const double Rough = 1e-11;       // of the density: inner integrals that move more when their steps are halved get finer ones
    private const double Acceptable = 1e-7;   // errors above this are reported
    private const int MaxPanels = 200;

    private readonly MarginalLikelihood _likelihood;
    private readonly double _alpha, _beta;
    private readonly List<DensityPanel> _panels = [];
    private readonly double[] _massBefore;    // the lump at 0 comes first

    public PosteriorDensity(MarginalLikelihood likelihood, BetaPrior prior)
    {
        (_likelihood, _alpha, _beta) = (likelihood, prior.Alpha, prior.Beta);
        var hills = DensityHills.Of(likelihood, prior);
        Refine(hills);
        var peak = Build(hills);

        _massBefore = new double[_panels.Count + 1];
        _massBefore[0] = Lump(hills.Low, prior.Alpha, peak);
        for (var i = 0; i < _panels.Count; i++) _massBefore[i + 1] = _massBefore[i] + _panels[i].Mass;
        var lumpAtOne = Lump(hills.High, prior.Beta, peak);
        Total = _massBefore[^1] + lumpAtOne;
        var mean = lumpAtOne;
        foreach (var panel in _panels) mean += panel.Sum(default(RateOf));
        Mean = mean / Total;
        var square = (lumpAtOne * (1 - Mean) * (1 - Mean)) + (_massBefore[0] * Mean * Mean);
        foreach (var panel in _panels) square += panel.Sum(new SquareFrom(Mean));
        StandardDeviation = Math.Sqrt(square / Total);
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
        if (probability >= 1 || (target > _massBefore[^1] && _panels[^1].High >= OddsScale.Farthest)) return 1;
        var i = Math.Clamp(Array.FindIndex(_massBefore, 1, mass => mass >= target), 1, _panels.Count) - 1;
        var panel = _panels[i];
        return OddsScale.Rate(Root.Find(new MassDefect(panel, target - _massBefore[i]), panel.Low, panel.High)).Rate;
    }

    public double At(double rate)
    {
        if (!(rate > 0 && rate < 1)) return 0;
        var x = Math.Log(rate / (1 - rate));
        if (x < _panels[0].Low || x > _panels[^1].High) return 0;
        var panel = _panels[Math.Min(_panels.FindIndex(p => x <= p.High), _panels.Count - 1)];
        return Math.Max(0, panel.At(x)) / Total / (rate * (1 - rate));
    }

    private double LogAt(double x)
    {
        var (rate, complement) = OddsScale.Rate(x);
        return OddsScale.LogPower(x, _alpha, _beta) + _likelihood.LogAt(rate, complement);
    }

    // The mass beyond the last log-odds, where the density is e^(−shape |x|).
    private double Lump(double x, double shape, double peak) => Math.Abs(x) < OddsScale.Farthest ? 0 : Math.Exp(LogAt(x) - peak) / shape;

    /// <summary>Sets the fineness of the inner integrals: on the hills and beside them, steps half as wide must give the same.</summary>
    private void Refine(DensityHills hills)
    {
        while (ErrorOf(hills, inner: 0, outer: 1) is var error && !(error < Rough))
        {
            if (_likelihood.OuterFineness == Axis.MaxFineness - 1)
            {
                if (!(error < Acceptable)) IsConverged = false;
                break;
            }
            _likelihood.OuterFineness++;
            // What was right to a millionth with half the nodes is right to rounding with all.
            if (error < 1e-6) break;
        }
        while (ErrorOf(hills, inner: 1, outer: 0) is var error && !(error < Rough))
        {
            if (_likelihood.InnerFineness == Axis.MaxFineness - 1)
            {
                if (!(error < Acceptable)) IsConverged = false;
                break;
            }
            _likelihood.InnerFineness++;
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

    private double Build(DensityHills hills)
    {
        var peak = double.NegativeInfinity;
        var pending = new Stack<(DensityPanel Panel, double ParentError)>();
        for (var i = hills.Cuts.Count - 1; i > 0; i--) pending.Push((Evaluate(hills.Cuts[i - 1], hills.Cuts[i], ref peak), double.PositiveInfinity));
        var total = 0.0;
        foreach (var (panel, _) in pending)
        {
            panel.Scale(peak);
            total += panel.Mass;
        }
        var evaluated = pending.Count;
        while (pending.Count > 0)
        {
            var (panel, parentError) = pending.Pop();
            var error = panel.Error(total);
            if (error <= Resolution || (error < Rounding && error > parentError / 8) || evaluated >= MaxPanels || panel.High - panel.Low < 1e-13 * Math.Abs(panel.High))
            {
                if (!(error <= Acceptable)) IsConverged = false;
                _panels.Add(panel);
                continue;
            }
            var middle = (panel.Low + panel.High) / 2;
            var (left, right) = (Evaluate(panel.Low, middle, ref peak), Evaluate(middle, panel.High, ref peak));
            pending.Push((right, error));
            pending.Push((left, error));
            evaluated += 2;
            if (Math.Max(left.Peak, right.Peak) >= peak)
            {
                // Higher ground than any seen: everything is measured anew.
                total = 0;
                foreach (var other in _panels.Concat(pending.Select(p => p.Panel)))
                {
                    other.Scale(peak);
                    total += other.Mass;
                }
                continue;
            }
            left.Scale(peak);
            right.Scale(peak);
            total += left.Mass + right.Mass - panel.Mass;
        }
        foreach (var panel in _panels) panel.Scale(peak);
        return peak;
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

    private readonly struct RateOf : IFunction
    {
        public double At(double x) => OddsScale.Rate(x).Rate;
    }

    private readonly struct SquareFrom(double centre) : IFunction
    {
        public double At(double x)
        {
            var (rate, complement) = OddsScale.Rate(x);
            var difference = rate <= complement ? rate - centre : 1 - centre - complement;
            return difference * difference;
        }
    }
}
