using System.Globalization;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using LlmJudgeStats;
using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.PassRates;
using LlmJudgeStats.Scores;

// Prints numbers in full, for a test to compare between runs with other switches, threads and cultures. The lines with # say what is
// switched on.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo(args.Length > 0 ? args[0] : "");
Console.WriteLine($"# culture {CultureInfo.CurrentCulture.Name} {0.5}");
Console.WriteLine($"# processors {Environment.ProcessorCount}");
Console.WriteLine($"# vector512 {Vector512.IsHardwareAccelerated}");
Console.WriteLine($"# vector256 {Vector256.IsHardwareAccelerated}");
Console.WriteLine($"# vector128 {Vector128.IsHardwareAccelerated}");
Console.WriteLine($"# avx2 {Avx2.IsSupported}");

var bytes = new byte[1_003];
for (var i = 0; i < bytes.Length; i++) bytes[i] = (byte)(i * 97 % 5 < 3 ? 0 : 1 + (i % 255));
Console.WriteLine(JudgeTally.FromVerdicts(bytes));
Console.WriteLine(ConfusionCounts.FromPairs(bytes.AsSpan(3), bytes.AsSpan(0, 1_000)));

(int Passed, int Items, int TruePositive, int Passes, int TrueNegative, int Fails)[] counts =
[
    (412, 1000, 172, 200, 182, 200), (83, 115, 20, 25, 23, 25), (0, 40, 30, 40, 38, 40), (40, 40, 38, 40, 30, 40), (7, 20, 9, 10, 10, 10),
    (500_000, 1_000_000, 90, 100, 85, 100), (3, 50, 19, 20, 49, 60), (60, 100, 6, 9, 7, 8), (99, 100, 95, 100, 20, 60),
    (10, 30, 12, 20, 11, 20),
];
var studies = new List<JudgeStudy>();
foreach (var (passed, items, truePositive, passes, trueNegative, fails) in counts)
{
    var confusion = new ConfusionCounts
    {
        TruePositive = truePositive,
        FalseNegative = passes - truePositive,
        FalsePositive = fails - trueNegative,
        TrueNegative = trueNegative,
    };
    foreach (var design in new[] { CalibrationDesign.ByLabel, CalibrationDesign.Random })
        studies.Add(new() { Test = JudgeTally.Of(passed, items), Calibration = Calibration.FromCounts(confusion, design) });
}
studies.Add(studies[0] with { Calibration = Calibration.Known(0.86, 0.91) });
studies.Add(studies[0] with { Calibration = studies[0].Calibration with { Specificity = Proportion.Known(0.91) } });

foreach (var study in studies)
{
    Print(NaiveEstimator.Default, study);
    Print(LabelsOnlyEstimator.Default, study);
    Print(PredictionPoweredEstimator.Default, study);
    foreach (var interval in Enum.GetValues<BinomialInterval>())
        Print(RoganGladenEstimator.Default with { IntervalWhenKnown = interval }, study);
    foreach (var interval in Enum.GetValues<RoganGladenInterval>())
        Print(RoganGladenEstimator.Default with { Interval = interval, Resampling = new() { Replicates = 500 } }, study);
    foreach (var interval in Enum.GetValues<AsymmetricErrorInterval>())
    {
        // Melding takes milliseconds: two studies of it are enough.
        if (interval is not (AsymmetricErrorInterval.Melding or AsymmetricErrorInterval.MeldingMidP) || study == studies[2])
            Print(AsymmetricErrorEstimator.Default with { Interval = interval, Resampling = new() { Replicates = 500 } }, study);
    }
}
Print(PostStratifiedEstimator.Default, studies[1]);
Print(PostStratifiedEstimator.Default, studies[3]);
Print(LlmJudgeStats.Bayesian.BayesianEstimator.Default, studies[2]);
// Four lanes at a time, whose Exp and Log round otherwise without FMA: equal to a few units in the last place.
foreach (var study in studies.Append(new()
{
    Test = JudgeTally.Of(72, 100),
    Calibration = new() { Sensitivity = Proportion.Known(0.9), Specificity = JudgeTally.Of(80, 100) },
}))
{
    var posterior = BayesianEstimator.Default.Estimate(study, 0.95);
    Console.WriteLine($"~ {Full(posterior.Point, posterior.StandardError, posterior.Interval.Lower, posterior.Interval.Upper)}");
}

