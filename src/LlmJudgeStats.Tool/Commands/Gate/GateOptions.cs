using System.CommandLine;
using LlmJudgeStats.Tool.Commands.Estimate;

namespace LlmJudgeStats.Tool.Commands.Gate;

/// <summary>The options of <c>judgestats gate</c>: the evidence is that of <c>estimate</c>.</summary>
internal sealed class GateOptions : ICommandOptions
{
    public string Command => Evidence.Command;

    public string Summary => "Whether a pass rate keeps a threshold: pass, fail, or not decided.";

    public GateOptions() => Evidence.Study.Level.Description = "level of each one-sided limit, above 0.5 and below 1 [0.95]";

    public Argument<string?> File => Evidence.File;

    public EstimateOptions Evidence { get; } = new() { Command = "gate" };

    public Option<string?> AtLeast { get; } = NewOption.Text("--at-least", "T", "the pass rate is to be at least T, such as 0.85");

    public Option<string?> AtMost { get; } = NewOption.Text("--at-most", "T", "the pass rate is to be at most T, such as 0.05");

    public Option<string?> Chance { get; } =
        NewOption.Text("--chance", "Q", "how sure a larger study is to decide an open gate, in what it says is needed [0.8]");

    public Option<bool> Simultaneous { get; } =
        NewOption.Switch("--simultaneous", "the level holds for all groups together: each limit at 1 - (1 - level)/groups");

    public Option<bool> AllowInconclusive { get; } = NewOption.Switch("--allow-inconclusive", "an open gate ends with exit code 0");

    public IReadOnlyList<OptionGroup> Groups
    {
        get
        {
            var study = Evidence.Study;
            var output = Evidence.Output;
            return
            [
                new("The gate", [AtLeast, AtMost, study.Level, Chance, Simultaneous, AllowInconclusive]),
                new("Evidence from counts", study.Counts),
                new("Evidence from a file", Evidence.Reading.All),
                new("Evidence from a database", Evidence.Database.All),
                new("Values other than pass and fail", Evidence.Measure.All),
                new("Method",
                [
                    study.Design, study.Method, study.Interval, Evidence.CalibrateLevel, study.Prior, study.NoTruncation, study.Seed,
                ]),
                new("Output", [output.Format, output.Explain, output.Output, output.Force, Evidence.Execution, output.Annotate]),
            ];
        }
    }
}
