using LlmJudgeStats.Strengths;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Rank;

/// <summary>What <c>judgestats rank</c> was asked.</summary>
internal sealed record RankArguments : IReportArguments
{
    public required FileEvidence File { get; init; }

    /// <summary>How it is read: the names of both systems with each battle.</summary>
    public required MeasureOptions Reading { get; init; }

    /// <summary>How the labelled battles were chosen; <see langword="null"/> where nobody said so.</summary>
    public CalibrationDesign? Design { get; init; }

    /// <summary>Whether ties have a weight of their own.</summary>
    public bool HasTies { get; init; }

    public bool IsInElo { get; init; }

    public bool HasPairs { get; init; }

    public required double Level { get; init; }

    public required OutputTarget Target { get; init; }

    public string? InputPath => File.InputPath;

    public static RankArguments From(Given given, RankOptions options)
    {
        var path = given.Text(options.File) ?? throw new UsageException(
            "no FILE: give a file of battles (judgestats rank battles.csv --a COL --b COL); see judgestats rank --help");
        var systems = Systems(given, options);
        if (given.List(options.Evidence.Reading.Label).Count > 1)
            throw new UsageException("--label: a battle has one label; name one column");
        var format = options.Evidence.Output.FormatOf(given);
        var file = FileParser.ParseValues(path, given, options.Evidence.Reading, null, default);
        return new()
        {
            File = file,
            Reading = new()
            {
                Kind = MeasureKind.Preference,
                Reading = file.Options with { TakesFingerprint = format.HasProvenance },
                SystemColumns = systems,
                WinWords = given.List(options.Evidence.Words.Win),
                TieWords = given.List(options.Evidence.Words.Tie),
                LossWords = given.List(options.Evidence.Words.Loss),
            },
            Design = DesignOf(given.Text(options.Design)),
            HasTies = IsDavidson(given.Text(options.Model)),
            IsInElo = given.Switch(options.Elo),
            HasPairs = given.Switch(options.Pairs),
            Level = StudyArguments.Level(given, options.Evidence.Study),
            Target = options.Evidence.Output.TargetOf(given),
        };
    }

    private static string[] Systems(Given given, RankOptions options)
    {
        if (given.Text(options.First) is not { Length: > 0 } first || given.Text(options.Second) is not { Length: > 0 } second)
            throw new UsageException("a battle is between two systems: name the columns that hold them (--a COL --b COL)");
        return first != second ? [first, second]
            : throw new UsageException($"--a {first} --b {second}: the two systems stand in two columns");
    }

    private static CalibrationDesign? DesignOf(string? id) => id?.ToUpperInvariant() switch
    {
        null => null,
        "RANDOM" => CalibrationDesign.Random,
        "BY-VERDICT" => CalibrationDesign.ByVerdict,
        "EXTERNAL" or "BY-LABEL" => throw new UsageException($"--design {id}: labels of other battles, or chosen by what people said, "
            + "say nothing about these systems; label some of these very battles (--design random or by-verdict)"),
        _ => throw new UsageException($"--design {id}: no such design; use {string.Join(" or ", RankOptions.Designs)}"),
    };

    private static bool IsDavidson(string? id)
    {
        if (id is null || Same(id, BradleyTerryEstimator.Default)) return false;
        return Same(id, DavidsonEstimator.Default) ? true
            : throw new UsageException($"--model {id}: no such model; use {string.Join(" or ", RankOptions.Models)}");
    }

    private static bool Same(string id, IEstimator<BattleStudy, StrengthBoard> estimator) =>
        id.Equals(estimator.Method.Id, StringComparison.OrdinalIgnoreCase);
}
