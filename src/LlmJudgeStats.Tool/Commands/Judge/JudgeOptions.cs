using System.CommandLine;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>The options of <c>judgestats judge</c>.</summary>
internal sealed class JudgeOptions
{
    public JudgeOptions()
    {
        Reading.Verdict.HelpName = "COL[,COL]";
        Reading.Verdict.Description = "column of the judge's verdicts, or one for each of several judges [verdict]";
        Reading.Label.HelpName = "COL";
        Reading.Label.Description = "column of the human labels [label or truth]";
        Reading.Range.Description = "score: the smallest and the largest score that judge and people can give";
        Reading.Runs.Description = "rows of one id are runs of the judge: one value an item, their mean";
    }

    public static IReadOnlyList<string> Measures { get; } = [MeasureSyntax.Rate, "score", "preference", "class"];

    public Argument<string?> File { get; } =
        new("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "CSV, TSV, JSONL or JSON, also .gz; - is standard input" };

    public ReadingOptions Reading { get; } = new();

    public StudyOptions Study { get; } = new();

    public MeasureSyntax Words { get; } = new();

    public OutputOptions Output { get; } = new(ReportFormats.OfFigures);

    public Option<string?> Measure { get; } = NewOption.OneOf("--measure", "M", Measures,
        $"what verdicts and labels are: {string.Join(", ", Measures)} [{MeasureSyntax.Rate}]");

    public Option<string?> By { get; } = NewOption.Text("--by", "COL", "accuracy in each category of this column, too");

    public Option<string?> Weighting { get; } = NewOption.Text("--category-weights", "equal|all|FILE",
        "average over categories: every category alike, every item alike, or A=0.3,B=0.7, or a file with the columns category and weight");

    public Option<string?> Against { get; } =
        NewOption.Text("--against", "COL", "verdicts of another judge on the same rows: what changed from it to this one");

    public Option<string?> Iteration { get; } =
        NewOption.Text("--iteration", "COL", "rows of one id under several iterations: what changed, step by step");

    public Option<string?> Margin { get; } =
        NewOption.Text("--margin", "D", "with --iteration: a decrease from one to the next that does not count [0]");

    public Option<string?> Own { get; } = NewOption.Text("--own", "COL=V[,V]",
        "the judge's own answers (of a pair: the first-named is its own): is it more lenient there than elsewhere?");

    public Option<string[]> Covariates { get; } = NewOption.Texts("--covariate", "COL[,COL]",
        "numbers such as lengths (of a pair: first minus second): is it more lenient in the upper third than in the lower?");

    public Option<string[]> Only { get; } = NewOption.Texts("--only", "NAME[,NAME]",
        $"these sections: {string.Join(", ", JudgeSections.All)} [all whose columns are there]");

    /// <summary>How a file is read.</summary>
    public IReadOnlyList<Option> OfFiles =>
    [
        Reading.Verdict, Reading.Label, Reading.Group, Reading.Where, Reading.Calibration, Reading.Pass, Reading.Fail, Reading.Range,
        Reading.Missing, Reading.Path, Reading.Id, Reading.Cluster, Reading.Runs, Reading.Encoding, Reading.NoHeader, Reading.Delimiter,
        Reading.MaxBytes, Reading.MaxErrors,
    ];

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("What is asked",
        [
            Measure, By, Weighting, Words.Orders, Against, Iteration, Margin, Own, Covariates, Only, Study.Level,
        ]),
        new("Words", [Words.OrderWords, Words.OrdersIncomplete, Words.Win, Words.Tie, Words.Loss, Words.Classes]),
        new("The file", OfFiles),
        new("Output", [Output.Format, Output.Output, Output.Force, Output.Annotate]),
    ];

    public Command Syntax()
    {
        var command = new Command("judge", "How good a judge is, on items that people labelled.") { File };
        foreach (var option in Groups.SelectMany(group => group.Options)) command.Add(option);
        return command;
    }
}
