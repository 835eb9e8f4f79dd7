using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LlmJudgeStats.Simulation;

/// <summary>The exact coverage and expected width of an interval, by enumerating every outcome of a design: no simulation, no seed.</summary>
/// <remarks>
/// <code>coverage(θ, Se, Sp) = Σ over outcomes of P(outcome | θ, Se, Sp) · 1[lower ≤ θ ≤ upper]</code>
/// Outcomes: by label, three binomials; a random sample, a multinomial of four cells and a binomial; by verdict, a binomial of judge-passes among all judged items and
/// a binomial of human passes among the labelled ones of each verdict (where a verdict is rarer than the labels wanted of it, all of it is labelled and
/// the rest are test items). The limits are computed once for each outcome and serve every point. The interval is closed, with room of 1e-13 for the rounding of the rate
/// itself. At each point outcomes of a total probability below <see cref="MaxOmitted"/> are left out; the result says how much. All sums have a fixed order: the number of
/// threads changes no digit. Immutable, thread-safe. Source: methods.md section 3.9; defaults.md.
/// </remarks>
public sealed class ExactCoverage
{
    /// <summary>The largest number of outcomes that is enumerated.</summary>
    public const int MaxOutcomes = 20_000_000;

    /// <summary>The largest probability of outcomes that are left out at a point.</summary>
    public const double MaxOmitted = 1e-13;

    // The closed interval, with room for the rounding of the rate itself.
    internal const double Rounding = 1e-13;

    private readonly IntervalRule _rule;
    private readonly OutcomeTable _table;
    private readonly double[] _lower;
    private readonly double[] _upper;

