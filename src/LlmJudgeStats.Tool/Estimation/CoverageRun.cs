using System.Globalization;
using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.Arguments;

namespace LlmJudgeStats.Tool.Estimation;

/// <summary>From arguments to the coverage of an interval at one size of study: enumerated, or simulated where that was asked for.</summary>
internal static class CoverageRun
{
    // A quarter of a minute on two cores: closed forms and the equations of the defaults take microseconds.
    private static readonly Most s_quick = new(10_000_000, ExactCoverage.MaxOutcomes, 1000);

    // Posteriors and resamples: up to a few milliseconds.
    private static readonly Most s_slow = new(5_000, 20_000, 1000);

    // From milliseconds to a second: an integral for each limit, or an enumeration for each outcome of an enumeration.
    private static readonly Most s_slowest = new(1_000, 4_000, 200);

    // The lowest of many points is one point: it can be drawn more often than all of them.
    private const int Again = 100;

    public static CoverageReport Report(CoverageArguments arguments, ProgressLine progress)
    {
        var (counts, calibration) = arguments.Counts;
        var study = new JudgeStudy { Test = counts.Test, Calibration = calibration };
        var estimator = arguments.Method.For(in study);
        var estimate = estimator.Estimate(in study, arguments.Level);
        if (study.Test.IsEmpty) throw new UsageException("--total 0: there is no study without test items; write the number that will be judged");
        if (LeftOut.Reason(in study, in estimate) is { } reason)
            throw new UsageException($"{estimate.Method.Id} has no interval for this design: {reason}");
        if (calibration.IsKnown && estimate.Method.UsesErrorRates && !(calibration.Youden > 0))
            throw new UsageException("known error rates at or below chance (sensitivity + specificity <= 1) leave every interval at [0, 1]: its coverage says nothing; give the rates of a judge better than chance");
        if (!StudyDesign.TryOf(in study, out var design)) throw new UsageException("this design has a size above 999999; ask about fewer labels or fewer test items");
        var grid = arguments.At ?? arguments.Grid.For(design);
        if (arguments.Replications is null) CheckOutcomes(estimator, in study, in estimate, design, onePoint: arguments.At is not null);
        var map = arguments.Replications is { } replications ? Simulate(estimator, design, grid, replications, arguments, progress.ShareOf("the points"))
            : arguments.At is null ? ExactCoverage.Enumerate(estimator, design, arguments.Level, progress.ShareOf("the outcomes")).Over(grid, progress.ShareOf("the judges"))
            : new() { Points = [ExactCoverage.AtPoint(estimator, design, arguments.Level, grid.Rates[0], grid.Sensitivities[0], grid.Specificities[0])] };
        return new()
        {
            Counts = counts,
            Design = calibration is { IsEmpty: false, IsKnown: false } ? calibration.Design : null,
            KnownSensitivity = estimate.Method.UsesErrorRates ? design.KnownSensitivity : null,
            KnownSpecificity = estimate.Method.UsesErrorRates ? design.KnownSpecificity : null,
            Method = estimate.Method,
            Level = arguments.Level,
            Outcomes = design.Outcomes,
            Map = map,
            Simulation = arguments.Replications is { } drawn ? HowSimulated(estimator, design, map, drawn, arguments) : null,
        };
    }

    private static CoverageMap Simulate(IJudgeEstimator estimator, StudyDesign design, ParameterGrid grid, int replications, CoverageArguments arguments, IProgress<double> progress)
    {
        var points = new CoveragePoint[grid.Count];
        var done = 0;
        foreach (var sensitivity in grid.Sensitivities)
        {
            foreach (var specificity in grid.Specificities)
            {
                foreach (var rate in grid.Rates)
                {
                    var found = Draw(estimator, design, (rate, sensitivity, specificity), replications, SeedOf(arguments, done), arguments.Level);
                    points[done++] = new()
                    {
                        Rate = rate,
                        Sensitivity = sensitivity,
                        Specificity = specificity,
                        Coverage = found.Coverage,
                        LowerCoverage = found.LowerCoverage,
                        UpperCoverage = found.UpperCoverage,
                        Width = found.MeanWidth,
                        Omitted = 0,
                    };
                    progress.Report((double)done / points.Length);
                }
            }
        }
        return new() { Points = points };
    }

