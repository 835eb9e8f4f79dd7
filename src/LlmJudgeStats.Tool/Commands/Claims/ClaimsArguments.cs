using LlmJudgeStats.Claims;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Claims;

/// <summary>What <c>judgestats claims</c> was asked.</summary>
internal sealed record ClaimsArguments : IReportArguments
{
    private const double DefaultBar = 0.8;

    public required FileEvidence File { get; init; }

    /// <summary>The judges of scores that are not described.</summary>
    public required JudgeBounds Assumed { get; init; }

    /// <summary>The same as it was written.</summary>
    public required string AssumedText { get; init; }

    public required double Bar { get; init; }

    public required double Level { get; init; }

    /// <summary>Whether the exit code says what became of the claims.</summary>
    public bool RequiresSupport { get; init; }

    /// <summary>Whether the ranks over all claims are asked for.</summary>
    public bool HasRanks { get; init; }

    public required OutputTarget Target { get; init; }

    public string? InputPath => File.InputPath;

    public static ClaimsArguments From(Given given, ClaimsOptions options)
    {
        var path = given.Text(options.File) ?? throw new UsageException(
            "no FILE: give a file of claims, a row for each (judgestats claims claims.csv); see judgestats claims --help");
        var format = options.Output.FormatOf(given);
        var file = FileParser.ParseValues(path, given, options.Reading, null, default);
        var judge = given.Text(options.Judge) ?? "1";
        return new()
        {
            File = file with { Options = file.Options with { TakesFingerprint = format.HasProvenance } },
            Assumed = Box(judge),
            AssumedText = judge,
            Bar = BarOf(given.Text(options.Bar)),
            Level = StudyArguments.Level(given, options.Study),
            RequiresSupport = given.Text(options.Require) is not null,
            HasRanks = given.Switch(options.Table),
            Target = options.Output.TargetOf(given),
        };
    }

    private static JudgeBounds Box(string text)
    {
        try
        {
            return ClaimReader.BoundsOf(text) is { } bounds
                ? JudgeBounds.Accuracy(bounds)
                : throw new UsageException($"--judge {text}: write an accuracy such as 0.9, a range 0.8..1, or counts 41/50");
        }
        catch (ArgumentException)
        {
            throw new UsageException($"--judge {text}: the worst of these judges is no better than chance; raise the lower end above 0.5");
        }
    }

    private static double BarOf(string? text)
    {
        if (text is null) return DefaultBar;
        var bar = Numbers.Rate(text, "--bar");
        return bar is > 0.5 and <= 1 ? bar : throw new UsageException($"--bar {text}: an accuracy above 0.5, at most 1, such as 0.8");
    }
}
