using LlmJudgeStats.Numerics;
using Kind = LlmJudgeStats.ClusteredCounts.Kind;

namespace LlmJudgeStats;

/// <summary>A clustered study with labels sampled from the test items: one design effect for all counts. dependence.md 4.</summary>
/// <remarks>Two of them, one for the labels and one for the verdicts without, lose what a cluster shares.</remarks>
internal static class VerdictClusters
{
    public static ClusteredParts Parts(in ClusteredCounts counts, CalibrationDesign design)
    {
        var labels = ClusteredRate.Of(counts.Labels);
        var effect = Effect(in counts, in labels);
        var inverse = labels.InverseFreedom;
        var test = Divided(counts.Total(Kind.TestPass), counts.Total(Kind.TestFail), effect, inverse);
        var calibration = new Calibration
        {
            Sensitivity = Divided(counts.Total(Kind.TruePositive), counts.Total(Kind.FalseNegative), effect, inverse),
            Specificity = Divided(counts.Total(Kind.TrueNegative), counts.Total(Kind.FalsePositive), effect, inverse),
            Design = design,
        };
        return new(test, calibration, new(new(
            PartOf(counts.Test, test), PartOf(counts.PassLabels, calibration.Sensitivity),
            PartOf(counts.FailLabels, calibration.Specificity), counts.SharedClusters, SharedEffect: 1,
            CommonEffect: effect.ToDouble(), DegreesOfFreedom: 1 / inverse,
            Judged: Proportion.FromClusters(counts.Test), LabelsAlone: Proportion.Of(in labels, 1))));
    }

    private static DependentPart PartOf(ClusteredTally tally, Proportion part) =>
        ThreePartClusters.PartOf(ClusteredRate.Of(in tally), part);

    private static Proportion Divided(long passed, long failed, Fraction effect, double inverseFreedom) => passed + failed == 0
        ? default
        : Proportion.FromOutcomes((passed / effect).ToDouble(), (failed / effect).ToDouble(), inverseFreedom);

    /// <summary>The design effect of all counts.</summary>
    /// <remarks>
    /// <code>
    /// D = max(1, (V (M − 1)/(M − m) + m τ)/(V₀ + τ)),  V = Σu²,  τ = c s² B/(m M²)
    /// V₀ = w² a(1 − a)/f₁ + (1 − w)² b(1 − b)/f₀ + (a − b)² w(1 − w)/K
    /// u = w/f₁ (TP − a (TP + FP)) + (1 − w)/f₀ (FN − b (FN + TN)) + (a − b)/K (passes − w items)
    /// </code>
    /// w is the share of judge-passes of all K judged items, a and b the shares of human passes of the f₁ and f₀ labelled judge-passes and
    /// judge-fails. A verdict without labels: its terms are left out, a − b = 0 and θ is the share of the labels.
    /// </remarks>
    private static Fraction Effect(in ClusteredCounts counts, in ClusteredRate labels)
    {
        if (labels.IsOneCluster) return labels.MeanSize;
        var shares = new VerdictShares(in counts);
        if (AreSingles(in counts, shares.Items)) return 1;
        var sums = counts.Labels;
        var shape = new ClusterShape(sums.Count, sums.SumOfSquares, sums.SumOfCubes);
        var theta = shares.Rate(labels.Rate);
        // In labels, not in their share: V M² and V₀ M² stand for A and I.
        var scale = ((Fraction)sums.Count).Square;
        return shape.Effect(
            shares.SquaredDeviations(in counts) * scale, shares.Independent * scale, shape.Added(theta.Square + (1 - theta).Square));
    }

    private static bool AreSingles(in ClusteredCounts counts, Fraction items)
    {
        ReadOnlySpan<Kind> all =
            [Kind.TruePositive, Kind.FalseNegative, Kind.FalsePositive, Kind.TrueNegative, Kind.TestPass, Kind.TestFail];
        return (items - counts.Product(all, all)).Sign == 0;
    }

    // The shares of the page, and what one item of each kind adds to u.
    private readonly struct VerdictShares
    {
        private readonly Fraction _passShare;     // w
        private readonly Fraction _passing;       // a
        private readonly Fraction _failing;       // b
        private readonly Fraction _difference;    // a − b
        private readonly long _passLabels;        // f₁
        private readonly long _failLabels;        // f₀

        public VerdictShares(in ClusteredCounts counts)
        {
            var labelled = counts.Labelled;
            _passLabels = labelled.TruePositive + labelled.FalsePositive;
            _failLabels = labelled.FalseNegative + labelled.TrueNegative;
            var passes = (Fraction)_passLabels + counts.Total(Kind.TestPass);
            Items = passes + _failLabels + counts.Total(Kind.TestFail);
            _passShare = passes / Items;
            _passing = _passLabels > 0 ? (Fraction)labelled.TruePositive / _passLabels : 0;
            _failing = _failLabels > 0 ? (Fraction)labelled.FalseNegative / _failLabels : 0;
            _difference = IsWhole ? _passing - _failing : 0;
        }

        public Fraction Items { get; }

        private bool IsWhole => _passLabels > 0 && _failLabels > 0;

        private Fraction FailShare => 1 - _passShare;

        public Fraction Independent =>
            Within(_passShare, _passing, _passLabels) + Within(FailShare, _failing, _failLabels)
            + (_difference.Square * _passShare * FailShare / Items);

        public Fraction Rate(Fraction labels) => IsWhole ? (_passShare * _passing) + (FailShare * _failing) : labels;

        /// <summary>V = Σu², from the products of the six counts.</summary>
        public Fraction SquaredDeviations(in ClusteredCounts counts)
        {
            var ofPass = _difference * FailShare / Items;
            var ofFail = 0 - (_difference * _passShare / Items);
            ReadOnlySpan<Fraction> steps =
            [
                ofPass + Step(_passShare, 1 - _passing, _passLabels),
                ofFail + Step(FailShare, 1 - _failing, _failLabels),
                ofPass + Step(_passShare, 0 - _passing, _passLabels),
                ofFail + Step(FailShare, 0 - _failing, _failLabels),
                ofPass,
                ofFail,
            ];
            Fraction sum = 0;
            for (var i = 0; i < steps.Length; i++)
            {
                for (var j = i; j < steps.Length; j++)
                    sum += (i == j ? 1 : 2) * steps[i] * steps[j] * counts.Product((Kind)i, (Kind)j);
                sum = sum.Reduce();
            }
            return sum;
        }

        private static Fraction Step(Fraction share, Fraction residual, long labels) => labels > 0 ? share * residual / labels : 0;

        private static Fraction Within(Fraction share, Fraction rate, long labels) =>
            labels > 0 ? share.Square * rate * (1 - rate) / labels : 0;
    }
}
