
using LlmJudgeStats.Inference;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>Corrects a judged rate for error rates that are unequal and measured on labelled items, with an interval that carries their uncertainty.</summary>
/// <remarks>
/// <code>θ = (p + Sp − 1) / (Se + Sp − 1)</code>
/// The point is Rogan and Gladen's, the standard error the delta method's at the unclamped point (pass-rates.md 3.1); the interval is <see cref="Interval"/>.
/// One rate may be known. Valid when the labelled items were chosen by label, at random, or come from elsewhere and the error rates carry over.
/// Unidentified, with the interval [0, 1], when Se + Sp ≤ 1; limits only when a label class is empty; <see cref="EstimateWarnings.DesignMismatch"/> when labels
/// were chosen by verdict. Lang and Reiczigel's interval can miss the clipped point: reproduced as published. One-sided limits: those of pass-rates.md 3.9b for the guarded
/// and the averaged score; for the other intervals at level L the end of the two-sided one at 2L − 1. Source: pass-rates.md section 3.
/// </remarks>
public sealed record AsymmetricErrorEstimator : IIntervalEstimator
{
    private static readonly EstimationMethod s_method =
        new("asymmetric-error", "asymmetric error", Assumptions.IndependentItems | Assumptions.ErrorRatesTransport | Assumptions.BetterThanChance, Citations.LangReiczigel);
    private static readonly EstimationMethod[] s_methods = MethodTable.ForEach(
        Enum.GetValues<AsymmetricErrorInterval>(), s_method, i => i.Id, i => i.Name, i => i switch
        {
            AsymmetricErrorInterval.LangReiczigel => Citations.LangReiczigel,
            AsymmetricErrorInterval.Fieller or AsymmetricErrorInterval.FiellerRaw => Citations.Fieller,
            AsymmetricErrorInterval.Mover => Citations.ZouDonner,
            AsymmetricErrorInterval.Projection => Citations.ClopperPearson,
            AsymmetricErrorInterval.Melding or AsymmetricErrorInterval.MeldingMidP => Citations.Bayer,
            AsymmetricErrorInterval.Bootstrap => Citations.Efron,
            AsymmetricErrorInterval.Exact => Citations.BergerBoos,
            AsymmetricErrorInterval.GuardedScore or AsymmetricErrorInterval.Score or AsymmetricErrorInterval.ScoreLattice
                or AsymmetricErrorInterval.ProfileLikelihood or AsymmetricErrorInterval.ProfileLikelihoodFree or AsymmetricErrorInterval.AveragedScore => Citations.RoganGladen,
        });

    private static readonly AsymmetricErrorEstimator s_projection = new() { Interval = AsymmetricErrorInterval.Projection };

    /// <summary>The estimator with its default interval.</summary>
    public static AsymmetricErrorEstimator Default { get; } = new();

    /// <summary>How the interval is formed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public AsymmetricErrorInterval Interval { get; init => field = Check.Defined(value); } = AsymmetricErrorInterval.GuardedScore;

    /// <summary>How many replicates <c>bootstrap</c> draws, from 100 to 10,000,000; no other interval draws any.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 100 or more than 10,000,000.</exception>
    public int Replicates { get; init => field = Check.Replicates(value); } = Resampling.DefaultReplicates;

    /// <summary>The seed of <c>bootstrap</c>: the same seed, the same interval, on every machine.</summary>
    public ulong Seed { get; init; } = Resampling.DefaultSeed;

    /// <inheritdoc/>
    public EstimationMethod Method => s_methods[(int)Interval];

    /// <summary>Whether <see cref="AsymmetricErrorInterval.Exact"/> is computed for studies of these sizes; else its place is taken by the projection, and the answer's method says so.</summary>
    /// <remarks>
    /// <code>(n + 1)(m0 + 1)(m1 + 1) ≤ 50,000,  whole numbers;  a known error rate counts 1;  not for a known test rate</code>
    /// </remarks>
    /// <param name="study">A study: only its sizes are read.</param>
    public static bool IsEnumerable(in JudgeStudy study) => ExactScore.IsEnumerable(in study);

    /// <inheritdoc/>
    public JudgeEstimate Estimate(in JudgeStudy study, double level) => Estimate(in study, 1 - Check.Level(level, nameof(level)), level);