    private ExactCoverage(IntervalRule rule, StudyDesign design)
    {
        if (design.Outcomes > MaxOutcomes)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"the design has {design.Outcomes} outcomes, more than {MaxOutcomes} can be enumerated; use CoverageStudy, which simulates"), nameof(design));
        }
        (_rule, _table) = (rule, new(design));
        (_lower, _upper) = (new double[_table.Count], new double[_table.Count]);
    }

    /// <summary>Computes the two-sided interval of an estimator for every outcome.</summary>
    /// <param name="estimator">Any estimator; it is called from several threads.</param>
    /// <param name="design">The sizes.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <param name="progress">Is told the share that is done, from any thread.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">More than <see cref="MaxOutcomes"/> outcomes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ExactCoverage Of(
        IJudgeEstimator estimator, StudyDesign design, double level, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Of(TwoSided(estimator, level), design, progress, cancellationToken);

    /// <summary>Computes the two one-sided limits of an estimator, each at the level, for every outcome: see <see cref="CoveragePoint.LowerCoverage"/> and <see cref="CoveragePoint.UpperCoverage"/>.</summary>
    /// <inheritdoc cref="Of(IJudgeEstimator, StudyDesign, double, IProgress{double}?, CancellationToken)"/>
    public static ExactCoverage OneSided(
        IIntervalEstimator estimator, StudyDesign design, double level, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        Check.Level(level, nameof(level));
        return Of(Limits, design, progress, cancellationToken);

        void Limits(in JudgeStudy study, out double lower, out double upper) =>
            (lower, upper) = (estimator.Limit(in study, IntervalSide.Lower, level), estimator.Limit(in study, IntervalSide.Upper, level));
    }

    /// <summary>Computes the limits of any rule for every outcome.</summary>
    /// <param name="rule">From a study to two limits; it is called from several threads.</param>
    /// <param name="design">The sizes.</param>
    /// <param name="progress">Is told the share that is done, from any thread.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">More than <see cref="MaxOutcomes"/> outcomes.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ExactCoverage Of(IntervalRule rule, StudyDesign design, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var coverage = new ExactCoverage(rule, design);
        coverage.Fill(coverage.AllRows(), progress, cancellationToken);
        return coverage;
    }

    /// <summary>The coverage of an estimator at one point: only the outcomes that matter there are computed.</summary>
    /// <param name="estimator">Any estimator; it is called from several threads.</param>
    /// <param name="design">The sizes.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <param name="rate">P(label pass), in [0, 1].</param>
    /// <param name="sensitivity">P(verdict pass | label pass), in [0, 1].</param>
    /// <param name="specificity">P(verdict fail | label fail), in [0, 1].</param>
    /// <exception cref="ArgumentException">More than <see cref="MaxOutcomes"/> outcomes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1), or a rate outside [0, 1].</exception>
    public static CoveragePoint AtPoint(IJudgeEstimator estimator, StudyDesign design, double level, double rate, double sensitivity, double specificity)
    {
        CheckPoint(rate, sensitivity, specificity);
        var coverage = new ExactCoverage(TwoSided(estimator, level), design);
        coverage.Fill(coverage.RowsAt(rate, sensitivity, specificity), progress: null, CancellationToken.None);
        return coverage.At(rate, sensitivity, specificity);
    }

    /// <summary>The coverage at one pass rate and judge. A known rate may be given another value here than was declared: the cost of a wrong declaration.</summary>
    /// <param name="rate">P(label pass), in [0, 1].</param>
    /// <param name="sensitivity">P(verdict pass | label pass), in [0, 1].</param>
    /// <param name="specificity">P(verdict fail | label fail), in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1].</exception>
    public CoveragePoint At(double rate, double sensitivity, double specificity)
    {
        CheckPoint(rate, sensitivity, specificity);
        var total = default(Sums);
        foreach (var piece in _table.At(rate, sensitivity, specificity))
        {
            for (var first = piece.First.First; first <= piece.First.Last; first++)
            {
                for (var second = piece.Second.First; second <= piece.Second.Last; second++)
                {
                    var weight = piece.Weight * piece.First.Values[first] * piece.Second.Values[second];
                    total = total.Plus(Row(piece.Block.Row(first, second), in piece, rate), weight);
                }
            }
        }
        return new()
        {
            Rate = rate,
            Sensitivity = sensitivity,
            Specificity = specificity,
            Coverage = Math.Min(1, total.Both),
            LowerCoverage = Math.Min(1, total.Lower),
            UpperCoverage = Math.Min(1, total.Upper),
            Width = total.Width,
            Omitted = Math.Max(0, 1 - total.Mass),
        };
    }

    /// <summary>The coverage at every point of a grid.</summary>
    /// <param name="grid">Pass rates and judges.</param>
    /// <param name="progress">Is told the share that is done, from any thread.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public CoverageMap Over(ParameterGrid grid, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var points = new CoveragePoint[grid.Count];
        var (rates, specificities) = (grid.Rates.Count, grid.Specificities.Count);
        var steps = new Steps(points.Length / rates, progress);
        Parallel.For(0, points.Length / rates, new ParallelOptions { CancellationToken = cancellationToken }, judge =>
        {
            for (var i = 0; i < rates; i++)
                points[(judge * rates) + i] = At(grid.Rates[i], grid.Sensitivities[judge / specificities], grid.Specificities[judge % specificities]);
            steps.Next();
        });
        return new() { Points = Array.AsReadOnly(points) };
    }

    private static IntervalRule TwoSided(IJudgeEstimator estimator, double level)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        Check.Level(level, nameof(level));
        return Limits;

        void Limits(in JudgeStudy study, out double lower, out double upper)
        {
            var interval = estimator.Estimate(in study, level).Interval;
            (lower, upper) = (interval.Lower, interval.Upper);
        }
    }

    private static void CheckPoint(double rate, double sensitivity, double specificity)
    {
        Check.Unit(rate, nameof(rate));
        Check.Unit(sensitivity, nameof(sensitivity));
        Check.Unit(specificity, nameof(specificity));
    }

    private List<RowRange> AllRows()
    {
        var rows = new List<RowRange>();
        foreach (var block in _table.Blocks)
        {
            for (var first = 0; first <= block.First; first++)
            {
                for (var second = 0; second <= block.Second; second++) rows.Add(new(block, first, second, 0, block.Columns));
            }
        }
        return rows;
    }

    private List<RowRange> RowsAt(double rate, double sensitivity, double specificity)
    {
        var rows = new List<RowRange>();
        foreach (var piece in _table.At(rate, sensitivity, specificity))
        {
            for (var first = piece.First.First; first <= piece.First.Last; first++)
            {
                for (var second = piece.Second.First; second <= piece.Second.Last; second++)
                    rows.Add(new(piece.Block, first, second, piece.Columns.First, piece.Columns.Last));
            }
        }
        return rows;
    }

    private void Fill(List<RowRange> rows, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var steps = new Steps(rows.Count, progress);
        Parallel.For(0, rows.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var (block, first, second, from, to) = rows[i];
            var row = block.Row(first, second);
            for (var column = from; column <= to; column++)
            {
                var study = _table.Study(in block, first, second, column);
                _rule(in study, out _lower[row + column], out _upper[row + column]);
            }
            steps.Next();
        });
    }

    // Four fixed lanes, then the rest: the same order of sums on every machine.
    private Sums Row(int row, in WeightedBlock piece, double rate)
    {
        var (from, count) = (piece.Columns.First, piece.Columns.Last - piece.Columns.First + 1);
        var mass = piece.Columns.Values.AsSpan(from, count);
        var lower = _lower.AsSpan(row + from, count);
        var upper = _upper.AsSpan(row + from, count);
        var (above, below) = (Vector256.Create(rate + Rounding), Vector256.Create(rate - Rounding));
        var (masses, lowers, uppers, boths, widths) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var i = 0;
        for (; i <= count - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var m = Vector256.Create((ReadOnlySpan<double>)mass[i..]);
            var (l, u) = (Vector256.Create((ReadOnlySpan<double>)lower[i..]), Vector256.Create((ReadOnlySpan<double>)upper[i..]));
            var (inLower, inUpper) = (Vector256.LessThanOrEqual(l, above).AsInt64(), Vector256.LessThanOrEqual(below, u).AsInt64());
            var bits = m.AsInt64();
            masses += m;
            lowers += (bits & inLower).AsDouble();
            uppers += (bits & inUpper).AsDouble();
            boths += (bits & inLower & inUpper).AsDouble();
            widths += m * ((u - l).AsInt64() & Vector256.LessThan(l, u).AsInt64()).AsDouble();
        }
        var sums = new Sums(Vector256.Sum(masses), Vector256.Sum(lowers), Vector256.Sum(uppers), Vector256.Sum(boths), Vector256.Sum(widths));
        for (; i < count; i++)
        {
            var (m, l, u) = (mass[i], lower[i], upper[i]);
            var (inLower, inUpper) = (l <= rate + Rounding, rate - Rounding <= u);
            sums = sums.Plus(new(1, inLower ? 1 : 0, inUpper ? 1 : 0, inLower && inUpper ? 1 : 0, l < u ? u - l : 0), m);
        }
        return sums;
    }

    private readonly record struct RowRange(OutcomeBlock Block, int First, int Second, int From, int To);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Sums(double Mass, double Lower, double Upper, double Both, double Width)
    {
        public Sums Plus(in Sums other, double weight) => new(
            Mass + (weight * other.Mass), Lower + (weight * other.Lower), Upper + (weight * other.Upper), Both + (weight * other.Both), Width + (weight * other.Width));
    }
}
