using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Preferences;

/// <summary>The decisive win rate: of the items that people did not call a tie, the share that the first-named one wins.</summary>
/// <remarks>
/// <code>ρ = P(first)/(P(first) + P(second)):  accepted where the mean of the values 1, ρ (a tie) and 0 may be ρ</code>
/// The interval, the limits and the p-values are those of <see cref="StratifiedMeanEstimator"/> at that table, each end by its root in ρ.
/// Ties are not dropped: they tell how many decisive items there are. Source: preferences.md 1.
/// </remarks>
public sealed record DecisiveRateEstimator : IIntervalEstimator<MeanStudy>
{
    private const double Tolerance = 1e-13;

    private static readonly EstimationMethod s_method = StratifiedMeanEstimator.Default.Method;

    /// <summary>The estimator.</summary>
    public static DecisiveRateEstimator Default { get; } = new();

    /// <inheritdoc/>
    public EstimationMethod Method => s_method;

    /// <summary>The study of pairs that belong together in clusters: every count divided by one design effect.</summary>
    /// <remarks>
    /// The design effect is that of the values 1, ρ (a tie) and 0 at the rate ρ of the counts as they are: the mean whose interval this
    /// rate has. Where no item is decided the other way a tie is worth one half there. Source: dependence.md 4, preferences.md 1; its
    /// coverage is in docs/validation.
    /// </remarks>
    /// <param name="table">The sums over clusters, of the values 1, one half and 0.</param>
    /// <param name="design">How the labelled items were chosen.</param>
    /// <param name="designEffect">The design effect, one or more.</param>
    /// <exception cref="ArgumentNullException">No table.</exception>
    /// <exception cref="ArgumentException">Values that are not a win, one half and a loss.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A design that is not a member of the enum.</exception>
    public static MeanStudy FromClusters(ClusteredTable table, CalibrationDesign design, out double designEffect)
    {
        ArgumentNullException.ThrowIfNull(table);
        var counted = table.Table;
        var rate = Shares(new() { Table = counted, Design = design }).Point;
        var valued = counted.Values.Length == 3 && rate is > 0 and < 1 ? table.WithValues([0, rate, 1]) : table;
        var study = MeanStudy.FromClusters(valued, design, out designEffect);
        var effective = study.Table;
        return study with
        {
            Table = StrataTable.Of(
                counted.Range, counted.Values, counted.Strata, effective.LabelledCounts, effective.UnlabelledCounts),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    /// <exception cref="ArgumentException">A study whose values are not a win, one half and a loss.</exception>
    public JudgeEstimate Estimate(in MeanStudy study, double level)
    {
        Check.Level(level, nameof(level));
        var wins = Shares(study);
        var answer = StratifiedMeanEstimator.Default.Estimate(At(study, wins.Point), level);
        if (!(wins.Decisive > 0))
        {
            return answer with
            {
                Point = double.NaN,
                Unclamped = double.NaN,
                StandardError = double.PositiveInfinity,
                Interval = new(0, 1, level),
                Warnings = answer.Warnings | (HasDecisive(study) ? EstimateWarnings.None : EstimateWarnings.Unidentified),
            };
        }
        var excess = new ExcessOfTwoSided(study, 1 - level);
        var interval = new IntervalEstimate(End(in excess, wins.Point, 0), End(in excess, wins.Point, 1), level);
        var warnings = answer.Warnings & ~EstimateWarnings.PointOutsideInterval;
        if (!interval.Contains(wins.Point)) warnings |= EstimateWarnings.PointOutsideInterval;
        return answer with
        {
            Point = wins.Point,
            Unclamped = wins.Point,
            StandardError = answer.StandardError / wins.Decisive,
            Interval = interval,
            Warnings = warnings,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    /// <exception cref="ArgumentException">A study whose values are not a win, one half and a loss.</exception>
    public double Limit(in MeanStudy study, IntervalSide side, double level)
    {
        Check.OneSidedLevel(level, nameof(level));
        var isLower = Check.Defined(side, nameof(side)) == IntervalSide.Lower;
        var wins = Shares(study);
        if (!(wins.Decisive > 0)) return isLower ? 0 : 1;
        var excess = new ExcessOfOneSided(study, 1 - level, isLower ? Alternative.Greater : Alternative.Less);
        return End(in excess, wins.Point, isLower ? 0 : 1);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    /// <exception cref="ArgumentException">A study whose values are not a win, one half and a loss.</exception>
    public double PValue(in MeanStudy study, double rate)
    {
        Check.Unit(rate, nameof(rate));
        return Shares(study).Decisive > 0 ? StratifiedMeanEstimator.Default.PValue(At(study, rate), rate) : 1;
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">No study.</exception>
    /// <exception cref="ArgumentException">A study whose values are not a win, one half and a loss.</exception>
    public double PValue(in MeanStudy study, double rate, Alternative alternative)
    {
        Check.Unit(rate, nameof(rate));
        Check.Defined(alternative, nameof(alternative));
        return Shares(study).Decisive > 0 ? StratifiedMeanEstimator.Default.PValue(At(study, rate), rate, alternative) : 1;
    }

    // P(first)/(P(first) + P(second)), and the sum below.
    private static (double Point, double Decisive) Shares(MeanStudy study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Table.Range != ValueRange.Unit || study.Table.Values.Length > 3 || !HasHalves(study.Table))
            Throw.NoPreferences(study.Table.ToString(), nameof(study));
        var first = Share(study, value => value == 1);
        var second = Share(study, value => value == 0);
        return (first / (first + second), first + second);
    }

    private static bool HasHalves(StrataTable table) => table.Values.Length < 3 || table.Values[1] == 0.5;

    private static bool HasDecisive(MeanStudy study)
    {
        var table = study.Table;
        for (var h = 0; h < table.Strata; h++)
        {
            if (table.Labelled(h, 0) + table.Labelled(h, table.Values.Length - 1) > 0) return true;
        }
        return false;
    }

    private static double Share(MeanStudy study, Func<double, bool> counts)
    {
        var table = study.Table;
        var values = table.Values.Length;
        var labelled = new double[table.Strata * 2];
        for (var h = 0; h < table.Strata; h++)
        {
            for (var c = 0; c < values; c++) labelled[(h * 2) + (counts(table.Values[c]) ? 1 : 0)] += table.Labelled(h, c);
        }
        var collapsed = study with { Table = StrataTable.Of(ValueRange.Unit, [0, 1], table.Strata, labelled, table.UnlabelledCounts) };
        return StratifiedMeanEstimator.Default.Estimate(in collapsed, IntervalEstimate.DefaultLevel).Point;
    }

    // The table in which a tie is worth the rate.
    private static MeanStudy At(MeanStudy study, double rate)
    {
        var table = study.Table;
        var hasTies = table.Values.Length == 3 && rate is > 0 and < 1;
        if (hasTies)
        {
            var valued = StrataTable.Of(ValueRange.Unit, [0, rate, 1], table.Strata, table.LabelledCounts, table.UnlabelledCounts);
            return study with { Table = valued };
        }
        if (table.Values.Length < 3 || double.IsNaN(rate)) return study;
        var labelled = new double[table.Strata * 2];
        for (var h = 0; h < table.Strata; h++)
        {
            labelled[h * 2] = table.Labelled(h, 0) + (rate == 0 ? table.Labelled(h, 1) : 0);
            labelled[(h * 2) + 1] = table.Labelled(h, 2) + (rate == 1 ? table.Labelled(h, 1) : 0);
        }
        return study with { Table = StrataTable.Of(ValueRange.Unit, [0, 1], table.Strata, labelled, table.UnlabelledCounts) };
    }

    // From the point outwards the p-value falls: the end is where it has fallen to the error, or the end of the range.
    private static double End<T>(in T excess, double point, double end) where T : struct, IFunction =>
        point == end || excess.At(end) >= 0 ? end : Root.Find(in excess, end, point, Tolerance);

    private readonly struct ExcessOfTwoSided(MeanStudy study, double error) : IFunction
    {
        public double At(double x) => StratifiedMeanEstimator.Default.PValue(DecisiveRateEstimator.At(study, x), x) - error;
    }

    private readonly struct ExcessOfOneSided(MeanStudy study, double error, Alternative alternative) : IFunction
    {
        public double At(double x) => StratifiedMeanEstimator.Default.PValue(DecisiveRateEstimator.At(study, x), x, alternative) - error;
    }
}