    /// <inheritdoc/>
    public double Limit(in JudgeStudy study, IntervalSide side, double level) =>
        OneSided(in study, Check.Defined(side, nameof(side)), 1 - Check.OneSidedLevel(level, nameof(level)));

    /// <inheritdoc/>
    public double PValue(in JudgeStudy study, double rate) =>
        Inversion.LargestError(1, new TwoSidedIntervals(this, study, Check.Unit(rate, nameof(rate))));

    /// <inheritdoc/>
    public double PValue(in JudgeStudy study, double rate, IntervalSide side) =>
        Inversion.LargestError(0.5, new OneSidedIntervals(this, study, Check.Unit(rate, nameof(rate)), Check.Defined(side, nameof(side))));

    private double OneSided(in JudgeStudy study, IntervalSide side, double error) =>
        side == IntervalSide.Upper ? 1 - Lower(study.Flip(), error) : Lower(in study, error);

    private double Lower(in JudgeStudy study, double error)
    {
        var raw = Correction.Of(in study);
        var ofItsOwn = Interval is AsymmetricErrorInterval.GuardedScore or AsymmetricErrorInterval.AveragedScore
            && !StudyScreening.IsUnanswerable(in study, in raw, Method, Inversion.Level(error), out _);
        return ofItsOwn ? GuardedScore.OneSided(in study, in raw, error) : Estimate(in study, 2 * error, Inversion.Level(2 * error)).Interval.Lower;
    }

    // The error is 1 − level, and as small as a p-value can be; the level is that of the answer.
    private JudgeEstimate Estimate(in JudgeStudy study, double error, double level)
    {
        if (Interval == AsymmetricErrorInterval.Exact && !IsEnumerable(in study)) return s_projection.Estimate(in study, error, level);
        var raw = Correction.Of(in study);
        if (StudyScreening.IsUnanswerable(in study, in raw, Method, level, out var answer))
            return Interval.NeedsNoPoint && StudyScreening.IsAtOrBelowChance(in study, in raw) ? WithoutPoint(in study, in raw, answer, error) : answer;
        var z = Normal.TwoSidedError(error);
        var smooth = Correction.Smoothed(in study, z);
        var warnings = StudyScreening.SmallCalibration(in study) | StudyScreening.WeakJudge(in smooth, z);
        // Computed on the side where the rate is at most one half and mirrored: exchanging pass and fail exchanges the answer exactly.
        if (raw.IsComputed(in study))
        {
            return StudyScreening.Clipped(Method, in study, raw.Rate, raw.StandardError,
                Interval.Limits(in study, in raw, in smooth, z, error, new(Replicates, Seed)), level, warnings);
        }
        // No tuple of them: it would be copied through memory, a sixth of the whole estimate.
        var mirrored = raw.Flip();
        var mirroredSmooth = smooth.Flip();
        // Exchanging the study takes as long as a formula: those that read only its rates do without.
        var limits = Interval.IsOfRates
            ? Interval.Limits(in study, in mirrored, in mirroredSmooth, z, error, new(Replicates, Seed))
            : Interval.Limits(study.Flip(), in mirrored, in mirroredSmooth, z, error, new(Replicates, Seed));
        return StudyScreening.Clipped(Method, in study, mirrored.Rate, mirrored.StandardError, limits, level, warnings, mirror: true);
    }

    private JudgeEstimate WithoutPoint(in JudgeStudy study, in Correction raw, in JudgeEstimate answer, double error)
    {
        var z = Normal.TwoSidedError(error);
        var (lower, upper) = Interval.Limits(in study, in raw, Correction.Smoothed(in study, z), z, error, new(Replicates, Seed));
        // Ends that are equal but for rounding can cross, here as elsewhere.
        return answer with { Interval = new(Math.Min(lower, upper), Math.Max(lower, upper), answer.Interval.Level) };
    }

    private readonly struct TwoSidedIntervals(AsymmetricErrorEstimator estimator, JudgeStudy study, double rate) : INestedIntervals
    {
        public bool Contains(double error) => estimator.Estimate(in study, error, Inversion.Level(error)).Interval.Contains(rate);
    }

    private readonly struct OneSidedIntervals(AsymmetricErrorEstimator estimator, JudgeStudy study, double rate, IntervalSide side) : INestedIntervals
    {
        public bool Contains(double error)
        {
            var limit = estimator.OneSided(in study, side, error);
            return side == IntervalSide.Lower ? limit <= rate : limit >= rate;
        }
    }
}
