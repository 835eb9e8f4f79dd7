using LlmJudgeStats.Intervals;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Inference;

/// <summary>
/// Profile likelihood of a mean when labels were sampled from the test population, at random or by stratum, with a continuity correction:
/// pass-rates.md 5.6 for two verdicts and a pass rate, and the same for any table of strata.
/// </summary>
/// <remarks>
/// Each limit is a lower one; the upper is that of the values seen from the other end. The only place that knows the correction, its rules
/// for one side and the p-values.
/// </remarks>
/// <param name="view">The table.</param>
/// <param name="correction">The correction that is asked for.</param>
/// <param name="design">How the labels were chosen.</param>
internal readonly ref struct CorrectedProfile(StrataView view, ContinuityCorrection correction, CalibrationDesign design)
{
    private readonly StrataView _view = view;

    /// <summary>What each limit is moved outward by, as a share of the range, for the steps of the counts: 0 for a mean.</summary>
    public double Lattice { get; init; }

    private enum Tails
    {
        Both,
        One,
    }

    public static IntervalTraits Traits { get; } =
        new("corrected-profile", "corrected profile likelihood", Citations.Tenenbein1970)
        {
            Promise = 0.936,
            LimitPromise = 0.95,
            Cost = IntervalCost.Equations,
            HasOwnLimits = true,
        };

    public static IntervalTraits StrictTraits { get; } =
        Traits with { Id = "corrected-profile-strict", Name = "corrected profile likelihood, strict", Promise = 0.95 };

    public static IntervalTraits ProportionalTraits { get; } =
        Traits with { Id = "corrected-profile-proportional", Name = "corrected profile likelihood, proportional", Promise = 0.94 };

    /// <summary>Both limits at a normal deviate z, in the range of the values.</summary>
    /// <param name="z">Φ⁻¹(1 − α/2).</param>
    /// <param name="hasConverged">Whether both were found within the steps allowed.</param>
    public Limits Interval(double z, out bool hasConverged)
    {
        var lower = Find(IntervalSide.Lower, Tails.Both, z);
        var upper = Find(IntervalSide.Upper, Tails.Both, z);
        hasConverged = lower.HasConverged && upper.HasConverged;
        var low = _view.At(Math.Max(0, lower.Value - Lattice), IntervalSide.Lower);
        var high = _view.At(Math.Max(0, upper.Value - Lattice), IntervalSide.Upper);
        return low <= high ? new(low, high) : new(high, low);    // equal but for rounding, at levels next to 0
    }

    /// <summary>The one-sided limit, at z = Φ⁻¹(1 − α′) with α′ = 0.9 α.</summary>
    public double Limit(IntervalSide side, double z) => _view.At(Find(side, Tails.One, z).Value, side);

    /// <summary>
    /// The two-sided p-value of a mean: one minus the smallest level whose interval contains it, in closed form, for the correction does
    /// not depend on the level.
    /// </summary>
    /// <remarks>
    /// <code>p = 2 Φ(−√D), D twice the drop at the mean, on the side where it lies; 1 between the two corrected estimates</code>
    /// </remarks>
    public double PValue(double mean)
    {
        var statistic = Math.Max(
            Evidence(IntervalSide.Lower, Tails.Both, mean).Moved, Evidence(IntervalSide.Upper, Tails.Both, mean).Moved);
        return Math.Min(1, 2 * Normal.UpperTail(Math.Sqrt(statistic)));
    }

    /// <summary>The one-sided p-value, which inverts <see cref="Limit"/>; 1 where it would exceed 1/2.</summary>
    /// <remarks>
    /// <code>p = Φ(−√D)/0.9, and with all counts at the end not below exp(−D₀/2)/0.9, D₀ of the counts as they are</code>
    /// </remarks>
    public double PValue(double mean, IntervalSide side)
    {
        var evidence = Evidence(side, Tails.One, mean);
        var p = Math.Max(Normal.UpperTail(Math.Sqrt(evidence.Moved)), Math.Exp(-evidence.AsTheyAre / 2)) / Confidence.OneSidedShare;
        return p < 0.5 ? p : 1;
    }

    /// <summary>The likelihood of two verdicts and a pass rate, after the correction for a two-sided limit; none where all labels lie at
    /// the end, so that nothing speaks against it.</summary>
    public TwoByTwoProfile? Moved(IntervalSide side)
    {
        Span<double> stack = stackalloc double[StrataRows.StackRoom(in _view)];
        using var rows = new StrataRows(in _view, side, stack);
        if (rows.AreAllAt(0)) return null;
        Move(in rows, Tails.Both);
        return rows.AreAllAt(0) ? null : TwoByTwo(in rows);
    }

    private ProfileLimit Find(IntervalSide side, Tails tails, double z)
    {
        Span<double> stack = stackalloc double[StrataRows.StackRoom(in _view)];
        using var rows = new StrataRows(in _view, side, stack);
        if (rows.AreAllAt(0)) return new(0, true);
        var inflation = Math.Sqrt(Inflation(in rows));
        var bound = tails == Tails.One && rows.AreAllAt(rows.Values.Length - 1)
            ? Lower(in rows, inflation * Math.Sqrt(-2 * Math.Log(Normal.UpperTail(z))))
            : new(double.PositiveInfinity, true);
        Move(in rows, tails);
        if (rows.AreAllAt(0)) return new(0, true);
        var limit = Lower(in rows, inflation * z);
        return bound.Value < limit.Value ? bound : limit;
    }

    // Twice the drop at a mean, of the moved counts and of the counts as they are: 0 where nothing speaks against it.
    private (double Moved, double AsTheyAre) Evidence(IntervalSide side, Tails tails, double mean)
    {
        Span<double> stack = stackalloc double[StrataRows.StackRoom(in _view)];
        using var rows = new StrataRows(in _view, side, stack);
        if (rows.AreAllAt(0)) return default;
        // At an end of the range the question is what the returned limit is asked: whether it is another number than the end.
        var t = Math.Max(_view.Share(mean, side) + Lattice, _view.RoundedToTheEnd(side));
        var inflation = Inflation(in rows);
        var asTheyAre = tails == Tails.One && rows.AreAllAt(rows.Values.Length - 1)
            ? TwiceTheDrop(in rows, t) / inflation
            : double.PositiveInfinity;
        Move(in rows, tails);
        return rows.AreAllAt(0) ? default : (TwiceTheDrop(in rows, t) / inflation, asTheyAre);
    }

    // The fast path of two strata and two values, equal to the general one but for rounding.
    private static ProfileLimit Lower(in StrataRows rows, double z) =>
        rows.IsTwoByTwo ? TwoByTwo(in rows).Lower(z) : StratifiedProfile.Lower(in rows, z);

    private static double TwiceTheDrop(in StrataRows rows, double t)
    {
        if (rows.IsTwoByTwo)
        {
            var twin = TwoByTwo(in rows);
            return t >= twin.Centre ? 0 : t <= 0 ? double.PositiveInfinity : 2 * twin.Drop(t);
        }
        var profile = new StratifiedProfile(in rows);
        if (t >= profile.Centre) return 0;
        if (t <= 0) return double.PositiveInfinity;
        var drop = profile.At(t, 1 - t).Drop;
        return profile.HasConverged ? 2 * drop : 0;
    }

    private static TwoByTwoProfile TwoByTwo(in StrataRows rows)
    {
        var common = rows.Row(rows.Strata - 1);
        return rows.Strata == 1
            ? new(0, common[1], 0, common[0], 0, rows.Masses[0])
            : new(rows.Row(0)[1], common[1], rows.Row(0)[0], common[0], rows.Masses[0], rows.Masses[1]);
    }

    /// <summary>Moves the correction of each stratum from its largest values to value 0.</summary>
    /// <remarks>
    /// <code>σ_h = w_h/(f_h + 1),  r_h = σ_h/Σ σ,  δ_h = δ(r_h)</code>
    /// σ is 0 where no count lies above value 0, for one side and for declared weights. Labels chosen by stratum get the strict correction
    /// for one side, declared weights get it always.
    /// </remarks>
    private void Move(in StrataRows rows, Tails tails)
    {
        var isDeclared = rows.Weights == StratumWeights.Declared;
        var skips = isDeclared || tails == Tails.One;
        var kind = isDeclared || (tails == Tails.One && design == CalibrationDesign.ByVerdict) ? ContinuityCorrection.Strict : correction;
        var steps = 0.0;
        for (var h = 0; h < rows.Strata; h++) steps += Step(in rows, h, skips);
        for (var h = 0; h < rows.Strata; h++) Move(rows.Row(h), kind.Of(Step(in rows, h, skips) / steps));
    }

    private static double Step(in StrataRows rows, int stratum, bool skips)
    {
        if (skips && StrataRows.AreAllAt(rows.Row(stratum), 0)) return 0;
        var labelled = rows.Labelled[stratum];
        var weight = rows.Weights == StratumWeights.Declared ? rows.Masses[stratum] : rows.Masses[stratum] + labelled;
        return weight / (labelled + 1);
    }

    private static void Move(Span<double> row, double amount)
    {
        for (var c = row.Length - 1; c > 0 && amount > 0; c--)
        {
            var taken = Math.Min(amount, row[c]);
            row[c] -= taken;
            row[0] += taken;
            amount -= taken;
        }
    }

    /// <summary>What z² is multiplied by: with many small strata of declared weights the likelihood is too sure of itself.</summary>
    /// <remarks><code>κ = Σ w²/max(f − 1, 1) / Σ w²/f over strata with labels, from three strata on</code></remarks>
    private static double Inflation(in StrataRows rows)
    {
        if (rows.Weights == StratumWeights.Observed || rows.Strata < 3) return 1;
        var above = 0.0;
        var below = 0.0;
        for (var h = 0; h < rows.Strata; h++)
        {
            var labelled = rows.Labelled[h];
            if (labelled == 0) continue;
            above += rows.Masses[h] * rows.Masses[h] / Math.Max(labelled - 1, 1);
            below += rows.Masses[h] * rows.Masses[h] / labelled;
        }
        return above / below;
    }
}
