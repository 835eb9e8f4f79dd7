using System.CommandLine;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Rank;

/// <summary>The options of <c>judgestats rank</c>.</summary>
internal sealed class RankOptions
{
    public RankOptions()
    {
        Reading.Label.HelpName = "COL";
        Reading.Label.Description = "column of what people said, in the same words [label or truth]";
        Reading.Verdict.Description = "column of what the judge said: win, tie or loss of the first system [verdict]";
        Reading.Cluster.Description = "battles with the same value, such as a prompt, belong together [the item ids, where some repeat]";
        Study.Level.Description = "of every interval by itself, and of all ranks together [0.95]";
    }

    public static IReadOnlyList<string> Designs { get; } = [CalibrationDesign.Random.Id, CalibrationDesign.ByVerdict.Id];

    public static IReadOnlyList<string> Models { get; } = ["bradley-terry", "davidson"];

    public Argument<string?> File { get; } =
        new("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "CSV, TSV, JSONL or JSON, also .gz; - is standard input" };

    public ReadingOptions Reading { get; } = new();

    public StudyOptions Study { get; } = new();

    public MeasureSyntax Words { get; } = new();

    public OutputOptions Output { get; } = new(ReportFormats.OfFigures);

    public Option<string?> First { get; } = NewOption.Text("--a", "COL", "column of the first system of a battle");

    public Option<string?> Second { get; } = NewOption.Text("--b", "COL", "column of the second");

    public Option<string?> Design { get; } = NewOption.OneOf("--design", "D", Designs,
        $"how the labelled battles were chosen: {string.Join(" or ", Designs)} [needed unless all or none have a label]");

    public Option<string?> Model { get; } = NewOption.OneOf("--model", "M", Models,
        "bradley-terry: a tie counts half; davidson: ties have a weight of their own, from labels or verdicts alone [bradley-terry]");

    public Option<bool> Elo { get; } = NewOption.Switch("--elo", "intervals and differences in Elo points, 400 for odds of ten to one");

    public Option<bool> Pairs { get; } = NewOption.Switch("--pairs", "all differences, and how often one beats the other, too");

    /// <summary>How a file is read.</summary>
    public IReadOnlyList<Option> OfFiles =>
    [
        First, Second, Reading.Verdict, Reading.Label, Reading.Id, Reading.Cluster, Reading.Group, Reading.Where, Reading.Calibration,
        Reading.Missing, Reading.Path, Reading.Encoding, Reading.NoHeader, Reading.Delimiter, Reading.MaxBytes, Reading.MaxErrors,
    ];

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("What is asked", [Design, Model, Elo, Pairs, Study.Level]),
        new("Words", [Words.Win, Words.Tie, Words.Loss]),
        new("The file", OfFiles),
        new("Output", [Output.Format, Output.Output, Output.Force, Output.Annotate]),
    ];

    public Command Syntax()
    {
        var command = new Command("rank", "Systems on one scale, from battles in pairs.") { File };
        foreach (var option in Groups.SelectMany(group => group.Options)) command.Add(option);
        return command;
    }
}
