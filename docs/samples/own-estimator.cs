#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// An estimator of your own: an estimator that holds another one, and shrinks the measured error rates before it asks.
using LlmJudgeStats;

var study = new JudgeStudy
{
    Test = JudgeTally.Of(positives: 83, total: 115),
    Calibration = new ConfusionCounts { TruePositive = 20, FalseNegative = 0, FalsePositive = 3, TrueNegative = 17 },
};

IJudgeEstimator plain = RoganGladenEstimator.Default;
IJudgeEstimator mine = new ShrunkEstimator(plain, PseudoCount: 1);
Console.WriteLine(plain.Estimate(study));
Console.WriteLine(mine.Estimate(study));
Console.WriteLine(mine.Estimate(study).Method.Id);

internal sealed record ShrunkEstimator(IJudgeEstimator Inner, double PseudoCount) : IJudgeEstimator
{
    public EstimationMethod Method { get; } = Inner.Method with { Id = "shrunk-" + Inner.Method.Id, Name = "shrunk " + Inner.Method.Name };

    public JudgeEstimate Estimate(in JudgeStudy study, double level)
    {
        var c = study.Calibration;
        var shrunk = study with
        {
            Calibration = c with
            {
                Sensitivity = c.Sensitivity.Smooth(PseudoCount, PseudoCount),
                Specificity = c.Specificity.Smooth(PseudoCount, PseudoCount),
            },
        };
        return Inner.Estimate(in shrunk, level) with { Method = Method };
    }
}

// Prints:
// > 67.3% [55.9%, 78.6%] (95% CI; Rogan–Gladen, delta)
// > 69.9% [55.3%, 84.5%] (95% CI; shrunk Rogan–Gladen)
// > shrunk-rogan-gladen
