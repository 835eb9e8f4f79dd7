using LlmJudgeStats.Tool.Commands.Estimate;

namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>A command that was run before anybody was told of it.</summary>
internal sealed record Trial
{
    /// <summary>What it says; <see langword="null"/> where it is refused.</summary>
    public EstimateReport? Report { get; private init; }

    /// <summary>Why it is refused; none where it is not.</summary>
    public IReadOnlyList<Diagnostic> Refusals { get; private init; } = [];

    /// <summary>What the options do not go with; <see langword="null"/> where they do.</summary>
    public string? Misused { get; private init; }

    public static Trial Of(IReadOnlyList<string> words, ProgressLine progress)
    {
        var options = new EstimateOptions();
        try
        {
            var given = new Given(CommandParser.Line(options.Syntax(), [.. words.Skip(1)]));
            var report = EstimateRun.Report(EstimateArguments.From(given, options), () => Stream.Null, progress);
            return new() { Report = OptionNames.In(report) };
        }
        catch (JudgeDataException refused)
        {
            return new() { Refusals = [.. refused.Errors.GroupBy(error => error.Code).Select(same => Of(same.First()))] };
        }
        catch (UsageException refused)
        {
            return new() { Misused = refused.Message };
        }
    }

    private static Diagnostic Of(JudgeDataError error) =>
        new(error.Code, DiagnosticSeverity.Error, error.Message, OptionNames.In(error.Hint));
}