    private static CoverageSimulation HowSimulated(IJudgeEstimator estimator, StudyDesign design, CoverageMap map, int replications, CoverageArguments arguments)
    {
        var lowest = map.Summary(arguments.Level).Where;
        return new()
        {
            Replications = replications,
            Seed = arguments.Seed,
            LowestAgain = map.Points.Count == 1 ? null : Draw(estimator, design, (lowest.Rate, lowest.Sensitivity, lowest.Specificity),
                Again * replications, SeedOf(arguments, map.Points.Count), arguments.Level),
        };
    }

    // Far apart, so that the next seed does not draw the studies of the next point.
    private static ulong SeedOf(CoverageArguments arguments, int point) => unchecked(arguments.Seed + ((ulong)point * 0x9E3779B97F4A7C15));

    private static SimulatedCoverage Draw(
        IJudgeEstimator estimator, StudyDesign design, (double Rate, double Sensitivity, double Specificity) truth, int replications, ulong seed, double level) =>
        CoverageStudy.Run(new DeclaredRates(estimator, design), new()
        {
            PassRate = truth.Rate,
            Sensitivity = truth.Sensitivity,
            Specificity = truth.Specificity,
            TestItems = design.TestItems,
            Labels = LabelsOf(design),
        }, replications, seed, level);

    // Beside a known rate only one class is labelled, whatever was declared.
    private static LabelPlan LabelsOf(StudyDesign design) => design switch
    {
        { KnownSensitivity: null, KnownSpecificity: null } => design.Labels,
        { KnownSensitivity: null } => LabelPlan.ByLabel((int)design.Labels.Count, 0),
        _ => LabelPlan.ByLabel(0, (int)design.Labels.Count),
    };

    private static Most MostFor(IJudgeEstimator estimator) => estimator switch
    {
        AsymmetricErrorEstimator { Interval: AsymmetricErrorInterval.Exact or AsymmetricErrorInterval.Melding or AsymmetricErrorInterval.MeldingMidP }
            or PostStratifiedEstimator { Interval: PostStratifiedInterval.Melding }
            or BayesianEstimator { Interval: PosteriorInterval.HighestDensity } => s_slowest,
        BayesianEstimator or AsymmetricErrorEstimator { Interval: AsymmetricErrorInterval.Bootstrap } or RoganGladenEstimator { WhenMeasured: RoganGladenInterval.Bootstrap } => s_slow,
        _ => s_quick,
    };

    /// <summary>Refuses what would take too long, and names what does not.</summary>
    private static void CheckOutcomes(IJudgeEstimator estimator, in JudgeStudy study, in JudgeEstimate estimate, StudyDesign design, bool onePoint)
    {
        var (overGrid, atOnePoint, replications) = MostFor(estimator);
        var most = onePoint ? atOnePoint : overGrid;
        if (design.Outcomes <= most) return;
        var at = string.Create(CultureInfo.InvariantCulture,
            $"--at {Or(estimate.Point, 0.7):0.##},{Shown(study.Calibration.Sensitivity, 0.9)},{Shown(study.Calibration.Specificity, 0.8)}");
        var isQuick = overGrid == s_quick.OverGrid;
        var ways = onePoint ? $"add --replications {10 * replications} to simulate it"
            : (isQuick ? $"add --replications {replications} to simulate the grid" : $"add {at} --replications {replications} to simulate one pass rate and judge")
                + (design.Outcomes <= atOnePoint ? $", or {at} for one pass rate and judge, exactly" : "");
        throw new UsageException(string.Create(CultureInfo.InvariantCulture,
            $"this design has {design.Outcomes} outcomes, and each needs its own {(estimate.Interval.Kind == IntervalKind.Credible ? "posterior" : "interval")}: "
            + $"at most {most} are enumerated{(onePoint ? " for one point" : "")}; {ways}"));
    }

    // A known rate as it was given: the interval relies on it.
    private static string Shown(Proportion rate, double otherwise) => Or(rate.Rate, otherwise).ToString(rate.IsKnown ? "R" : "0.##", CultureInfo.InvariantCulture);

    private static double Or(double rate, double otherwise) => double.IsNaN(rate) ? otherwise : rate;

    // How many outcomes are enumerated, and how many studies a point are soon simulated.
    private readonly record struct Most(long OverGrid, long AtPoint, int Replications);
}
