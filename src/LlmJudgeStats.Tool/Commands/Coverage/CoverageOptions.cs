using System.CommandLine;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary>The options of <c>judgestats coverage</c>: counts, question and output as elsewhere, and the grid.</summary>
internal sealed class CoverageOptions : ICommandOptions
{
    public string Command => "coverage";

    public string Summary => "How often an interval contains the pass rate, in studies of the size given.";

    public Argument<string?>? File => null;

    public StudyOptions Study { get; } = new();

    public OutputOptions Output { get; } = new(ReportFormats.OfFigures);

    public Option<string?> Grid { get; } =
        NewOption.OneOf("--grid", "coarse|fine", ["coarse", "fine"], "pass rates in steps of .05 or .01, and 36 or 144 judges [coarse]");

    public Option<string?> At { get; } =
        NewOption.Text("--at", "R,SE,SP", "one pass rate and judge instead of a grid: rate, sensitivity, specificity");

    public Option<string?> Replications { get; } =
        NewOption.Text("--replications", "N", "draw N studies at each point instead of enumerating all: for large designs");

    public CoverageOptions() => Study.Seed.Description = "seed of --replications, and of --interval bootstrap [1]";

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("Sizes, from counts", Study.Counts),
        new("Question and method",
        [
            Study.Design, Study.Method, Study.Interval, Study.Level, Study.Prior, Study.NoTruncation,
            Grid, At, Replications, Study.Seed,
        ]),
        Output.Group,
    ];
}
