
namespace LlmJudgeStats.Coverage;

/// <summary>
/// The exact coverage and expected width of an interval, by enumerating every outcome of a design: no simulation, no seed.
/// </summary>
/// <remarks>
/// <code>coverage(θ, Se, Sp) = Σ over outcomes of P(outcome | θ, Se, Sp) · 1[lower ≤ θ ≤ upper]</code>
/// Outcomes: by label, three binomials; a random sample, a multinomial of four cells and a binomial; by verdict, a binomial of judge-passes
/// among all judged items and a binomial of human passes among the labelled ones of each verdict (where a verdict is rarer than the labels
/// wanted of it, all of it is labelled and the rest are test items). The limits are computed once for each outcome and serve every point.
/// The interval is closed, with room of 1e-13 for the rounding of the rate itself. At each point outcomes of a total probability below
/// <see cref="MaxOmitted"/> are left out; the result says how much. All sums have a fixed order: the number of threads changes no digit.
/// Immutable, thread-safe. Source: pass-rates.md section 3.9; defaults.md.
/// </remarks>
public sealed class ExactCoverage
{
    /// <summary>The largest number of outcomes that is enumerated.</summary>
    public const int MaxOutcomes = 20_000_000;

    /// <summary>The largest probability of outcomes that are left out at a point.</summary>
    public const double MaxOmitted = 1e-13;

    private readonly OutcomeTable _table;
    private readonly LimitTable _limits;

    private ExactCoverage(IntervalRule rule, StudyDesign design)
    {
        if (design.Outcomes > MaxOutcomes)
        {
            throw new ArgumentException(
                Invariant($"the design has {design.Outcomes} outcomes; at most {MaxOutcomes} are enumerated: use CoverageStudy, which ")
                    + "simulates", nameof(design));
        }
        _table = new(design);
        _limits = new(rule, _table);
    }

    /// <summary>Computes the two-sided interval of an estimator for every outcome.</summary>
    /// <param name="estimator">Any estimator; it is called from several threads.</param>
    /// <param name="design">The sizes.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <param name="progress">Is told the share that is done, from any thread.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">
    /// More than <see cref="MaxOutcomes"/> outcomes, or an estimator for <see cref="Target.Items"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ExactCoverage Enumerate(
        IJudgeEstimator estimator, StudyDesign design, double level,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Enumerate(TwoSided(estimator, level), design, progress, cancellationToken);

    /// <summary>
    /// Computes the two one-sided limits of an estimator, each at the level, for every outcome: see
    /// <see cref="CoveragePoint.LowerCoverage"/> and <see cref="CoveragePoint.UpperCoverage"/>.
    /// </summary>
    /// <param name="estimator">Any estimator with limits of its own; it is called from several threads.</param>
    /// <param name="design">The sizes.</param>
    /// <param name="level">Coverage probability of each limit, strictly between 0.5 and 1.</param>
    /// <param name="progress">Is told the share that is done, from any thread.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">
    /// More than <see cref="MaxOutcomes"/> outcomes, or an estimator for <see cref="Target.Items"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0.5, 1).</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ExactCoverage OneSided(
        IIntervalEstimator estimator, StudyDesign design, double level,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        PopulationTarget.Of(estimator);
        Check.OneSidedLevel(level, nameof(level));
        return Enumerate(Limits, design, progress, cancellationToken);

        void Limits(in JudgeStudy study, out double lower, out double upper)
        {
            lower = estimator.Limit(in study, IntervalSide.Lower, level);
            upper = estimator.Limit(in study, IntervalSide.Upper, level);
        }
    }

    /// <summary>Computes the limits of any rule for every outcome.</summary>
    /// <param name="rule">From a study to two limits; it is called from several threads.</param>
    /// <param name="design">The sizes.</param>
    /// <param name="progress">Is told the share that is done, from any thread.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">More than <see cref="MaxOutcomes"/> outcomes.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static ExactCoverage Enumerate(
        IntervalRule rule, StudyDesign design, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var coverage = new ExactCoverage(rule, design);
        coverage._limits.Fill(coverage.AllRows(), progress, cancellationToken);
        return coverage;
    }

    /// <summary>The coverage of an estimator at one point: only the outcomes that matter there are computed.</summary>
    /// <param name="estimator">Any estimator; it is called from several threads.</param>
    /// <param name="design">The sizes.</param>
    /// <param name="level">Coverage probability of the interval, strictly between 0 and 1.</param>
    /// <param name="rate">P(label pass), in [0, 1].</param>
    /// <param name="sensitivity">P(verdict pass | label pass), in [0, 1].</param>
    /// <param name="specificity">P(verdict fail | label fail), in [0, 1].</param>
    /// <param name="progress">Is told the share that is done, from any thread.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">
    /// More than <see cref="MaxOutcomes"/> outcomes, or an estimator for <see cref="Target.Items"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1), or a rate outside [0, 1].</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static CoveragePoint AtPoint(
        IJudgeEstimator estimator, StudyDesign design, double level, double rate, double sensitivity, double specificity,
        IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        CheckPoint(rate, sensitivity, specificity);
        var coverage = new ExactCoverage(TwoSided(estimator, level), design);
        coverage._limits.Fill(coverage.RowsAt(rate, sensitivity, specificity), progress, cancellationToken);
        return coverage.At(rate, sensitivity, specificity);
    }

    /// <summary>The coverage at one pass rate and judge.</summary>
    /// <remarks>A known rate may be given another value here than was declared: what a wrong declaration costs.</remarks>
    /// <param name="rate">P(label pass), in [0, 1].</param>
    /// <param name="sensitivity">P(verdict pass | label pass), in [0, 1].</param>
    /// <param name="specificity">P(verdict fail | label fail), in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate outside [0, 1].</exception>
    public CoveragePoint At(double rate, double sensitivity, double specificity)
    {
        CheckPoint(rate, sensitivity, specificity);
        var total = default(CoverageSums);
        foreach (var piece in _table.At(rate, sensitivity, specificity))
        {
            for (var first = piece.First.First; first <= piece.First.Last; first++)
            {
                for (var second = piece.Second.First; second <= piece.Second.Last; second++)
                {
                    var weight = piece.Weight * piece.First.Values[first] * piece.Second.Values[second];
                    total = total.Plus(_limits.Sum(piece.Block.Row(first, second), piece.Columns, rate), weight);
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
        var rates = grid.Rates.Count;
        var specificities = grid.Specificities.Count;
        var steps = new WorkProgress(points.Length / rates, progress);
        InParallel.For(points.Length / rates, judge =>
        {
            var sensitivity = grid.Sensitivities[judge / specificities];
            var specificity = grid.Specificities[judge % specificities];
            for (var i = 0; i < rates; i++) points[(judge * rates) + i] = At(grid.Rates[i], sensitivity, specificity);
            steps.Next();
        }, cancellationToken);
        return new() { Points = Array.AsReadOnly(points) };
    }

    private static IntervalRule TwoSided(IJudgeEstimator estimator, double level)
    {
        PopulationTarget.Of(estimator);
        Check.Level(level, nameof(level));
        return Limits;

        void Limits(in JudgeStudy study, out double lower, out double upper)
        {
            var interval = estimator.Estimate(in study, level).Interval;
            lower = interval.Lower;
            upper = interval.Upper;
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
}
