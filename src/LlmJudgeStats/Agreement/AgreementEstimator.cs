using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Agreement;

/// <summary>How well raters agree, with an interval that holds in small samples and where raters never disagree.</summary>
/// <remarks>
/// <code>C̃ ± t SE at the counts with the weight of τ items spread over all cells, τ = 1 and 4; the hull of both, inside [−1, 1]</code>
/// The point is the coefficient of the counts themselves; where only one class was used it is not defined
/// (<see cref="EstimateWarnings.UndefinedCoefficient"/>) and the interval still is. The standard error is that at τ = 1. Percent agreement
/// has Wilson's interval; of more than two raters it is a mean with a kernel of its own (kernels.md 2). Coefficients of
/// <see cref="AgreementCoefficients"/> that are point only have the whole support for an interval
/// (<see cref="EstimateWarnings.PointOnly"/>).
/// <para>Agreement depends on how often each class occurs, and does not correct a rate. For a decision take the lower
/// <see cref="Limit(in RatingTable, IntervalSide, double)"/>: the upper ends of kappa and pi miss more often than they say.</para>
/// Source: agreement.md 1 and 2.
/// </remarks>
public sealed record AgreementEstimator : IIntervalEstimator<RatingTable>, IIntervalEstimator<RatingSet>
{
    private static readonly double[] s_added = [1, 4];
    private static readonly double[] s_nothing = [0];
    private static readonly EstimationMethod[][] s_methods =
    [
        .. Enum.GetValues<AgreementInterval>().Select(interval => Enum.GetValues<AgreementCoefficient>()
            .Select(coefficient => MethodOf(
                coefficient, coefficient == AgreementCoefficient.Percent ? BinomialInterval.Wilson.Traits : interval.Traits)).ToArray()),
    ];
    private static readonly EstimationMethod s_pairs =
        MethodOf(AgreementCoefficient.Percent, StratifiedMeanInterval.CorrectedProfile.Traits);

    /// <summary>What an estimate of it can name: one method for each coefficient and interval, the default first.</summary>
    internal static IReadOnlyList<EstimationMethod> Methods { get; } =
        [.. s_methods.SelectMany(methods => methods).Prepend(s_methods[0][(int)AgreementCoefficient.Kappa]).Append(s_pairs).Distinct()];

    /// <summary>The estimator of Cohen's kappa.</summary>
    public static AgreementEstimator Default { get; } = new();

    /// <summary>What agreement is measured by.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public AgreementCoefficient Coefficient { get; init => field = Check.Defined(value); } = AgreementCoefficient.Kappa;

