#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Error rates that are known (published, or agreed on), and one known beside one measured.
using LlmJudgeStats;

var study = new JudgeStudy
{
    Test = JudgeTally.Of(positives: 640, total: 800),
    Calibration = new ConfusionCounts { TruePositive = 92, FalseNegative = 8, FalsePositive = 15, TrueNegative = 85 },
};

var published = study with { Calibration = Calibration.Known(sensitivity: 0.86, specificity: 0.91) };
Console.WriteLine(RoganGladenEstimator.Default.Estimate(published, level: 0.90));

// One symmetric accuracy: the judge is right four times out of five, whatever the truth.
var symmetric = study with { Calibration = Calibration.KnownAccuracy(0.85) };
Console.WriteLine(JudgeStats.PassRate(symmetric));

var half = study with { Calibration = study.Calibration with { Specificity = Proportion.Known(0.91) } };
Console.WriteLine(JudgeStats.PassRate(half));

// Nothing known at all: the same verdicts, two measured rates. The interval is the widest of the four.
Console.WriteLine(JudgeStats.PassRate(study));

// Prints:
// > 92.2% [89.1%, 95.1%] (90% CI; Rogan–Gladen, Wilson)
// > 92.9% [88.7%, 96.6%] (95% CI; Rogan–Gladen, Wilson)
// > 85.5% [80.0%, 94.0%] (95% CI; asymmetric error, guarded score)
// > 84.4% [78.1%, 93.5%] (95% CI; asymmetric error, guarded score)
