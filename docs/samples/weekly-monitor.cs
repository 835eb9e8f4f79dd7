#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// A service that looks once a week: its state is a small file, so that it can be killed and started again.
using LlmJudgeStats;
using LlmJudgeStats.Monitoring;

var folder = Directory.CreateTempSubdirectory("monitor-").FullName;
var file = Path.Combine(folder, "state.json");
var plan = new MonitorPlan { PlannedLabels = 200, Alarm = new() { Threshold = 0.75 } };
File.WriteAllText(file, MonitorState.Start(plan, ValueRange.Unit, strata: 2).ToJson());

// Passes and fails of the judge without a label; labelled ones by verdict and label: a week's numbers.
(long Passes, long Fails, long PassGood, long PassBad, long FailGood, long FailBad)[] weeks =
[
    (260, 100, 16, 2, 2, 5), (255, 105, 15, 3, 2, 5), (240, 120, 14, 3, 2, 6), (180, 180, 9, 4, 1, 11), (150, 210, 6, 5, 1, 13),
    (140, 220, 5, 5, 1, 14), (135, 225, 5, 5, 0, 15),
];
foreach (var week in weeks)
{
    // The service starts, and reads what it kept.
    var state = MonitorState.FromJson(File.ReadAllText(file));
    var counts = state.Counts.WithJudged(0, week.Passes).WithJudged(1, week.Fails)
        .WithLabelled(0, 1, week.PassGood).WithLabelled(0, 0, week.PassBad)
        .WithLabelled(1, 1, week.FailGood).WithLabelled(1, 0, week.FailBad);
    state = (state with { Counts = counts }).Look();
    File.WriteAllText(file, state.ToJson());
    if (state.Latest is { } look)
        Console.WriteLine(FormattableString.Invariant(
            $"{look.Labels} labels: {look.Point:P1} [{look.Lower:P1}, {look.Upper:P1}] {MonitorStatus.Of(state, null).Id}"));
}

// The judge is watched apart: labelled anchors that it judges again, at each look.
string[] ids = [.. Enumerable.Range(1, 40).Select(i => $"anchor-{i}")];
bool[] labels = [.. ids.Select((_, i) => i % 2 == 0)];
var judge = AnchorState.Start(AnchorRun.Of(ids, labels, verdicts: labels));
bool[] verdicts = [.. labels.Select((label, i) => i < 10 ? !label : label)];
judge = AnchorState.FromJson(judge.ToJson()).Look(AnchorRun.Of(ids, labels, verdicts));
var run = judge.Latest!;
Console.WriteLine(FormattableString.Invariant($"judge: {run.Lost} lost, p = {run.PValue:F4}, an alarm at {run.Error:F4}"));
Console.WriteLine(MonitorStatus.Of(MonitorState.FromJson(File.ReadAllText(file)), judge).Id);
Directory.Delete(folder, recursive: true);

// Prints:
// > 50 labels: 69.7 % [49.1 %, 86.4 %] watching
// > 75 labels: 67.6 % [51.7 %, 81.4 %] watching
// > 100 labels: 60.4 % [47.1 %, 72.8 %] alarm-system
// > 125 labels: 53.6 % [42.0 %, 65.0 %] alarm-system
// > 150 labels: 48.6 % [38.1 %, 59.0 %] alarm-system
// > 175 labels: 44.3 % [34.9 %, 53.8 %] alarm-system
// > judge: 10 lost, p = 0.0010, an alarm at 0.0304
// > both
