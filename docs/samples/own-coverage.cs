#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Does an interval of your own keep its word at the size of your study? Exactly where that can be enumerated, by simulation where it
// cannot.
using LlmJudgeStats;
using LlmJudgeStats.Coverage;

IJudgeEstimator mine = new Overconfident(AsymmetricErrorEstimator.Default);
var design = new StudyDesign { TestItems = 50, Labels = LabelPlan.ByLabel(20, 20) };
foreach (var estimator in (IJudgeEstimator[])[AsymmetricErrorEstimator.Default, mine])
{
    var coverage = ExactCoverage.Enumerate(estimator, design, level: 0.95).Over(ParameterGrid.Coarse);
    var summary = coverage.Summary(bound: 0.945);
    Console.WriteLine($"{estimator.Method.Id}: lowest {summary.Minimum:F4} at a pass rate of {summary.Where.Rate}, below .945 at "
        + $"{100 * summary.ShareBelow:F0}% of the grid");
}

var scenario = new JudgeScenario
{
    PassRate = 0.8, Sensitivity = 0.9, Specificity = 0.85, TestItems = 2000, Labels = LabelPlan.ByLabel(60, 40),
};
var simulated = CoverageStudy.Run(AsymmetricErrorEstimator.Default, scenario, replications: 1000, seed: 1);
Console.WriteLine($"simulated, 2000 test items: {simulated.Coverage:F3} with a standard error of {simulated.StandardError:F3}");

// The same question about one result, with what else is behind it.
var study = new JudgeStudy
{
    Test = JudgeTally.Of(positives: 15, total: 20),
    Calibration = new ConfusionCounts { TruePositive = 9, FalseNegative = 1, FalsePositive = 2, TrueNegative = 8 },
};
var details = AsymmetricErrorEstimator.Default.Explain(study);
Console.WriteLine($"{details.Estimate.Interval}, in studies like this right in {100 * details.Coverage!.Value.AtEstimate:F1}%; assumes:");
foreach (var assumption in details.Assumptions) Console.WriteLine($"- {assumption}");

internal sealed record Overconfident(IJudgeEstimator Inner) : IJudgeEstimator
{
    public EstimationMethod Method { get; } = Inner.Method with { Id = "overconfident" };

    public JudgeEstimate Estimate(in JudgeStudy study, double level) =>
        Inner.Estimate(study with { Test = Proportion.Known(study.Test.Rate) }, level) with { Method = Method };
}

// Prints:
// > asymmetric-error: lowest 0.9541 at a pass rate of 0.7, below .945 at 0% of the grid
// > overconfident: lowest 0.4594 at a pass rate of 0.05, below .945 at 81% of the grid
// > simulated, 2000 test items: 0.956 with a standard error of 0.006
// > [33.9%, 100.0%], in studies like this right in 98.1%; assumes:
// > - Items are independent of each other: none repeats another or comes from the same conversation.
// > - The judge errs on the test items as often as it did on the labelled items.
// > - The judge is better than chance.
