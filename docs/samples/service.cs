#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// A service: one calibration, many systems, buffers that the caller owns, nothing allocated per estimate.
using LlmJudgeStats;

ConfusionCounts calibration = new() { TruePositive = 388, FalseNegative = 66, FalsePositive = 38, TrueNegative = 205 };
var studies = new JudgeStudy[1000];
for (var i = 0; i < studies.Length; i++)
    studies[i] = new() { Test = JudgeTally.Of(positives: 100 + (i % 80), total: 240), Calibration = calibration };

// A closed form. The default interval, guarded-score, solves equations: it takes longer, but allocates nothing either.
var estimator = new AsymmetricErrorEstimator { Interval = AsymmetricErrorInterval.LangReiczigel };
var estimates = new JudgeEstimate[studies.Length];
estimator.EstimateMany(studies, estimates, level: 0.95);

var before = GC.GetAllocatedBytesForCurrentThread();
for (var round = 0; round < 1000; round++) estimator.EstimateMany(studies, estimates, level: 0.95);
var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
Console.WriteLine($"a million estimates, {bytes / 1_000_000} bytes allocated for each");
Console.WriteLine(estimates[0]);
Console.WriteLine(estimates[^1]);

// A simulation has its counts in columns: the same answers to the last bit, four studies at a time for a closed form.
var drawn = new StudyColumns
{
    Positives = [100, 112, 179],
    Negatives = [140, 128, 61],
    TruePositives = [388, 388, 388],
    FalseNegatives = [66, 66, 66],
    FalsePositives = [38, 38, 38],
    TrueNegatives = [205, 205, 205],
};
var answers = new EstimateColumns
{
    Points = new double[3],
    Unclamped = new double[3],
    StandardErrors = new double[3],
    Lower = new double[3],
    Upper = new double[3],
    Warnings = new EstimateWarnings[3],
};
estimator.EstimateMany(drawn, answers, level: 0.95);
Console.WriteLine(answers.Points[0] == estimates[0].Point && answers.Upper[2] == estimates[79].Interval.Upper);

// Shards merge exactly: the whole is the sum of its parts, in any order.
JudgeTally[] shards = [JudgeTally.Of(120, 240), JudgeTally.Of(85, 160), JudgeTally.Of(99, 200)];
Console.WriteLine(estimator.Estimate(new JudgeStudy { Test = JudgeTally.Merge(shards), Calibration = calibration }));

// Prints:
// > a million estimates, 0 bytes allocated for each
// > 37.3% [27.1%, 47.1%] (95% CI; asymmetric error, Lang–Reiczigel)
// > 60.5% [50.6%, 70.0%] (95% CI; asymmetric error, Lang–Reiczigel)
// > True
// > 50.2% [42.9%, 57.0%] (95% CI; asymmetric error, Lang–Reiczigel)
