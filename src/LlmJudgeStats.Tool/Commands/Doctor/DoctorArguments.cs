using LlmJudgeStats.Tool.Commands.Files;

namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>What <c>judgestats doctor</c> was asked.</summary>
internal sealed record DoctorArguments : IReportArguments
{
    public required FileEvidence File { get; init; }

    /// <summary>The options that were given for the file, as they were written.</summary>
    public required IReadOnlyList<CommandOption> Given { get; init; }

    public required OutputTarget Target { get; init; }

    public string? InputPath => File.InputPath;

    public static DoctorArguments From(Given given, DoctorOptions options)
    {
        if (given.Text(options.File) is not { } path)
            throw new UsageException("no FILE to look at: judgestats doctor FILE (judgestats doctor --help)");
        if (path == "-") throw new UsageException("doctor reads a file twice, and standard input comes once: save it first");
        return new()
        {
            File = FileParser.Parse(path, given, options.Reading, design: null, stated: default, LabelKeyUse.Sought),
            Given =
            [
                .. options.Reading.All
                    .SelectMany(option => given.Written(option).Select(value => new CommandOption(option.Name, value))),
            ],
            Target = options.Output.TargetOf(given),
        };
    }
}