    /// <summary>How the interval is formed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public AgreementInterval Interval { get; init => field = Check.Defined(value); }

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Interval][(int)Coefficient];

    /// <summary>The agreement of two raters.</summary>
    /// <param name="study">What both said.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentNullException">No table.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public JudgeEstimate Estimate(in RatingTable study, double level)
    {
        Check.Level(level, nameof(level));
        ArgumentNullException.ThrowIfNull(study);
        if (study.Items == 0) return JudgeEstimate.Unanswered(Method, level, EstimateWarnings.UndefinedCoefficient);
        return Coefficient switch
        {
            AgreementCoefficient.Percent => Percent(study, level),
            { IsPointOnly: true } => PointOnly(PointAgreement.Of(study, Coefficient), level),
            _ => Hull(new TableSource(study, Coefficient), study.Items, level),
        };
    }

    /// <summary>The agreement of several raters, with gaps.</summary>
    /// <remarks>Coefficients of two raters are not defined here; of two raters' items take <see cref="RatingTable"/>.</remarks>
    /// <param name="study">What they said.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentNullException">No set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public JudgeEstimate Estimate(in RatingSet study, double level)
    {
        Check.Level(level, nameof(level));
        ArgumentNullException.ThrowIfNull(study);
        if (study.Items == 0 || !Coefficient.TakesSeveralRaters)
            return JudgeEstimate.Unanswered(Method, level, EstimateWarnings.UndefinedCoefficient);
        return Coefficient switch
        {
            AgreementCoefficient.Percent => Pairs(study, level),
            AgreementCoefficient.KrippendorffAlpha or AgreementCoefficient.FleissKappa =>
                Hull(new SetSource(study, Coefficient), study.Items, level),
            _ => PointOnly(AlphaOf(study, Coefficient), level),
        };
    }

    /// <summary>A one-sided limit of the agreement of two raters: the end of the interval at the level 2 level − 1.</summary>
    /// <inheritdoc/>
    /// <remarks>Lower ends hold their level; upper ends of kappa and pi miss more often (agreement.md 1).</remarks>
    /// <exception cref="ArgumentNullException">No table.</exception>
    public double Limit(in RatingTable study, IntervalSide side, double level)
    {
        Check.Defined(side, nameof(side));
        return Estimate(in study, (2 * Check.OneSidedLevel(level, nameof(level))) - 1).Interval.On(side);
    }

    /// <summary>A one-sided limit of the agreement of several raters: likewise, and of percent agreement that of its mean.</summary>
    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No set.</exception>
    public double Limit(in RatingSet study, IntervalSide side, double level)
    {
        Check.Defined(side, nameof(side));
        Check.OneSidedLevel(level, nameof(level));
        if (IsMean(study)) return StratifiedMeanEstimator.Default.Limit(study.ToPairsStudy(), side, level);
        return Estimate(in study, (2 * level) - 1).Interval.On(side);
    }

    /// <inheritdoc/>
    /// <remarks>1 where there is no interval: no item, and coefficients that are point only.</remarks>
    /// <exception cref="ArgumentNullException">No table.</exception>
    public double PValue(in RatingTable study, double rate)
    {
        ArgumentNullException.ThrowIfNull(study);
        CheckInside(rate);
        return IsShare(study)
            ? Inversion.PValue(new SharesAlike(Alike(study)), rate)
            : Math.Min(ErrorAt(study, rate, IntervalSide.Lower), ErrorAt(study, rate, IntervalSide.Upper));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No table.</exception>
    public double PValue(in RatingTable study, double rate, Alternative alternative)
    {
        ArgumentNullException.ThrowIfNull(study);
        CheckInside(rate);
        var side = Check.Defined(alternative, nameof(alternative)).Side;
        return IsShare(study)
            ? Inversion.PValue(new SharesAlike(Alike(study)), rate, side)
            : OneSided(ErrorAt(study, rate, side));
    }

    /// <inheritdoc/>
    /// <remarks>1 where there is no interval: no item, and coefficients that are point only or of two raters.</remarks>
    /// <exception cref="ArgumentNullException">No set.</exception>
    public double PValue(in RatingSet study, double rate)
    {
        ArgumentNullException.ThrowIfNull(study);
        CheckInside(rate);
        return IsMean(study)
            ? StratifiedMeanEstimator.Default.PValue(study.ToPairsStudy(), rate)
            : Math.Min(ErrorAt(study, rate, IntervalSide.Lower), ErrorAt(study, rate, IntervalSide.Upper));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No set.</exception>
    public double PValue(in RatingSet study, double rate, Alternative alternative)
    {
        ArgumentNullException.ThrowIfNull(study);
        CheckInside(rate);
        var side = Check.Defined(alternative, nameof(alternative)).Side;
        return IsMean(study)
            ? StratifiedMeanEstimator.Default.PValue(study.ToPairsStudy(), rate, alternative)
            : OneSided(ErrorAt(study, rate, side));
    }

    private bool IsShare(RatingTable table) => Coefficient == AgreementCoefficient.Percent && table.Items > 0;

    private bool IsMean(RatingSet set) => Coefficient == AgreementCoefficient.Percent && set is { Items: > 0 };

    private void CheckInside(double rate) => Check.InRange(rate, Method.Support.Lower, Method.Support.Upper, nameof(rate));

    // A limit is the end of an interval that misses twice as often.
    private static double OneSided(double error) => error < 1 ? error / 2 : 1;

    private double ErrorAt(RatingTable table, double value, IntervalSide side) => table.Items == 0 || Coefficient.IsPointOnly
        ? 1
        : ErrorAt(new TableSource(table, Coefficient), table.Items, value, side);

    private double ErrorAt(RatingSet set, double value, IntervalSide side) =>
        set.Items > 0 && Coefficient is AgreementCoefficient.KrippendorffAlpha or AgreementCoefficient.FleissKappa
            ? ErrorAt(new SetSource(set, Coefficient), set.Items, value, side)
            : 1;

    // The largest error at which the end of the hull on a side has not passed a value; 1 where it never does.
    private double ErrorAt<TSource>(TSource source, long items, double value, IntervalSide side) where TSource : ISmoothed
    {
        var outward = side == IntervalSide.Lower ? 1 : -1;
        var freedom = Interval == AgreementInterval.SmoothedHull ? items - 1.0 : double.PositiveInfinity;
        if (freedom < 1 || outward * (source.Point - value) <= 0) return 1;
        var largest = 0.0;
        foreach (var added in Interval == AgreementInterval.SmoothedHull ? s_added : s_nothing)
        {
            var (centre, standardError) = source.At(added);
            var distance = outward * (centre - value);
            if (!(distance > 0)) return 1;
            var tail = standardError == 0 ? 0
                : double.IsPositiveInfinity(freedom) ? Normal.UpperTail(distance / standardError)
                : StudentT.UpperTail(distance / standardError, freedom);
            largest = Math.Max(largest, 2 * tail);
        }
        return largest;
    }

    private JudgeEstimate Hull<TSource>(TSource source, long items, double level) where TSource : ISmoothed
    {
        var support = Method.Support;
        var point = source.Point;
        var isHull = Interval == AgreementInterval.SmoothedHull;
        var freedom = isHull ? items - 1.0 : double.PositiveInfinity;
        var warnings = double.IsNaN(point) ? EstimateWarnings.UndefinedCoefficient : EstimateWarnings.None;
        var lower = double.PositiveInfinity;
        var upper = double.NegativeInfinity;
        var error = double.NaN;
        foreach (var added in isHull ? s_added : s_nothing)
        {
            var (centre, standardError) = source.At(added);
            if (double.IsNaN(error)) error = standardError;
            var reach = freedom < 1 ? double.PositiveInfinity : Confidence.TwoSided(level, freedom).Quantile * standardError;
            lower = Math.Min(lower, centre - reach);
            upper = Math.Max(upper, centre + reach);
        }
        if (!(lower <= upper)) return JudgeEstimate.Unanswered(Method, level, warnings);
        if (lower == upper) warnings |= EstimateWarnings.DegenerateInterval;
        var reached = double.IsNaN(point) ? new Limits(lower, upper) : new Limits(lower, upper).Reach(point);
        return new()
        {
            Point = double.IsNaN(point) ? point : support.Clip(point),
            Unclamped = point,
            StandardError = double.IsNaN(point) ? double.PositiveInfinity : error,
            Interval = new(support.Clip(reached.Lower), support.Clip(reached.Upper), level),
            Method = Method,
            Warnings = warnings,
            InverseFreedom = 1 / Math.Max(freedom, 0),
        };
    }

    private JudgeEstimate Percent(RatingTable table, double level)
    {
        var share = Alike(table);
        return new()
        {
            Point = share.Rate,
            Unclamped = share.Rate,
            StandardError = Math.Sqrt(share.Variance),
            Interval = BinomialInterval.Wilson.Of(share, level),
            Method = Method,
        };
    }

    private static Proportion Alike(RatingTable table)
    {
        var same = 0L;
        for (var k = 0; k < table.Classes.Length; k++) same += table.Count(k, k);
        return Proportion.FromCounts(same, table.Items);
    }

    private static JudgeEstimate Pairs(RatingSet set, double level)
    {
        var study = set.ToPairsStudy();
        var mean = StratifiedMeanEstimator.Default.Estimate(in study, level);
        return mean with { Method = s_pairs };
    }

    private JudgeEstimate PointOnly(double value, double level) => new()
    {
        Point = double.IsNaN(value) ? value : Method.Support.Clip(value),
        Unclamped = value,
        StandardError = double.PositiveInfinity,
        Interval = new(Method.Support.Lower, Method.Support.Upper, level),
        Method = Method,
        Warnings = EstimateWarnings.PointOnly | (double.IsNaN(value) ? EstimateWarnings.UndefinedCoefficient : EstimateWarnings.None),
    };

    private static double AlphaOf(RatingSet set, AgreementCoefficient coefficient)
    {
        if (coefficient == AgreementCoefficient.KrippendorffAlphaRatio && set.Values[0] < 0) return double.NaN;
        var pairs = new Coincidences(set.Classes.Length);
        foreach (var items in set.Patterns) pairs.Add(items.Counts, items.Ratings, items.Items);
        return pairs.Alpha(coefficient, set.Values);
    }

    private static EstimationMethod MethodOf(AgreementCoefficient coefficient, IntervalTraits traits)
    {
        var method = new EstimationMethod("agreement", coefficient.Name, Assumptions.IndependentItems, coefficient.Source)
        {
            Support = coefficient.IsShare ? Support.Rate : new(-1, 1),
        };
        return coefficient.IsPointOnly ? method : method.With(traits);
    }

    private readonly struct SharesAlike(Proportion share) : IInvertible
    {
        public Limits Interval(in Confidence confidence) => BinomialInterval.Wilson.Limits(share, in confidence);

        public double Limit(IntervalSide side, double error) => Interval(Confidence.TwoSidedError(2 * error)).On(side);
    }

    /// <summary>What a hull is made of.</summary>
    private interface ISmoothed
    {
        double Point { get; }

        (double Coefficient, double StandardError) At(double added);
    }

    private readonly struct TableSource(RatingTable table, AgreementCoefficient coefficient) : ISmoothed
    {
        private bool IsAlpha => coefficient is AgreementCoefficient.KrippendorffAlpha or AgreementCoefficient.KrippendorffAlphaInterval;

        public double Point => At(0).Coefficient;

        public (double Coefficient, double StandardError) At(double added)
        {
            var shares = new TableShares(table, added);
            var slopes = new double[table.Counts.Length];
            var value = shares.Coefficient(coefficient, slopes);
            var items = table.Items + added;
            // Alpha's correction for small numbers shrinks the disagreement.
            var shrunk = IsAlpha ? 1 - (1 / (2 * items)) : 1;
            return (1 - (shrunk * (1 - value)), shrunk * Math.Sqrt(shares.Variance(slopes) / items));
        }
    }

    private readonly struct SetSource(RatingSet set, AgreementCoefficient coefficient) : ISmoothed
    {
        public double Point => coefficient == AgreementCoefficient.KrippendorffAlpha ? AlphaOf(set, coefficient)
            : new RaterShares(set, 0).Coefficient;

        public (double Coefficient, double StandardError) At(double added)
        {
            var shares = new RaterShares(set, added);
            return (shares.Coefficient, shares.StandardError);
        }
    }
}
