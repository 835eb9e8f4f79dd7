#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// How many of 1,000 answers are right, partly right and wrong, when the judge is known from 200 labelled answers of another time.
using LlmJudgeStats;
using LlmJudgeStats.Multiclass;

var matrix = ConfusionMatrix.Of(["right", "partly", "wrong"],
    [48, 9, 3, 8, 64, 8, 3, 9, 48], [420, 380, 200]);
var shares = JudgeStats.ClassShares(new() { Matrix = matrix, Design = CalibrationDesign.ByLabel }, level: 0.95);
foreach (var name in shares.Classes) Console.WriteLine($"{name} {shares.Share(name)}");
Console.WriteLine(FormattableString.Invariant($"points {shares.Mean([1, 0.5, 0]).Point:F3} {shares.Mean([1, 0.5, 0]).Interval:F3}"));

// Prints:
// > right 47.0% [38.3%, 56.9%] (95% CI; misclassification matrix, hull of smoothed deltas)
// > partly 35.4% [25.3%, 45.5%] (95% CI; misclassification matrix, hull of smoothed deltas)
// > wrong 17.6% [10.0%, 24.1%] (95% CI; misclassification matrix, hull of smoothed deltas)
// > points 0.647 [0.587, 0.718]
