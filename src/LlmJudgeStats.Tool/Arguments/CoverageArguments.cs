using System.CommandLine;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Tool.Estimation;

namespace LlmJudgeStats.Tool.Arguments;

/// <summary>What <c>judgestats coverage</c> was asked.</summary>
internal sealed record CoverageArguments
{
    private const int MostReplications = 100_000;

    public required CountedEvidence Counts { get; init; }

    public required MethodChoice Method { get; init; }

    public required double Level { get; init; }

    public required ParameterGrid Grid { get; init; }

    /// <summary>One point instead of the grid.</summary>
    public required ParameterGrid? At { get; init; }

    /// <summary>How many studies to draw at each point; <see langword="null"/> to enumerate.</summary>
    public required int? Replications { get; init; }

    public required ulong Seed { get; init; }

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
        var (grid, at, replications) = (given.Text(options.Grid), given.Text(options.At), given.Text(options.Replications));
        if (grid is not null && at is not null) throw new UsageException("--at is one point, --grid many; give one of them");
        return new()
        {
            Counts = CountsParser.Parse(given, shared, EstimateArguments.DesignOf(given.Text(shared.Design))),
            Method = EstimateArguments.MethodOf(given, shared, all: false, drawsStudies: replications is not null),
            Level = EstimateArguments.LevelOf(given, shared),
            Grid = GridOf(grid),
            At = at is null ? null : PointOf(at),
            Replications = replications is null ? null : (int)Numbers.AtLeastOne(replications, options.Replications.Name, MostReplications),
            Seed = EstimateArguments.SeedOf(given, shared) ?? 1,
            Format = EstimateArguments.FormatOf(given.Text(shared.Format)),
            Output = output,
            Force = force,
        };
    }

    private static ParameterGrid PointOf(string text)
    {
        var rates = text.Split(',').Select(part => part.Trim()).ToArray();
        return rates.Length == 3
            ? new() { Rates = [Numbers.Rate(rates[0], "--at")], Sensitivities = [Numbers.Rate(rates[1], "--at")], Specificities = [Numbers.Rate(rates[2], "--at")] }
            : throw new UsageException($"--at {text}: three rates, the pass rate and the judge's sensitivity and specificity, such as 0.7,0.9,0.8");
    }

    private static ParameterGrid GridOf(string? id) => id?.ToUpperInvariant() switch
    {
        null or "COARSE" => ParameterGrid.Coarse,
        "FINE" => ParameterGrid.Fine,
        _ => throw new UsageException($"--grid {id}: use coarse or fine"),
    };
}
