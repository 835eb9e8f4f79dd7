using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Monitoring;

/// <summary>The alarm that a judge has changed, from a fixed set of labelled items that it judges again at each look.</summary>
/// <remarks>
/// <code>alarm when p ≤ α_k = 6 α/(π² k²) at look k; the α_k of all looks sum to α</code>
/// So the probability of a false alarm at any look is 1 − level at most, whatever the looks have to do with each other. Each of the three
/// questions below keeps that promise for itself; whoever asks several shares the error among them. Source: monitoring.md 3. Immutable,
/// thread-safe.
/// </remarks>
public sealed record AnchorAlarm
{
    /// <summary>The alarm at the usual level.</summary>
    public static AnchorAlarm Default { get; } = new();

    /// <summary>The method of <see cref="OfChanges"/>; the page has no other source for it. The other two questions are asked of means.
    /// </summary>
    public static EstimationMethod MethodOfChanges { get; } =
        new("anchor-changes", "exact binomial test of changed anchors", Assumptions.IndependentItems, Citations.OwnMonitoring);

    /// <summary>One minus the probability of a false alarm over all looks, strictly between 0 and 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public double Level { get; init => field = Check.Level(value); } = IntervalEstimate.DefaultLevel;

    /// <summary>α_k, the error that look k may spend.</summary>
    /// <param name="look">Which look, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A look below 1.</exception>
    public double ErrorOf(int look)
    {
        double k = Check.AtLeastOne(look, nameof(look));
        return 6 * (1 - Level) / (Math.PI * Math.PI * k * k);
    }

    /// <summary>Whether the judge has become worse: of the anchors whose correctness changed, too many were lost.</summary>
    /// <remarks><code>p = P(Bin(lost + gained, ½) ≥ lost)</code> Exact.</remarks>
    /// <param name="look">Which look, from 1.</param>
    /// <param name="lost">Anchors judged rightly in the baseline run and wrongly now.</param>
    /// <param name="gained">Anchors judged wrongly in the baseline run and rightly now.</param>
    /// <exception cref="ArgumentOutOfRangeException">A look below 1, or a negative count.</exception>
    public AnchorLook OfChanges(int look, long lost, long gained) => new()
    {
        Look = look,
        Lost = Check.Count(lost, nameof(lost)),
        Gained = Check.Count(gained, nameof(gained)),
        PValue = BetaDistribution.BinomialTail(lost, gained, 0.5),
        Error = ErrorOf(look),
    };

    /// <summary>Whether the judge's scores of the anchors have moved, on average, in one direction.</summary>
    /// <param name="look">Which look, from 1.</param>
    /// <param name="changes">The change of each anchor's score since the baseline run, one stratum: <see cref="AnchorRun.ChangesSince"/>.
    /// </param>
    /// <param name="direction">Greater: scores have risen. Less: they have fallen.</param>
    /// <exception cref="ArgumentNullException">No table.</exception>
    /// <exception cref="ArgumentException">A range that does not have 0 in it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A look below 1, or an undefined direction.</exception>
    public AnchorLook OfScores(int look, StrataTable changes, Alternative direction)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var study = new MeanStudy { Table = changes.AsOneStratum(), Design = CalibrationDesign.Random };
        return new() { Look = look, PValue = StratifiedMeanEstimator.Default.PValue(in study, 0, direction), Error = ErrorOf(look) };
    }

    /// <summary>Whether more verdicts flip than when the baseline run was repeated at once: a change in any direction.</summary>
    /// <param name="look">Which look, from 1.</param>
    /// <param name="flips">Anchors whose verdict is now another one than in the baseline run (passes), and others (fails).</param>
    /// <param name="baseline">The same of a repeated baseline run: other verdicts (passes), and equal ones (fails).</param>
    /// <exception cref="ArgumentOutOfRangeException">A look below 1.</exception>
    public AnchorLook OfFlips(int look, JudgeTally flips, JudgeTally baseline)
    {
        var groups = StrataTable.Of(
            ValueRange.Unit, [0, 1], 2, [flips.Negatives, flips.Positives, baseline.Negatives, baseline.Positives], [0L, 0]);
        var study = MeanStudy.OfDifference(groups);
        return new()
        {
            Look = look,
            PValue = StratifiedMeanEstimator.Default.PValue(in study, 0, Alternative.Greater),
            Error = ErrorOf(look),
        };
    }
}
