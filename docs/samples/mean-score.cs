#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// The mean of human scores from 1 to 5 when a judge scored 1,000 answers low, middle or high, and humans scored 60 of them picked at
// random.
using LlmJudgeStats;

double[] scores = [1, 2, 3, 4, 5];
long[] labelled =
[
    6, 5, 1, 0, 0,     // where the judge was low
    1, 4, 9, 7, 3,     // middle
    0, 0, 2, 8, 14,    // high
];
long[] unlabelled = [188, 376, 376];
var table = StrataTable.Of(new ValueRange(1, 5), scores, strata: 3, labelled, unlabelled);
var study = new MeanStudy { Table = table, Design = CalibrationDesign.Random };

var mean = StratifiedMeanEstimator.Default.Estimate(in study, level: 0.95);
var (lower, upper) = mean.Interval;
Console.WriteLine(mean);
var atLeast = StratifiedMeanEstimator.Default.Limit(in study, IntervalSide.Lower, level: 0.95);
Console.WriteLine(FormattableString.Invariant($"at least {atLeast:F2}, between {lower:F2} and {upper:F2}"));

// Prints:
// > 3.4333 [3.1873, 3.6694] (95% CI; post-stratified, corrected profile likelihood)
// > at least 3.22, between 3.19 and 3.67
