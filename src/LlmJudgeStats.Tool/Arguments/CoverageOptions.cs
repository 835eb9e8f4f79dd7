using System.CommandLine;

namespace LlmJudgeStats.Tool.Arguments;

/// <summary>The options of <c>judgestats coverage</c>: counts, question and output of <c>estimate</c>, and the grid.</summary>
internal sealed class CoverageOptions
{
    /// <summary>The options that it shares with <c>estimate</c>; a set of its own.</summary>
    public EstimateOptions Shared { get; } = new();

    public Option<string?> Grid { get; } = new("--grid")
    {
        HelpName = "coarse|fine",
        Description = "pass rates in steps of .05 or .01, and 36 or 144 judges [coarse]",
        Arity = ArgumentArity.ExactlyOne,
    };

    public Option<string?> At { get; } = new("--at")
    {
        HelpName = "R,SE,SP",
        Description = "one pass rate and judge instead of a grid: rate, sensitivity, specificity",
        Arity = ArgumentArity.ExactlyOne,
    };

    public Option<string?> Replications { get; } = new("--replications")
    {
        HelpName = "N",
        Description = "draw N studies at each point instead of enumerating all: for large designs",
        Arity = ArgumentArity.ExactlyOne,
    };

    public CoverageOptions() => Shared.Seed.Description = "seed of --replications, and of --interval bootstrap [1]";

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("Sizes, from counts", Shared.FromCounts),
        new("Question and method", [Shared.Design, Shared.Method, Shared.Interval, Shared.Level, Shared.Prior, Shared.NoTruncation, Grid, At, Replications, Shared.Seed]),
        new("Output", [Shared.Format, Shared.Output, Shared.Force]),
    ];

    public Command Command()
    {
        var command = new Command("coverage", "How often an interval contains the pass rate, in studies of the size given.");
        foreach (var option in Groups.SelectMany(group => group.Options)) command.Add(option);
        return command;
    }
}
