#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// A release gate in probability language: ship when the pass rate is above 80 % with probability 0.95 or more; and the same gate without a
// prior, by a one-sided limit.
using LlmJudgeStats;
using LlmJudgeStats.Bayesian;
using LlmJudgeStats.Gates;

var study = new JudgeStudy
{
    Test = JudgeTally.Of(positives: 645, total: 800),
    Calibration = new ConfusionCounts { TruePositive = 184, FalseNegative = 16, FalsePositive = 14, TrueNegative = 86 },
};

var posterior = new BayesianEstimator { PassRate = BetaPrior.Jeffreys }.Posterior(study);
var ship = posterior.ProbabilityAbove(0.80) >= 0.95;

Console.WriteLine(posterior.ToEstimate(level: 0.95));
Console.WriteLine($"P(pass rate > 80 %) = {posterior.ProbabilityAbove(0.80):F4}");
Console.WriteLine(ship ? "ship" : "do not ship yet");

var atLeast = JudgeStats.AtLeast(study, level: 0.95);
var refutes = JudgeStats.PValue(study, rate: 0.80, Alternative.Greater);
Console.WriteLine($"at least {100 * atLeast:F1} % with 95 % confidence; p = {refutes:F4} against 80 % or less");

// The same as a gate: pass, fail or not decided, and Ensure fails a test.
var decision = Gate.AtLeast(0.80).Decide(JudgeStats.EstimatorFor(study), study);
Console.WriteLine(decision.Ensure());

// Nothing is printed here when nothing looked wrong; with a weak judge this is the line to read first.
foreach (var diagnostic in Diagnostic.Of(posterior.Warnings)) Console.WriteLine($"{diagnostic.Code}: {diagnostic.Message}");

// Prints:
// > 86.0% [80.3%, 92.3%] (95% CrI; Bayesian posterior, equal-tailed)
// > P(pass rate > 80 %) = 0.9814
// > ship
// > at least 80.7 % with 95 % confidence; p = 0.0284 against 80 % or less
// > pass: the pass rate is at least 80.7%, and 80.0% is asked (95% confidence, one-sided).
