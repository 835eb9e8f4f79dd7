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

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("Sizes, from counts", Shared.FromCounts),
        new("Question and method", [Shared.Design, Shared.Method, Shared.Interval, Shared.Level, Shared.Prior, Shared.NoTruncation, Shared.Seed, Grid]),
        new("Output", [Shared.Format, Shared.Output, Shared.Force]),
    ];

    public Command Command()
    {
        var command = new Command("coverage", "How often an interval contains the pass rate, in studies of the size given.");
        foreach (var option in Groups.SelectMany(group => group.Options)) command.Add(option);
        return command;
    }
}
