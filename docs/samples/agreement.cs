#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// How well a judge and a person agree, how well three people do with gaps, and whether the judge may replace one of them.
using LlmJudgeStats;
using LlmJudgeStats.Agreement;

// The judge first, people second.
var table = RatingTable.FromCounts(["pass", "fail"], [45, 2, 1, 2]);
var kappa = AgreementEstimator.Default.Estimate(table, 0.95);
var atLeast = AgreementEstimator.Default.Limit(table, IntervalSide.Lower, 0.95);
var youden = StratifiedMeanEstimator.Default.Estimate(table.ToYoudenStudy(), 0.95);
Console.WriteLine($"{kappa:F2}");
Console.WriteLine(FormattableString.Invariant($"at least {atLeast:F2}; J {youden:F2}"));

// A row of ratings for each item, −1 for none.
int[] ratings = [0, 0, -1, 0, 1, 1, 1, 1, 1, 0, 0, 0, -1, 0, 0, 1, -1, 1, 0, 0, 0, 1, 1, 0];
var set = RatingSet.FromRatings(["pass", "fail"], raters: 3, ratings);
var alpha = new AgreementEstimator { Coefficient = AgreementCoefficient.KrippendorffAlpha }.Estimate(set, 0.95);
Console.WriteLine($"{alpha:F2}");

// Items on which the judge was nearer to the other annotators, both alike, the annotator nearer.
var duels = AlignmentTable.FromCounts(["ann", "bob", "cy"], [new(14, 70, 6), new(9, 77, 4), new(5, 71, 14)]);
var answer = new AnnotatorReplacement { Epsilon = 0.15 }.Decide(duels, 0.95);
var word = answer.Replaces == true ? "may" : "may not";
Console.WriteLine(FormattableString.Invariant($"winning rate {answer.WinningRate:F2}: the judge {word} replace one"));

// Prints:
// > 0.54 [0.08, 0.97] (95% CI; Cohen's kappa, hull of smoothed deltas)
// > at least 0.15; J 0.48 [0.03, 0.93] (95% CI; post-stratified, corrected profile likelihood)
// > 0.63 [-0.15, 1.00] (95% CI; Krippendorff's alpha, hull of smoothed deltas)
// > winning rate 0.67: the judge may replace one