double[][] columns = [.. Enumerable.Range(0, 11).Select(_ => new double[counts.Length])];
for (var i = 0; i < counts.Length; i++)
{
    var (passed, items, truePositive, passes, trueNegative, fails) = counts[i];
    (columns[0][i], columns[1][i], columns[2][i], columns[3][i], columns[4][i], columns[5][i]) =
        (passed, items - passed, truePositive, passes - truePositive, fails - trueNegative, trueNegative);
}
var columnWarnings = new EstimateWarnings[counts.Length];
foreach (var estimator in new IJudgeEstimator[] { RoganGladenEstimator.Default,
    AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.LangReiczigel } })
{
    estimator.EstimateMany(
        new StudyColumns
        {
            Positives = columns[0],
            Negatives = columns[1],
            TruePositives = columns[2],
            FalseNegatives = columns[3],
            FalsePositives = columns[4],
            TrueNegatives = columns[5],
        },
        new EstimateColumns
        {
            Points = columns[6],
            Unclamped = columns[7],
            StandardErrors = columns[8],
            Lower = columns[9],
            Upper = columns[10],
            Warnings = columnWarnings
        }, 0.95);
    for (var i = 0; i < counts.Length; i++)
    {
        var answer = Full(columns[6][i], columns[7][i], columns[8][i], columns[9][i], columns[10][i]);
        Console.WriteLine($"columns {answer} {columnWarnings[i]}");
    }
}

var grid = new ParameterGrid { Rates = ParameterGrid.Steps(10), Sensitivities = [0.7, 0.95], Specificities = [0.6, 0.9] };
var coverage = ExactCoverage.Enumerate(AsymmetricErrorEstimator.Default, new() { TestItems = 20, Labels = LabelPlan.External(8, 9) }, 0.95)
    .Over(grid);
foreach (var point in coverage.Points)
    Console.WriteLine($"coverage {Full(point.Rate, point.Coverage, point.LowerCoverage, point.UpperCoverage, point.Width, point.Omitted)}");
var scenario = new JudgeScenario
{
    PassRate = 0.3,
    Sensitivity = 0.85,
    Specificity = 0.8,
    TestItems = 200,
    Labels = LabelPlan.External(40, 40),
};
var simulated = CoverageStudy.Run(
    AsymmetricErrorEstimator.Default with { Interval = AsymmetricErrorInterval.LangReiczigel }, scenario, 2_000, seed: 7);
Console.WriteLine($"simulated {Full(simulated.Coverage, simulated.LowerCoverage, simulated.UpperCoverage, simulated.MeanWidth)}");

foreach (var length in new[] { 1, 7, 8, 9, 1_000, 1_024, 1_025, 5_000 })
{
    var (labels, scores) = (new double[length], new double[length]);
    for (var i = 0; i < length; i++) (labels[i], scores[i]) = (3 + Math.Sqrt(i * 97 % 101), 1e6 + (i * 31 % 1009 / 7.0));
    var (moments, paired) = (Moments.FromValues(scores), PairedMoments.FromPairs(labels, scores));
    var mean = PredictionPoweredScoreEstimator.Default.Estimate(new() { Unlabelled = moments, Labelled = paired }, 0.9);
    var ofLabels = paired.Labels;
    double[] sums = [moments.Mean, moments.SquaredDeviations, ofLabels.Mean, ofLabels.SquaredDeviations, paired.CrossDeviations];
    Console.WriteLine($"moments {Full(sums)}");
    Console.WriteLine($"mean score {Full(mean.Point, mean.StandardError, mean.Interval.Lower, mean.Interval.Upper)} {mean}");
}
foreach (var plan in new[] { LabelPlan.External(40, 40), LabelPlan.ByLabel(40, 40), LabelPlan.Random(80), LabelPlan.ByVerdict(40, 40) })
{
    var sampler = new StudySampler(scenario with { Labels = plan });
    for (var replicate = 0UL; replicate < 20; replicate++)
    {
        var study = sampler.Draw(5, replicate);
        Console.WriteLine($"drawn {study.Test} {study.Calibration.Sensitivity} {study.Calibration.Specificity}");
    }
}

static void Print(IJudgeEstimator estimator, JudgeStudy study)
{
    var answer = estimator.Estimate(in study, 0.95);
    Console.WriteLine($"{answer.Method.Id} {answer.Method.Interval} "
        + $"{Full(answer.Point, answer.Unclamped, answer.StandardError, answer.Interval.Lower, answer.Interval.Upper)} {answer}");
}

static string Full(params double[] values) => string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
