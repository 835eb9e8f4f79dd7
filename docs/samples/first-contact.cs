#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// First contact: verdicts on answers nobody labelled, and 100 other answers that a human labelled too.
// Run it from the repository root: dotnet run docs/samples/first-contact.cs
using LlmJudgeStats;

bool[] verdicts = [.. Enumerable.Repeat(true, 83), .. Enumerable.Repeat(false, 32)];     // the judge, on 115 test items
bool[] labels = [.. Enumerable.Repeat(true, 50), .. Enumerable.Repeat(false, 50)];       // the human, on 100 calibration items
bool[] judged = [.. Enumerable.Repeat(true, 46), .. Enumerable.Repeat(false, 4),         // the judge, on the same 100
                 .. Enumerable.Repeat(true, 9), .. Enumerable.Repeat(false, 41)];

var study = new JudgeStudy { Test = JudgeTally.FromVerdicts(verdicts), Calibration = ConfusionCounts.FromPairs(labels, judged) };
var rate = JudgeStats.PassRate(study);
Console.WriteLine(rate);

// Were the 100 a random sample of the same answers? Then say so: the interval is far narrower.
var sampled = study with { Calibration = study.Calibration with { Design = CalibrationDesign.Random } };
Console.WriteLine(JudgeStats.PassRate(sampled));

// What the naive rate would have said, and how good the judge is.
Console.WriteLine(NaiveEstimator.Default.Estimate(study));
var judge = JudgeStats.Quality(study.Calibration, level: 0.95);
Console.WriteLine($"sensitivity {judge.Sensitivity.Rate} {judge.Sensitivity.Interval}, specificity {judge.Specificity.Rate} "
    + $"{judge.Specificity.Interval}");

// What was assumed, and where the method comes from.
Console.WriteLine($"{rate.Method.Id}: {rate.Method.Assumptions}");
Console.WriteLine(rate.Method.Citation.Link);

// Prints:
// > 73.2% [58.5%, 89.6%] (95% CI; asymmetric error, guarded score)
// > 56.9% [47.7%, 65.3%] (95% CI; post-stratified, corrected profile likelihood)
// > 72.2% [63.4%, 79.5%] (95% CI; naive, Wilson)
// > sensitivity 46/50 [81.2%, 96.8%], specificity 41/50 [69.2%, 90.2%]
// > asymmetric-error: IndependentItems, ErrorRatesTransport, BetterThanChance
// > https://doi.org/10.1093/oxfordjournals.aje.a112510
