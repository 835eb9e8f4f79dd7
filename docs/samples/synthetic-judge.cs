#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// A judge whose truth is known, because we made it: how often does each interval contain the rate that it should?
using LlmJudgeStats;
using LlmJudgeStats.Coverage;

var scenario = new JudgeScenario
{
    PassRate = 0.85, Sensitivity = 0.90, Specificity = 0.80,
    TestItems = 500, Labels = LabelPlan.ByLabel(50, 50),
};
Console.WriteLine($"the judge passes {100 * scenario.JudgedRate:F1} % of the items, humans would pass {100 * scenario.PassRate:F1} %");

const int Replicates = 2000;
var sampler = new StudySampler(scenario);
foreach (var estimator in JudgeEstimators.All.Where(e => e.Method.Id is "naive" or "rogan-gladen" or "asymmetric-error"))
{
    var hits = 0;
    for (var i = 0; i < Replicates; i++)
    {
        // Replicate i of seed 1 is the same on every machine and in any order.
        if (estimator.Estimate(sampler.Draw(seed: 1, replicate: (ulong)i)).Interval.Contains(scenario.PassRate)) hits++;
    }
    Console.WriteLine($"{estimator.Method.Id,-16} {100.0 * hits / Replicates:F1} % of {Replicates} intervals contain the truth");
}

// Prints:
// > the judge passes 79.5 % of the items, humans would pass 85.0 %
// > naive            8.6 % of 2000 intervals contain the truth
// > rogan-gladen     94.2 % of 2000 intervals contain the truth
// > asymmetric-error 96.8 % of 2000 intervals contain the truth
