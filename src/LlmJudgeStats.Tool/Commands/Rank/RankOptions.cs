using System.CommandLine;
using LlmJudgeStats.Strengths;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Rank;

/// <summary>The options of <c>judgestats rank</c>.</summary>
internal sealed class RankOptions : ICommandOptions
{
    public string Command => "rank";

    public string Summary => "Systems on one scale, from battles in pairs.";

    public RankOptions()
    {
        var reading = Evidence.Reading;
        reading.Label.HelpName = "COL";
        reading.Label.Description = "column of what people said, in the same words [label or truth]";
        reading.Verdict.Description = "column of what the judge said: win, tie or loss of the first system [verdict]";
        reading.Cluster.Description = "battles with the same value, such as a prompt, belong together [the item ids, where some repeat]";
        Evidence.Study.Level.Description = "of every interval by itself, and of all ranks together [0.95]";
    }

    public static IReadOnlyList<string> Designs { get; } = [CalibrationDesign.Random.Id, CalibrationDesign.ByVerdict.Id];

    public static IReadOnlyList<string> Models { get; } = [BradleyTerryEstimator.Default.Method.Id, DavidsonEstimator.Default.Method.Id];

    public ValueOptions Evidence { get; } = new();

    public Argument<string?> File => Evidence.File;

    public Option<string?> First { get; } = NewOption.Text("--a", "COL", "column of the first system of a battle");

    public Option<string?> Second { get; } = NewOption.Text("--b", "COL", "column of the second");

    public Option<string?> Design { get; } = NewOption.OneOf("--design", "D", Designs,
        $"how the labelled battles were chosen: {string.Join(" or ", Designs)} [needed unless all or none have a label]");

    public Option<string?> Model { get; } = NewOption.OneOf("--model", "M", Models,
        "bradley-terry: a tie counts half; davidson: ties have a weight of their own, from labels or verdicts alone [bradley-terry]");

    public Option<bool> Elo { get; } = NewOption.Switch("--elo", "intervals and differences in Elo points, 400 for odds of ten to one");

    public Option<bool> Pairs { get; } = NewOption.Switch("--pairs", "all differences, and how often one beats the other, too");

    /// <summary>How a file is read.</summary>
    public IReadOnlyList<Option> OfFiles
    {
        get
        {
            var reading = Evidence.Reading;
            return
            [
                First, Second, .. reading.OfTools.Except([reading.Side]),
                reading.Verdict, reading.Label, reading.Id, reading.Cluster, reading.Group, reading.Where,
                reading.Calibration, reading.Missing, reading.Path, reading.Encoding, reading.NoHeader, reading.Delimiter,
                reading.MaxBytes, reading.MaxErrors,
            ];
        }
    }

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("What is asked", [Design, Model, Elo, Pairs, Evidence.Study.Level]),
        new("Words", [Evidence.Words.Win, Evidence.Words.Tie, Evidence.Words.Loss]),
        new("The file", OfFiles),
        Evidence.Output.Group,
    ];
}
