using System.CommandLine;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary>The options of <c>judgestats estimate</c>.</summary>
internal sealed class EstimateOptions : ICommandOptions
{
    public string Summary => "The pass rate behind a judge's verdicts, corrected for the judge's errors.";

    /// <summary>The command that has them, for messages.</summary>
    public string Command { get; init; } = "estimate";

    public Argument<string?> File { get; } = NewOption.File("- is standard input");

    public StudyOptions Study { get; } = new();

    public ReadingOptions Reading { get; } = new();

    public DatabaseOptions Database { get; } = new();

    public MeasureSyntax Measure { get; } = new();

    public OutputOptions Output { get; init; } = new(ReportFormats.OfRates);

    public Option<string?> Execution { get; } =
        NewOption.Text("--execution", "NAME", $"the execution that --format meai writes [{ExecutionName.Default}]");

    public Option<string?> Target { get; } = NewOption.OneOf("--target", "T", TargetParser.Targets,
        $"{TargetParser.Ids}: the rate of all items like these, or of exactly those that were judged [population]");

    public Option<bool> CalibrateLevel { get; } = NewOption.Switch("--calibrate-level",
        "the smallest nominal level at which studies of this size cover at --level, by exact enumeration");

    public Option<bool> All { get; } =
        NewOption.Switch("--all", "every estimator that is valid for the design; says which are not and why");

    public IReadOnlyList<OptionGroup> Groups =>
    [
        new("Evidence from counts", Study.Counts),
        new("Evidence from a file", Reading.All),
        new("Evidence from a database", Database.All),
        new("Values other than pass and fail", Measure.All),
        new("Question and method",
            [
                Study.Design, Study.Method, Study.Interval, Study.Level, CalibrateLevel, Target, All, Study.Prior, Study.NoTruncation,
                Study.Seed,
            ]),
        new("Output", [Output.Format, Output.Explain, Output.Output, Output.Force, Execution, Output.Annotate]),
    ];

    /// <summary>What only a pass rate has.</summary>
    public IReadOnlyList<Option> OfPassRates =>
    [
        .. Study.Counts, .. Database.All, Study.Prior, Study.NoTruncation, Study.Seed, CalibrateLevel, Target, All, Execution,
        .. Reading.OfPassRates,
    ];
}
