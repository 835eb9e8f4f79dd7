using System.CommandLine;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>The options of <c>judgestats judge</c>.</summary>
internal sealed class JudgeOptions : ICommandOptions
{
    public string Command => "judge";

    public string Summary => "How good a judge is, on items that people labelled.";

    public JudgeOptions()
    {
        var reading = Evidence.Reading;
        reading.Verdict.HelpName = "COL[,COL]";
        reading.Verdict.Description = "column of the judge's verdicts, or one for each of several judges [verdict]";
        reading.Label.HelpName = "COL";
        reading.Label.Description = "column of the human labels [label or truth]";
        reading.Range.Description = "score: the smallest and the largest score that judge and people can give";
        reading.Runs.Description = "rows of one id are runs of the judge: one value an item, their mean";
    }

    public static IReadOnlyList<string> Measures { get; } = [MeasureSyntax.Rate, "score", "preference", "class"];

    public ValueOptions Evidence { get; } = new();

    public Argument<string?> File => Evidence.File;

    public Option<string?> Measure { get; } = NewOption.OneOf("--measure", "M", Measures,
        $"what verdicts and labels are: {string.Join(", ", Measures)} [{MeasureSyntax.Rate}]");

    public Option<string?> By { get; } = NewOption.Text("--by", "COL", "accuracy in each category of this column, too");

    public Option<string?> Weighting { get; } = NewOption.Text("--category-weights", "equal|all|FILE",
        "average over categories: every category alike, every item alike, or A=0.3,B=0.7, or a file with the columns category and weight");

    public Option<string?> Target { get; } = NewOption.Text("--target-accuracy", "T",
        "with --confidence: from which confidence on is the judge shown to be right this often?");

    public Option<string?> SecondLabel { get; } =
        NewOption.Text("--second-label", "COL", "a second label of the same person: how much of what people repeat does the judge reach?");

    public Option<string?> Against { get; } =
        NewOption.Text("--against", "COL", "verdicts of another judge on the same rows: what changed from it to this one");

    public Option<string?> Iteration { get; } =
        NewOption.Text("--iteration", "COL", "rows of one id under several iterations: what changed, step by step");

    public Option<string?> Margin { get; } =
        NewOption.Text("--margin", "D", "with --iteration or --against: a decrease (of accuracy, or of J) that does not count [0]");

    public Option<string?> Own { get; } = NewOption.Text("--own", "COL=V[,V]",
        "the judge's own answers (of a pair: the first-named is its own): is it more lenient there than elsewhere?");

    public Option<string[]> Covariates { get; } = NewOption.Texts("--covariate", "COL[,COL]",
        "numbers such as lengths (of a pair: first minus second): is it more lenient in the upper third than in the lower?");

    public Option<string[]> Only { get; } = NewOption.Texts("--only", "NAME[,NAME]",
        $"these sections: {string.Join(", ", JudgeSections.All)} [all whose columns are there]");

    /// <summary>How a file is read.</summary>
    public IReadOnlyList<Option> OfFiles
    {
        get
        {
            var reading = Evidence.Reading;
            return
            [
                .. reading.OfTools,
                reading.Verdict, reading.Label, reading.Group, reading.Where, reading.Calibration, reading.Pass, reading.Fail,
                reading.Range, reading.Missing, reading.Path, reading.Id, reading.Cluster, reading.Runs, reading.Encoding,
                reading.NoHeader, reading.Delimiter, reading.MaxBytes, reading.MaxErrors,
            ];
        }
    }

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("What is asked",
        [
            Measure, By, Weighting, Evidence.Words.Orders, Evidence.Words.ConfidenceColumn, Evidence.Words.ConfidenceOf, Target,
            SecondLabel, Against, Iteration, Margin, Own, Covariates, Only, Evidence.Study.Level,
        ]),
        new("Words",
        [
            Evidence.Words.OrderWords, Evidence.Words.OrdersIncomplete, Evidence.Words.Win, Evidence.Words.Tie, Evidence.Words.Loss,
            Evidence.Words.Classes,
        ]),
        new("The file", OfFiles),
        Evidence.Output.Group,
    ];
}
