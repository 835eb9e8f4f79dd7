using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.PassRates;

/// <summary>
/// The pass rate of exactly the items that were judged, from labels on some of them: the corrected profile where the shares of the verdicts
/// are known, and a labelled item is no longer in doubt. finite.md 2.
/// </summary>
/// <param name="sample">Whole counts, at least one of them a labelled item.</param>
internal readonly struct FiniteProfile(LabelledSample sample) : IInvertible
{
    private const double Rounding = 1e-15;    // of a quotient of counts

    private readonly LabelledSample _sample = sample;

    // Of the worst of the fixed sets that were enumerated: finite.md 4.
    public static IntervalTraits Traits { get; } = new(
        CorrectedProfile.Traits.Id, "corrected profile likelihood of these items", Citations.Tenenbein1970)
    {
        Promise = 0.75,
        Cost = IntervalCost.Equations,
    };

    private double Items => _sample.AllPassed + _sample.AllFailed;

    /// <summary>Whether every judged item has a label: nothing is left to estimate.</summary>
    public bool IsComplete => _sample.Passed + _sample.Failed == 0;

    /// <summary>The rate of pass-rates.md 5.5; of a verdict that is labelled throughout the passes that were counted.</summary>
    public double Rate => RateOf(in _sample) is <= 0.5 and var rate ? rate : 1 - RateOf(_sample.FlipLabels());

    /// <summary>The variance of that over the choice of the labels, with what is left of each verdict unlabelled: finite.md 3.</summary>
    /// <remarks><code>V = Σ w_h² g_h a_h (1 − a_h)/f_h,  g_h = 1 − f_h/N_h,  a_h = n_h/f_h</code></remarks>
    public double Variance =>
        Within(_sample.TruePositive, _sample.FalsePositive, _sample.Passed)
        + Within(_sample.FalseNegative, _sample.TrueNegative, _sample.Failed);

    /// <summary>The same when labels at random are taken as one stratum, because a verdict has none.</summary>
    public double VarianceAsOneStratum => Within(_sample.PassLabels, _sample.FailLabels, _sample.Passed + _sample.Failed);

    /// <summary>Whether every item has a label and their share of passes is a rate, but for the rounding of a quotient.</summary>
    public bool IsCounted(double rate) => IsComplete && Math.Abs(rate - Rate) < Rounding;

    /// <summary>Both limits at a normal deviate z; the counted share without any width where every item has a label.</summary>
    /// <param name="z">Φ⁻¹(1 − α/2).</param>
    public Limits Interval(double z)
    {
        if (IsComplete) return new(Rate, Rate);
        var limits = Limits.OfLower(Lower(in _sample, z), Lower(_sample.FlipLabels(), z));
        // At levels next to 0 a correction that is next to nothing leaves the limits as near to the point as a search stops.
        return _sample.HasEmptyStratum ? limits : limits.Reach(Rate);
    }

    public Limits Interval(in Confidence confidence) => Interval(confidence.Quantile);

    /// <summary>The end of the two-sided interval that misses with twice the probability: no other one-sided limit was measured.</summary>
    public double Limit(IntervalSide side, double error) => Interval(Confidence.OneSidedError(error).Quantile).On(side);

    private static double Lower(in LabelledSample sample, double z)
    {
        var counted = sample.PassLabels / (sample.AllPassed + sample.AllFailed);
        var profile = new LowerProfile(in sample);
        if (!(z > 0)) return Math.Max(counted, profile.RateAt(0));
        var left = 0.0;
        var right = profile.FirstMultiplier(z);
        while (profile.RateAt(right) > counted && profile.TwiceTheDrop(right) < z * z)
        {
            left = right;
            right *= 2;
        }
        // The passes that were counted stay passes, whatever the likelihood says of rates below them.
        if (profile.TwiceTheDrop(right) < z * z) return counted;
        var multiplier = Root.FindFalling(new ProfileDistance(profile, z), left, right, right / 2);
        return Math.Max(counted, profile.RateAt(multiplier));
    }

    private static double RateOf(in LabelledSample sample) =>
        (Passes(sample.TruePositive, sample.FalsePositive, sample.Passed)
            + Passes(sample.FalseNegative, sample.TrueNegative, sample.Failed))
        / (sample.AllPassed + sample.AllFailed);

    private static double Passes(double passes, double fails, double unlabelled)
    {
        var labelled = passes + fails;
        return unlabelled == 0 || labelled == 0 ? passes : (unlabelled + labelled) * (passes / labelled);
    }

    private double Within(double passes, double fails, double unlabelled)
    {
        var labelled = passes + fails;
        if (labelled == 0) return 0;
        var all = unlabelled + labelled;
        var weight = all / Items;
        return weight * weight * (unlabelled / all) * (passes / labelled) * (fails / labelled) / labelled;
    }

    /// <summary>The likelihood of rates below the estimate, each found by the Lagrange number that belongs to it.</summary>
    /// <remarks>
    /// <code>a_h = q(F_h, x_h/F_h, l w_h),  t = Σ w_h a_h,  both falling in l</code>
    /// Neither t nor the drop needs a root for itself: the limit is the t at the one l where twice the drop is z².
    /// </remarks>
    private readonly struct LowerProfile
    {
        private readonly FiniteStratum _passed;
        private readonly FiniteStratum _failed;

        public LowerProfile(in LabelledSample sample)
        {
            var all = sample.AllPassed + sample.AllFailed;
            var stepOfPassed = sample.Passed / (sample.PassVerdicts + 1);
            var stepOfFailed = sample.Failed / (sample.FailVerdicts + 1);
            var steps = stepOfPassed + stepOfFailed;
            _passed = new(sample.TruePositive, sample.FalsePositive, sample.Passed, stepOfPassed / steps, all);
            _failed = new(sample.FalseNegative, sample.TrueNegative, sample.Failed, stepOfFailed / steps, all);
        }

        public double RateAt(double multiplier) => _passed.ShareAt(multiplier) + _failed.ShareAt(multiplier);

        public double TwiceTheDrop(double multiplier) => 2 * (_passed.Drop(multiplier) + _failed.Drop(multiplier));

        /// <summary>Minus the slope of the rate in the multiplier.</summary>
        public double Response(double multiplier) => _passed.Response(multiplier) + _failed.Response(multiplier);

        /// <summary>Where twice the drop would be z² if the likelihood were that of a normal distribution.</summary>
        public double FirstMultiplier(double z)
        {
            var first = z / Math.Sqrt(Response(0));
            return double.IsFinite(first) && first > 0 ? first : 1;
        }
    }

    /// <summary>How far a multiplier is from that of the limit: in √(twice the drop), which is nearly straight.</summary>
    private readonly struct ProfileDistance(LowerProfile profile, double z) : IDifferentiable
    {
        public ValueAndSlope At(double multiplier)
        {
            var root = Math.Sqrt(profile.TwiceTheDrop(multiplier));
            return new(z - root, -multiplier * profile.Response(multiplier) / root);
        }
    }
}
