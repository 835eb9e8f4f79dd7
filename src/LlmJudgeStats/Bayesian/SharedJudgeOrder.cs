using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Bayesian;

/// <summary>P(θ_a &gt; θ_b) where one measured judge judged both, erring alike on both.</summary>
/// <remarks>
/// <code>
/// h = Se, l = 1 − Sp, h &gt; l:  weight (h − l)^−2 ∫_l^h f_a ∫_l^h f_b,  of it above (h − l)^−2 ∫_l^h f_a(p) (F_b(p) − F_b(l)) dp
/// </code>
/// f and F: the beta distributions of the shares of verdicts with uniform priors. What depends on h alone and on l alone is tabulated at
/// the nodes of panels over the log-odds, the same for both, so that the cut at chance runs along panels. Source: claims.md 8.
/// </remarks>
internal sealed class SharedJudgeOrder
{
    private const double Negligible = 1e-14;    // of the judges in a pair of panels
    private const double Impossible = 1e-8;     // below it the scores speak against every judge that the labels allow
    private const double KnownSize = 1e12;      // items of a rate that is known, beside one that is measured
    private static readonly double[] s_steps = [0.7, 1.5, 2.5, 3.5, 5, 8, 12, 20, 30];

    private readonly BetaDistribution _a, _b, _high, _low;
    private readonly List<OrderPanel> _panels = [];
    private double _above;
    private double _all;

    private SharedJudgeOrder(in Proportion a, in Proportion b, in Calibration judge)
    {
        var se = judge.Sensitivity;
        var sp = judge.Specificity;
        _a = new(a.Successes + 1, a.Failures + 1);
        _b = new(b.Successes + 1, b.Failures + 1);
        _high = new(se.Successes + 1, se.Failures + 1);
        _low = new(sp.Failures + 1, sp.Successes + 1);
        var cuts = new SortedSet<double>();
        Add(cuts, a.Successes, a.Failures);
        Add(cuts, b.Successes, b.Failures);
        Add(cuts, se.Successes, se.Failures);
        Add(cuts, sp.Failures, sp.Successes);
        var before = 0.0;
        foreach (var (from, to) in cuts.Zip(cuts.Skip(1)))
        {
            var panel = new OrderPanel(this, from, to, before);
            _panels.Add(panel);
            before = panel.OrderedAt(1);
        }
    }

    /// <summary>The probability; NaN where the scores are all but impossible with such a judge.</summary>
    public static double Above(in Proportion a, in Proportion b, in Calibration judge)
    {
        // One rate that is known and one that is measured: as if it had been measured on very many items.
        var measured = judge with { Sensitivity = Measured(judge.Sensitivity), Specificity = Measured(judge.Specificity) };
        var order = new SharedJudgeOrder(in a, in b, in measured);
        for (var high = 0; high < order._panels.Count; high++)
        {
            for (var low = 0; low < high; low++) order.Apart(order._panels[high], order._panels[low]);
            order.Diagonal(order._panels[high]);
        }
        return order._all > Impossible ? Math.Clamp(order._above / order._all, 0, 1) : double.NaN;
    }

    private static Proportion Measured(in Proportion rate) => rate.IsKnown ? Proportion.FromRate(rate.Rate, KnownSize) : rate;

    private static void Add(SortedSet<double> cuts, double passes, double fails)
    {
        var centre = Math.Log((passes + 1) / (fails + 1));
        var width = Math.Sqrt((1 / (passes + 1)) + (1 / (fails + 1)));
        cuts.Add(Inside(centre));
        foreach (var step in s_steps)
        {
            cuts.Add(Inside(centre - (step * width)));
            cuts.Add(Inside(centre + (step * width)));
        }
    }

    private static double Inside(double logOdds) => Math.Clamp(logOdds, -Share.FarthestLogOdds, Share.FarthestLogOdds);

    // Every judge whose Se is in one panel and whose 1 − Sp is in a lower one.
    private void Apart(OrderPanel high, OrderPanel low)
    {
        if (high.HighMass * low.LowMass < Negligible) return;
        foreach (var h in high.Nodes)
        {
            foreach (var l in low.Nodes) Add(h, l, h.HighMass * l.LowMass);
        }
    }

    // Both in one panel: the triangle above the line of chance.
    private void Diagonal(OrderPanel panel)
    {
        if (panel.HighMass * panel.LowMass < Negligible) return;
        var nodes = GaussLegendre.Of24.Nodes;
        var weights = GaussLegendre.Of24.Weights;
        for (var i = 0; i < nodes.Length; i++)
        {
            for (var j = 0; j < nodes.Length; j++)
            {
                var l = panel.At(nodes[i] * nodes[j]);
                Add(panel.Nodes[i], l, panel.Nodes[i].HighMass * l.LowDensity * panel.Width * nodes[i] * weights[j]);
            }
        }
    }

    private void Add(in Node h, in Node l, double judges)
    {
        var youden = h.Share.Rate < 0.5 ? h.Share.Rate - l.Share.Rate : l.Share.Complement - h.Share.Complement;
        var weight = judges / (youden * youden);
        var ofA = Between(l.A, h.A);
        _all += weight * ofA * Between(l.B, h.B);
        _above += weight * Math.Max(0, h.Ordered - l.Ordered - (l.B.Lower * ofA));
    }

    private static double Between(in BetaDistribution.Tails from, in BetaDistribution.Tails to) =>
        from.Lower > 0.5 ? from.Upper - to.Upper : to.Lower - from.Lower;

    /// <summary>A rate of the judge, and what lies below it.</summary>
    private readonly record struct Node(
        Share Share, BetaDistribution.Tails A, BetaDistribution.Tails B, double Ordered, double HighMass, double LowMass,
        double LowDensity);

    /// <summary>A piece of the log-odds with its nodes, and the integral of f_a F_b over it.</summary>
    private sealed class OrderPanel
    {
        private readonly SharedJudgeOrder _of;
        private readonly double _from;
        private readonly double _before;
        private readonly double[] _coefficients;

        public OrderPanel(SharedJudgeOrder of, double from, double to, double before)
        {
            _of = of;
            _from = from;
            Width = to - from;
            _before = before;
            var rule = GaussLegendre.Of24;
            _coefficients = new double[rule.Nodes.Length];
            var values = new double[rule.Nodes.Length];
            for (var i = 0; i < values.Length; i++)
            {
                var share = Share.FromLogOdds(from + (Width * rule.Nodes[i]));
                values[i] = Width * of._a.At(share).Slope * of._b.At(share).Lower;
            }
            rule.Expand(values, _coefficients);
            Nodes = [.. rule.Nodes.Select((node, i) => At(node, Width * rule.Weights[i]))];
            HighMass = Nodes.Sum(node => node.HighMass);
            LowMass = Nodes.Sum(node => node.LowMass);
        }

        public double Width { get; }

        public Node[] Nodes { get; }

        public double HighMass { get; }

        public double LowMass { get; }

        public double OrderedAt(double s) => _before + GaussLegendre.Integral(_coefficients, s);

        public Node At(double s) => At(s, 1);

        private Node At(double s, double weight)
        {
            var share = Share.FromLogOdds(_from + (Width * s));
            var high = _of._high.Slope(share.Rate, share.Complement);
            var low = _of._low.Slope(share.Rate, share.Complement);
            return new(share, _of._a.At(share), _of._b.At(share), OrderedAt(s), weight * high, weight * low, low);
        }
    }
}
