using System.CommandLine;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary>The options of <c>judgestats coverage</c>: counts, question and output as elsewhere, and the grid.</summary>
internal sealed class CoverageOptions : ICommandOptions
{
    public string Command => "coverage";

    public string Summary => "How often an interval contains the truth, in studies of the size given.";

    public Argument<string?>? File => null;

    public StudyOptions Study { get; } = new();

    public OutputOptions Output { get; } = new(ReportFormats.OfFigures);

    /// <summary>Values other than pass and fail; of the options of files there is the range of scores.</summary>
    public MeasureSyntax Measure { get; } = new();

    public ReadingOptions Reading { get; } = new();

    public Option<string?> Truth { get; } = NewOption.Text("--truth", "\"P,P; P,P\"",
        "instead of --table: the true share of each value among the items of each row, with a sum of 1");

    public Option<string[]> Shares { get; } =
        NewOption.Texts("--shares", "W[,W]", "with --truth: the true share of each row among all items, with a sum of 1");

    public Option<string[]> Labels { get; } = NewOption.Texts("--labels", "M[,M]",
        "how many labels: one number at random, one for each row with by-verdict and --stratum-weights [those of --table]");

    public Option<string?> Items { get; } = NewOption.Text("--items", "N", "how many items without a label beside them [--unlabelled]");

    public Option<string?> Grid { get; } =
        NewOption.OneOf("--grid", "coarse|fine", ["coarse", "fine"],
            "pass rates in steps of .05 or .01, and 36 or 144 judges; of a mean 21 or 101 means [coarse]");

    public Option<string?> At { get; } =
        NewOption.Text("--at", "R,SE,SP", "one pass rate and judge instead of a grid: rate, sensitivity, specificity; one mean");

    public Option<string?> Replications { get; } =
        NewOption.Text("--replications", "N", "draw N studies at each point instead of enumerating all: for large designs");

    public CoverageOptions() => Study.Seed.Description = "seed of --replications, and of --interval bootstrap [1]";

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("Sizes, from counts", Study.Counts),
        new("Sizes and truth, of values other than pass and fail", [.. OfMeans, Reading.Range]),
        new("Question and method",
        [
            Study.Design, Study.Method, Study.Interval, Study.Level, Study.Prior, Study.NoTruncation,
            Grid, At, Replications, Study.Seed,
        ]),
        Output.Group,
    ];

    /// <summary>What only a mean has, but for the range of scores.</summary>
    public IReadOnlyList<Option> OfMeans =>
    [
        Measure.Measure, Measure.Table, Measure.Values, Measure.Unlabelled, Measure.StratumWeights, Measure.Classes, Measure.Each,
        Truth, Shares, Labels, Items,
    ];
}
