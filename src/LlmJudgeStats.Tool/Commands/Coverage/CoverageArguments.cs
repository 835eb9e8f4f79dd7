using LlmJudgeStats.Coverage;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary>What <c>judgestats coverage</c> was asked.</summary>
internal sealed record CoverageArguments : IReportArguments
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

    public required OutputTarget Target { get; init; }

    public string? InputPath => null;

    public static CoverageArguments From(Given given, CoverageOptions options)
    {
        var study = options.Study;
        if (given.Names(study.Counts).Count == 0)
        {
            throw new UsageException("no sizes: give the counts of your study, as for estimate "
                + "(judgestats coverage --passed 36 --total 50 --tp 9 --fn 1 --fp 2 --tn 8); see judgestats coverage --help");
        }
        var target = options.Output.TargetOf(given);
        var grid = given.Text(options.Grid);
        var at = given.Text(options.At);
        var replications = given.Text(options.Replications);
        if (grid is not null && at is not null) throw new UsageException("--at is one point, --grid many; give one of them");
        return new()
        {
            Counts = CountsParser.Parse(given, study, StudyArguments.Design(given, study)),
            Method = StudyArguments.Method(given, study, replications is null ? MethodUse.EnumeratedStudies : MethodUse.DrawnStudies),
            Level = StudyArguments.Level(given, study),
            Grid = GridOf(grid),
            At = at is null ? null : PointOf(at),
            Replications = replications is null ? null : (int)Numbers.AtLeastOne(replications, options.Replications.Name, MostReplications),
            Seed = StudyArguments.Seed(given, study) ?? 1,
            Target = target,
        };
    }

    private static ParameterGrid PointOf(string text)
    {
        if (text.Split(',', StringSplitOptions.TrimEntries) is not [var rate, var sensitivity, var specificity])
        {
            throw new UsageException(
                $"--at {text}: three rates, the pass rate and the judge's sensitivity and specificity, such as 0.7,0.9,0.8");
        }
        return new()
        {
            Rates = [Numbers.Rate(rate, "--at")],
            Sensitivities = [Numbers.Rate(sensitivity, "--at")],
            Specificities = [Numbers.Rate(specificity, "--at")],
        };
    }

    private static ParameterGrid GridOf(string? id) => id?.ToUpperInvariant() switch
    {
        null or "COARSE" => ParameterGrid.Coarse,
        "FINE" => ParameterGrid.Fine,
        _ => throw new UsageException($"--grid {id}: use coarse or fine"),
    };
}
