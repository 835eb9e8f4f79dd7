using System.CommandLine;
using LlmJudgeStats.Simulation;
using LlmJudgeStats.Tool.Estimation;

namespace LlmJudgeStats.Tool.Arguments;

/// <summary>What <c>judgestats coverage</c> was asked.</summary>
internal sealed record CoverageArguments
{
    public required CountedEvidence Counts { get; init; }

    public required MethodChoice Method { get; init; }

    public required double Level { get; init; }

    public required ParameterGrid Grid { get; init; }

    public required ReportFormat Format { get; init; }

    public required string? Output { get; init; }

    public required bool Force { get; init; }

    public static CoverageArguments From(ParseResult line, CoverageOptions options)
    {
        var (given, shared) = (new Given(line), options.Shared);
        if (given.Names(shared.FromCounts).Count == 0)
        {
            throw new UsageException("no sizes: give the counts of your study, as for estimate "
                + "(judgestats coverage --passed 36 --total 50 --tp 9 --fn 1 --fp 2 --tn 8); see judgestats coverage --help");
        }
        var (output, force) = EstimateArguments.OutputOf(given, shared);
        return new()
        {
            Counts = CountsParser.Parse(given, shared, EstimateArguments.DesignOf(given.Text(shared.Design))),
            Method = EstimateArguments.MethodOf(given, shared, all: false),
            Level = EstimateArguments.LevelOf(given, shared),
            Grid = GridOf(given.Text(options.Grid)),
            Format = EstimateArguments.FormatOf(given.Text(shared.Format)),
            Output = output,
            Force = force,
        };
    }

    private static ParameterGrid GridOf(string? id) => id?.ToUpperInvariant() switch
    {
        null or "COARSE" => ParameterGrid.Coarse,
        "FINE" => ParameterGrid.Fine,
        _ => throw new UsageException($"--grid {id}: use coarse or fine"),
    };
}
