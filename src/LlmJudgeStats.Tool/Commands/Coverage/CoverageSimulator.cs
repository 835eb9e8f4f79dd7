using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary>The coverage of an interval in drawn studies of one size.</summary>
/// <param name="estimator">The estimator.</param>
/// <param name="design">The size of the studies.</param>
/// <param name="level">The level of the interval.</param>
/// <param name="replications">How many studies are drawn at each point.</param>
/// <param name="seed">The seed of the first point.</param>
internal sealed class CoverageSimulator(IJudgeEstimator estimator, StudyDesign design, double level, int replications, ulong seed)
{
    // The lowest of many points is one point: it can be drawn more often than all of them.
    public const int TimesLowestAgain = 100;

    // Far apart, so that the next seed does not draw the studies of the next point.
    private const ulong SeedStep = 0x9E3779B97F4A7C15;

    private readonly DeclaredRates _estimator = new(estimator, design);

    /// <summary>The coverage at every point of a grid.</summary>
    public CoverageMap Over(ParameterGrid grid, IProgress<double> progress)
    {
        var points = new CoveragePoint[grid.Count];
        var done = 0;
        foreach (var sensitivity in grid.Sensitivities)
        {
            foreach (var specificity in grid.Specificities)
            {
                foreach (var rate in grid.Rates)
                {
                    points[done] = PointAt(rate, sensitivity, specificity, done);
                    done++;
                    progress.Report((double)done / points.Length);
                }
            }
        }
        return new() { Points = points };
    }

    /// <summary>How a map was simulated; its lowest point is drawn afresh.</summary>
    public CoverageSimulation Describe(CoverageMap map)
    {
        var lowest = map.Summary(level).Where;
        return new()
        {
            Replications = replications,
            Seed = seed,
            LowestAgain = map.Points.Count == 1
                ? null
                : Draw(lowest.Rate, lowest.Sensitivity, lowest.Specificity, TimesLowestAgain * replications,
                    SeedOf(seed, map.Points.Count)),
        };
    }

    private CoveragePoint PointAt(double rate, double sensitivity, double specificity, int index)
    {
        var found = Draw(rate, sensitivity, specificity, replications, SeedOf(seed, index));
        return new()
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
    }

    /// <summary>The seed of a point.</summary>
    public static ulong SeedOf(ulong first, int index) => unchecked(first + ((ulong)index * SeedStep));

    // Beside a known rate only one class is labelled, whatever was declared.
    private LabelPlan Labels => design switch
    {
        { KnownSensitivity: null, KnownSpecificity: null } => design.Labels,
        { KnownSensitivity: null } => LabelPlan.ByLabel((int)design.Labels.Count, 0),
        _ => LabelPlan.ByLabel(0, (int)design.Labels.Count),
    };

    private SimulatedCoverage Draw(double rate, double sensitivity, double specificity, int studies, ulong from)
    {
        var scenario = new JudgeScenario
        {
            PassRate = rate,
            Sensitivity = sensitivity,
            Specificity = specificity,
            TestItems = design.TestItems,
            Labels = Labels,
        };
        return CoverageStudy.Run(_estimator, scenario, studies, from, level);
    }
}
