using System.CommandLine;
using LlmJudgeStats.Gates;
using LlmJudgeStats.Monitoring;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Monitor;

/// <summary>The options of <c>judgestats monitor</c>.</summary>
internal sealed class MonitorOptions : ICommandOptions
{
    public MonitorOptions()
    {
        var reading = Evidence.Reading;
        reading.Verdict.Description = "column of the judge's verdicts [verdict]";
        reading.Label.HelpName = "COL";
        reading.Label.Description = "column of the human labels of some items [label or truth]";
        reading.Range.Description = "score: the smallest and the largest score that people can give";
        Evidence.Words.Bands.Description = "score: the largest value of every band but the last; needed with --measure score";
        Evidence.Study.Level.Description = "of all looks together: a false alarm has half of what is missing to 1 [0.95]";
    }

    public static IReadOnlyList<string> Measures { get; } = [MeasureSyntax.Rate, "score", "preference"];

    public static IReadOnlyList<string> Designs { get; } = [CalibrationDesign.Random.Id, CalibrationDesign.ByVerdict.Id];

    public static IReadOnlyList<string> Sides { get; } = [.. Enum.GetValues<GateSide>().Select(side => side.Id)];

    public static IReadOnlyList<string> Intervals { get; } = [.. Enum.GetValues<AnytimeInterval>().Select(interval => interval.Traits.Id)];

    public string Command => "monitor";

    public string Summary => "Looks over time: has the system moved, has the judge changed?";

    public ValueOptions Evidence { get; } = new();

    public Argument<string?> File => Evidence.File;

    public Option<string?> Sequence { get; } =
        NewOption.Text("--sequence", "COL", "column that orders the rows: a date, a week, a number");

    public Option<string?> Planned { get; } = NewOption.Text("--planned-labels", "M",
        "how many labels are planned: there the interval is narrowest for its size; no limit");

    public Option<string?> Measure { get; } = NewOption.OneOf("--measure", "M", Measures,
        $"what verdicts and labels are: {string.Join(", ", Measures)} [{MeasureSyntax.Rate}]");

    public Option<string?> Threshold { get; } = NewOption.Text("--threshold", "T", "the promised mean: an alarm when it is shown broken");

    public Option<string?> Side { get; } = NewOption.OneOf("--side", "at-least|at-most", Sides, "what is promised [at-least]");

    public Option<string?> Every { get; } = NewOption.Text("--every", "N", "labels from one look to the next, from 30 on [10]");

    public Option<string?> Design { get; } =
        NewOption.OneOf("--design", "D", Designs, "how labelled items are chosen: random or by-verdict [random]");

    public Option<string?> Interval { get; } = NewOption.OneOf("--interval", "ID", Intervals,
        "anytime-profile, or mixture-profile: exact and wider, pass rates only [anytime-profile]");

    public Option<string?> Anchors { get; } =
        NewOption.Text("--anchors", "FILE", "labelled items that the judge judges again and again, with --sequence where there are runs");

    public Option<string?> Baseline { get; } = NewOption.Text("--baseline", "COL", "column of --anchors: the verdicts of the baseline run");

    public Option<string?> Judge { get; } =
        NewOption.Text("--judge", "COL", "column of the judge's name or version: where it changes, a new series begins");

    public IReadOnlyList<OptionGroup> Groups
    {
        get
        {
            var reading = Evidence.Reading;
            return
            [
                new("What is asked", [Sequence, Planned, Measure, Threshold, Side, Every, Design, Interval, Evidence.Study.Level]),
                new("The judge", [Anchors, Baseline, Judge]),
                new("Words", [Evidence.Words.Win, Evidence.Words.Tie, Evidence.Words.Loss, Evidence.Words.Bands]),
                new("The file",
                [
                    reading.Verdict, reading.Label, reading.Where, reading.Calibration, reading.Pass, reading.Fail, reading.Range,
                    reading.Missing, reading.Path, reading.Id, reading.Encoding, reading.NoHeader, reading.Delimiter, reading.MaxBytes,
                    reading.MaxErrors,
                ]),
                Evidence.Output.Group,
            ];
        }
    }
}
