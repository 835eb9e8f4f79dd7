using System.CommandLine;
using LlmJudgeStats.Gates;
using LlmJudgeStats.Tool.Commands.Estimate;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Gate;

/// <summary>What <c>judgestats gate</c> was asked: what <c>estimate</c> would be, and the gate.</summary>
internal static class GateArguments
{
    private const string Threshold = "a threshold";

    public static EstimateArguments From(Given given, GateOptions options)
    {
        var study = options.Evidence.Study;
        var question = new GateQuestion
        {
            Gate = GateOf(given, options),
            Level = LevelOf(given, study),
            Chance = given.Text(options.Chance) is { } chance
                ? Numbers.Inside(chance, options.Chance.Name, "a chance")
                : GateNeeds.DefaultChance,
            IsSimultaneous = given.Switch(options.Simultaneous),
            AllowsInconclusive = given.Switch(options.AllowInconclusive),
            NamesMethod = given.Text(study.Method) is { } method && !method.Equals("auto", StringComparison.OrdinalIgnoreCase),
        };
        var evidence = EstimateArguments.From(given, options.Evidence);
        // It is the limits of the gate that are calibrated, not the interval of an estimate beside it.
        return evidence with { Gate = question with { Calibration = evidence.Calibration }, Calibration = null };
    }

    /// <summary>What is asked about values other than pass and fail.</summary>
    public static MeasureArguments Measured(Given given, GateOptions options)
    {
        var evidence = options.Evidence;
        var (least, most) = Thresholds(given, options);
        IReadOnlyList<Option> others = [.. evidence.OfPassRates, options.Chance, options.Simultaneous];
        var arguments = EstimateArguments.Measured(given, evidence, others);
        var (side, threshold) = least is null
            ? (GateSide.AtMost, MeasureNumbers.Number(most!, options.AtMost.Name))
            : (GateSide.AtLeast, MeasureNumbers.Number(least, options.AtLeast.Name));
        return arguments with { Gate = new(side, threshold, LevelOf(given, evidence.Study), given.Switch(options.AllowInconclusive)) };
    }

    private static double LevelOf(Given given, StudyOptions study) =>
        given.Text(study.Level) is { } level ? Numbers.OneSidedLevel(level) : IntervalEstimate.DefaultLevel;

    private static LlmJudgeStats.Gates.Gate GateOf(Given given, GateOptions options)
    {
        var (least, most) = Thresholds(given, options);
        return least is not null
            ? LlmJudgeStats.Gates.Gate.AtLeast(Numbers.Inside(least, options.AtLeast.Name, Threshold))
            : LlmJudgeStats.Gates.Gate.AtMost(Numbers.Inside(most!, options.AtMost.Name, Threshold));
    }

    private static (string? Least, string? Most) Thresholds(Given given, GateOptions options)
    {
        var least = given.Text(options.AtLeast);
        var most = given.Text(options.AtMost);
        if (least is not null && most is not null)
            throw new UsageException($"--at-least {least} and --at-most {most}: one gate has one threshold; run it twice for both");
        if (least is null && most is null)
            throw new UsageException("which threshold? Give --at-least T for a rate that is to be high (0.85), or --at-most T");
        return (least, most);
    }
}
