using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Kernels;

namespace LlmJudgeStats.Comparison;

/// <summary>The difference of two systems with one calibration as a contrast, p_a − p_b − D (Se + Sp − 1): decisions.md 2.</summary>
internal readonly struct SharedDifference
{
    private const byte JudgePool = 1;

    private readonly Proportion _a;
    private readonly Proportion _b;
    private readonly PairedProportion _pairs;
    private readonly Calibration _judge;
    private readonly bool _isPaired;

    private SharedDifference(Proportion a, Proportion b, PairedProportion pairs, Calibration judge, bool isPaired)
    {
        _a = a;
        _b = b;
        _pairs = pairs;
        _judge = judge;
        _isPaired = isPaired;
        Judged = isPaired ? pairs.Difference : CorrectionKernel.Excess(a.PassWeight, a.FailWeight, b.FailWeight, b.PassWeight);
        Youden = judge.Youden;
    }

    /// <summary>d, the difference of the verdict rates.</summary>
    public double Judged { get; }

    /// <summary>J.</summary>
    public double Youden { get; }

    /// <summary>The raw estimate d/J.</summary>
    public double Raw => Judged / Youden;

    /// <summary>A quarter of the coarser system's step: 1/(4 min(n_a, n_b)), 1/(4n) of pairs, 0 of known rates.</summary>
    public double Lattice => 1 / (4 * (_isPaired ? _pairs.Size : Math.Min(_a.Size, _b.Size)));

    /// <summary>The standard error √V(D)/J with all rates as counted.</summary>
    public double StandardError => Math.Sqrt(VerdictVariance + (Raw * Raw * (_judge.Se.Variance + _judge.Sp.Variance))) / Math.Abs(Youden);

    /// <summary>The variance of d with all rates as counted.</summary>
    public double VerdictVariance => _isPaired
        ? (((_pairs.OnlyA + _pairs.OnlyB) / _pairs.Size) - (Judged * Judged)) / _pairs.Size
        : _a.Variance + _b.Variance;

    /// <summary>The variance of Se + Sp with all rates as counted.</summary>
    public double JudgeVariance => _judge.Se.Variance + _judge.Sp.Variance;

    public static SharedDifference Of(in ComparisonStudy study) =>
        new(study.A.Test, study.B.Test, study.Pairs, study.A.Calibration, study.Kind == ComparisonKind.SameItems);

    public SharedDifference Swap() => new(_b, _a, _pairs.Swap(), _judge, _isPaired);

    /// <summary>Half an item more of each outcome; half a pair more on either side; known rates stay as they are.</summary>
    public SharedDifference AddHalf() => Smooth(0.5, _pairs.Smooth(0.5, same: 1));

    /// <summary>One item more of each outcome, as the closed forms take it: (k + 1)/(n + 2).</summary>
    public SharedDifference AddOne() => Smooth(1, _pairs.Smooth(1, same: 0));

    /// <summary>The contrast.</summary>
    public ContrastFit ToFit()
    {
        ContrastEnds ends = new()
        {
            Support = Differences.Support,
            Anchor = 0,
            AtLower = (Judged + Youden) / 2,
            AtUpper = (Youden - Judged) / 2,
            Estimate = Raw,
            StandardError = StandardError,
        };
        BinomialTerm sensitivity = new(_judge.Se, constant: 0, slope: -1) { Pool = JudgePool };
        BinomialTerm specificity = new(_judge.Sp, constant: 0, slope: -1) { Pool = JudgePool, IsOpposite = true };
        ContrastFit.Begin(out var fit, in ends, _isPaired ? new(_pairs.OnlyA, _pairs.OnlyB, _pairs.Size) : default);
        if (!_isPaired)
        {
            fit.Add(new(_a, constant: 1, slope: 0));
            fit.Add(new(_b, constant: -1, slope: 0));
        }
        fit.Add(sensitivity);
        fit.Add(specificity);
        return fit;
    }

    /// <summary>The hull of three: decisions.md 2.3.</summary>
    public Limits Interval(double z)
    {
        var added = AddHalf();
        if (!(added.Youden > 0)) return Differences.Whole;
        var swapped = Swap();
        var upper = GuardedScore.Lower(swapped.ToFit(), added.Swap().ToFit(), Lattice, z);
        return Differences.Ordered(GuardedScore.Lower(ToFit(), added.ToFit(), Lattice, z), -upper);
    }

    /// <summary>The two-sided p-value of a difference, the largest of the three parts': decisions.md 2.4.</summary>
    public double PValue(double difference)
    {
        var added = AddHalf();
        if (!(added.Youden > 0)) return 1;
        if (difference > Raw) return Swap().PValueBelow(added.Swap(), -difference);
        return difference == Raw ? 1 : PValueBelow(added, difference);
    }

    private double PValueBelow(SharedDifference added, double difference)
    {
        var fit = ToFit();
        var half = added.ToFit();
        var score = Below(in fit, difference) ? Score.IntervalStatistic(in fit, difference, Lattice) : 0;
        var profile = Below(in fit, difference) ? Math.Sqrt(ProfileLikelihood.Statistic(in fit, difference)) : 0;
        var smooth = Below(in half, difference) ? Math.Sqrt(ProfileLikelihood.Statistic(in half, difference)) : 0;
        return Differences.TwoSidedTail(Math.Min(score, Math.Min(profile, smooth)));
    }

    // A difference at or above the estimate of a part is not refuted by it from this side.
    private static bool Below(in ContrastFit fit, double difference) => difference < fit.Ends.Estimate;

    private SharedDifference Smooth(double items, PairedProportion pairs) => new(
        _a.Smooth(items, items), _b.Smooth(items, items), pairs,
        _judge with { Sensitivity = _judge.Se.Smooth(items, items), Specificity = _judge.Sp.Smooth(items, items) }, _isPaired);
}
