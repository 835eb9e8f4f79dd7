using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>A density on [0, 1] in panels, each an expansion in Legendre polynomials, refined until the last coefficients no longer matter.</summary>
/// <remarks>
/// The panels divide u in [0, 1] with θ = u^c / (u^c + (1 − u)^c): for c = 2, or 1/a for a prior exponent a below ½, the prior's poles at 0 and 1 disappear.
/// Deterministic: the same study gives the same panels.
/// </remarks>
internal sealed class PosteriorDensity
{
    private const double Negligible = 45;     // e^-45 = 3e-20 of the peak
    private const double Resolution = 1e-11;  // of the largest coefficient, allowed in the last ones of a panel
    private const double Rounding = 1e-8;     // below this, last coefficients that a division does not shrink are rounding, not shape
    private const double Acceptable = 1e-6;   // last coefficients above this are reported
    private const int MaxPanels = 48;

    private static readonly GaussLegendre s_rule = GaussLegendre.Of32;

    private readonly MarginalLikelihood _likelihood;
    private readonly double _alpha, _beta, _power;
    private readonly List<Panel> _panels = [];
    private readonly double[] _massBefore;

    public PosteriorDensity(MarginalLikelihood likelihood, BetaPrior prior, double guess, double scale)
    {
        (_likelihood, _alpha, _beta) = (likelihood, prior.Alpha, prior.Beta);
        _power = Math.Max(2, 1 / Math.Min(_alpha, _beta));
        Build(guess, scale);

        _massBefore = new double[_panels.Count + 1];
        for (var i = 0; i < _panels.Count; i++) _massBefore[i + 1] = _massBefore[i] + _panels[i].Mass;
        var total = _massBefore[^1];
        var mean = 0.0;
        foreach (var panel in _panels) mean += panel.Sum(this, static (rate, _) => rate, 0);
        Mean = mean / total;
        var square = 0.0;
        foreach (var panel in _panels) square += panel.Sum(this, static (rate, centre) => (rate - centre) * (rate - centre), Mean);
        StandardDeviation = Math.Sqrt(square / total);
        if (!double.IsFinite(StandardDeviation)) IsConverged = false;
    }

    public bool IsConverged { get; private set; } = true;

    public double Mean { get; }

    public double StandardDeviation { get; }

    private double Total => _massBefore[^1];

    /// <summary>P(θ ≤ rate).</summary>
    public double Below(double rate)
    {
        if (rate <= 0) return 0;
        if (rate >= 1) return 1;
        var u = Parameter(rate);
        if (u <= _panels[0].Low) return 0;
        if (u >= _panels[^1].High) return 1;
        var i = _panels.FindIndex(panel => u < panel.High);
        return Math.Clamp((_massBefore[i] + _panels[i].MassBelow(u)) / Total, 0, 1);
    }

    /// <summary>The rate with the given probability below it.</summary>
    public double Quantile(double probability)
    {
        if (probability <= 0) return 0;
        if (probability >= 1) return 1;
        var target = probability * Total;
        var i = Math.Max(0, Array.FindIndex(_massBefore, 1, mass => mass >= target) - 1);
        var panel = _panels[i];
        var u = Root.Find(new MassDefect(panel, target - _massBefore[i]), panel.Low, panel.High);
        return Rate(u).Rate;
    }

    /// <summary>The density per unit of θ.</summary>
    public double At(double rate)
    {
        if (!(rate > 0 && rate < 1)) return 0;
        var u = Parameter(rate);
        if (u < _panels[0].Low || u > _panels[^1].High) return 0;
        var panel = _panels[Math.Min(_panels.FindIndex(p => u <= p.High), _panels.Count - 1)];
        return Math.Max(0, panel.At(u)) / Total * u * (1 - u) / (_power * rate * (1 - rate));
    }

    private (double Rate, double Complement) Rate(double u)
    {
        var (a, b) = _power == 2 ? (u * u, (1 - u) * (1 - u)) : (Math.Pow(u, _power), Math.Pow(1 - u, _power));
        return (a / (a + b), b / (a + b));
    }

    private double Parameter(double rate)
    {
        var (a, b) = _power == 2 ? (Math.Sqrt(rate), Math.Sqrt(1 - rate)) : (Math.Pow(rate, 1 / _power), Math.Pow(1 - rate, 1 / _power));
        return a / (a + b);
    }

    private double LogAt(double u)
    {
        var (rate, complement) = Rate(u);
        if (!(rate > 0 && complement > 0)) return double.NegativeInfinity;
        return (_alpha * Math.Log(rate)) + (_beta * Math.Log(complement)) - Math.Log(u * (1 - u)) + _likelihood.LogAt(rate, complement);
    }

