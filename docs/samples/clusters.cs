#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// Turns of conversations: those of one conversation belong together, and are worth fewer independent turns.
using LlmJudgeStats;

// 40 conversations of 6 judged turns, and 30 with 5 labelled turns each: mostly all good or all bad.
var judged = Enumerable.Range(0, 40).Select(i => JudgeTally.Of(positives: i % 4 == 0 ? 1 : i % 7 == 0 ? 3 : 6, total: 6));
var labelled = Enumerable.Range(0, 30).Select(i => i % 2 == 0
    ? new ConfusionCounts { TruePositive = i % 6 == 0 ? 3 : 5, FalseNegative = i % 6 == 0 ? 2 : 0, FalsePositive = 0, TrueNegative = 0 }
    : new ConfusionCounts { TruePositive = 0, FalseNegative = 0, FalsePositive = i % 5 == 0 ? 3 : 0, TrueNegative = i % 5 == 0 ? 2 : 5 });
var chats = judged.Select(tally => (Labelled: default(ConfusionCounts), Unlabelled: tally))
    .Concat(labelled.Select(counts => (Labelled: counts, Unlabelled: default(JudgeTally)))).ToList();

var counts = ClusteredCounts.Merge([.. chats.Select(chat => ClusteredCounts.OfCluster(chat.Labelled, chat.Unlabelled))]);
var clustered = JudgeStudy.FromClusters(in counts, CalibrationDesign.ByLabel);
Console.WriteLine(JudgeStats.PassRate(clustered));
Console.WriteLine($"{counts.Test.Count} turns are worth {clustered.Test.Size:F0}");

// The same turns as if they were independent: an interval that is too narrow.
var single = ClusteredCounts.FromItems(counts.Labelled, JudgeTally.Of(counts.Test.Positives, counts.Test.Count));
Console.WriteLine(JudgeStats.PassRate(JudgeStudy.FromClusters(in single, CalibrationDesign.ByLabel)));

// Prints:
// > 83.3% [61.7%, 100.0%] (95% CI; asymmetric error, guarded score)
// > 240 turns are worth 56
// > 83.3% [72.6%, 97.5%] (95% CI; asymmetric error, guarded score)