    private void Build(double guess, double scale)
    {
        var peak = double.NegativeInfinity;
        var centre = Math.Clamp(Parameter(guess), 1e-4, 1 - 1e-4);
        // One standard deviation of θ in units of u, and no more than a tenth of the range.
        var step = Math.Clamp(Parameter(Math.Min(1, guess + scale)) - Parameter(Math.Max(0, guess - scale)), 1e-9, 0.2) / 2;
        var low = Edge(centre, -step, ref peak);
        var high = Edge(centre, step, ref peak);

        var pending = new Stack<Panel>();
        for (var i = 3; i >= 0; i--) pending.Push(Evaluate(low + ((high - low) * i / 4), low + ((high - low) * (i + 1) / 4), ref peak));
        var top = peak;
        while (pending.Count > 0)
        {
            var panel = pending.Pop();
            var tail = panel.Tail(top);
            if (tail <= Resolution || (panel.ParentTail < Rounding && tail > panel.ParentTail / 8)
                || _panels.Count + pending.Count >= MaxPanels || panel.High - panel.Low < 1e-12)
            {
                if (tail > Acceptable) IsConverged = false;
                _panels.Add(panel);
                continue;
            }
            var middle = (panel.Low + panel.High) / 2;
            pending.Push(Evaluate(middle, panel.High, ref top, tail));
            pending.Push(Evaluate(panel.Low, middle, ref top, tail));
        }
        foreach (var panel in _panels) panel.Scale(top);
    }

    /// <summary>Walks outwards with doubling steps until the density is negligible beside the highest value seen, or the end is reached.</summary>
    private double Edge(double from, double step, ref double peak)
    {
        peak = Math.Max(peak, LogAt(from));
        for (var at = from + step; at is > 0 and < 1; at += step)
        {
            var value = LogAt(at);
            if (value < peak - Negligible) return at;
            peak = Math.Max(peak, value);
            step *= 1.5;
        }
        return step < 0 ? 0 : 1;
    }

    private Panel Evaluate(double low, double high, ref double peak, double parentTail = double.PositiveInfinity)
    {
        var logs = new double[s_rule.Nodes.Length];
        for (var i = 0; i < logs.Length; i++)
        {
            logs[i] = LogAt(low + ((high - low) * s_rule.Nodes[i]));
            peak = Math.Max(peak, logs[i]);
        }
        return new(low, high, logs, parentTail);
    }

    private readonly struct MassDefect(Panel panel, double target) : IFunction
    {
        public double At(double x) => panel.MassBelow(x) - target;
    }

    private sealed class Panel(double low, double high, double[] logs, double parentTail)
    {
        private readonly double[] _coefficients = new double[logs.Length];

        public double Low => low;

        public double High => high;

        public double Mass { get; private set; }

        /// <summary>The <see cref="Tail"/> of the panel that this one is a half of.</summary>
        public double ParentTail => parentTail;

        /// <summary>The last coefficients relative to the largest: what the expansion leaves out. 0 for a panel that does not matter beside the peak.</summary>
        public double Tail(double peak)
        {
            // A hill can hide between two nodes: no node is high, but the step between neighbours says that the gap could be.
            var (highest, steepest) = (logs[0], 0.0);
            for (var i = 1; i < logs.Length; i++)
            {
                highest = Math.Max(highest, logs[i]);
                if (double.IsFinite(logs[i]) && double.IsFinite(logs[i - 1])) steepest = Math.Max(steepest, Math.Abs(logs[i] - logs[i - 1]));
            }
            if (highest + steepest < peak - Negligible) return 0;
            Scale(peak);
            var last = _coefficients.Length - 1;
            return (Math.Abs(_coefficients[last]) + Math.Abs(_coefficients[last - 1]) + Math.Abs(_coefficients[last - 2])) / Largest();
        }

        /// <summary>Takes the values from logarithms relative to a peak, and expands them.</summary>
        public void Scale(double peak)
        {
            Span<double> values = stackalloc double[logs.Length];
            for (var i = 0; i < values.Length; i++) values[i] = Math.Exp(logs[i] - peak);
            s_rule.Expand(values, _coefficients);
            Mass = (high - low) * _coefficients[0];
        }

        public double At(double u) => GaussLegendre.Value(_coefficients, (u - low) / (high - low));

        public double MassBelow(double u) => (high - low) * GaussLegendre.Integral(_coefficients, (u - low) / (high - low));

        public double Sum(PosteriorDensity owner, Func<double, double, double> function, double argument)
        {
            var sum = 0.0;
            for (var i = 0; i < logs.Length; i++)
            {
                var s = s_rule.Nodes[i];
                sum += s_rule.Weights[i] * GaussLegendre.Value(_coefficients, s) * function(owner.Rate(low + ((high - low) * s)).Rate, argument);
            }
            return sum * (high - low);
        }

        private double Largest()
        {
            var largest = 0.0;
            foreach (var coefficient in _coefficients) largest = Math.Max(largest, Math.Abs(coefficient));
            return Math.Max(largest, 1e-3);    // values are relative to the peak: a panel far below it needs no more digits than the sum can hold
        }
    }
}
