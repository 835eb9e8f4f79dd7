using LlmJudgeStats.Comparison;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>What <c>judgestats compare</c> was asked, checked as far as that is possible without reading the file.</summary>
internal sealed record CompareArguments : IReportArguments
{
    /// <summary>Counts from the command line; <see langword="null"/> when there is a file.</summary>
    public required CountedSystems? Counts { get; init; }

    /// <summary>The file; <see langword="null"/> when there are counts.</summary>
    public required FileEvidence? File { get; init; }

    /// <summary>Which systems of the file; <see langword="null"/> when there are counts.</summary>
    public required SystemChoice? Systems { get; init; }

    /// <summary>One calibration for all, from counts or rates on the command line; empty without.</summary>
    public required CountedEvidence Judge { get; init; }

    public required CalibrationDesign Design { get; init; }

    /// <summary>Whether all systems share the labels of all.</summary>
    public required bool IsShared { get; init; }

    public required ComparisonQuestion Question { get; init; }

    public required DifferenceEstimator Estimator { get; init; }

    public required RequiredWord? Require { get; init; }

    public required OutputTarget Target { get; init; }

    public string? InputPath => File?.InputPath;

    public static CompareArguments From(Given given, CompareOptions options)
    {
        var file = given.Text(options.File);
        var design = StudyArguments.Design(given, options.Study);
        CheckEvidence(given, options, file);
        WeightCheck.Of(given, options.Reading, design);
        var question = QuestionOf(given, options);
        if (given.List(options.Primary).Count > 0 && question.Correction != MultiplicityCorrection.Holm)
        {
            throw new UsageException($"--primary and --correction {given.Text(options.Correction)}: criteria that come first go with holm "
                + "only; leave out one of them");
        }
        var estimator = EstimatorOf(given.Text(options.Interval));
        var isOwn = file is null
            ? given.Names([.. options.CellsOfA]).Count > 0
            : CountsParser.Judge(given, options.Study, design).Calibration.IsEmpty;
        if (estimator.Interval != DifferenceInterval.Default && isOwn && !given.Switch(options.Shared))
        {
            throw new UsageException($"--interval {given.Text(options.Interval)} is for one calibration: add --shared-calibration, or "
                + "leave it out");
        }
        var require = RequireOf(given, options);
        return new()
        {
            Counts = file is null ? CountedSystems.Parse(given, options) : null,
            File = file is null ? null : FileOf(file, given, options, design),
            Systems = file is null ? null : SystemChoice.Parse(given, options),
            Judge = CountsParser.Judge(given, options.Study, design),
            Design = design,
            IsShared = given.Switch(options.Shared),
            Question = question,
            Estimator = estimator,
            Require = require,
            Target = options.Output.TargetOf(given),
        };
    }

    private static FileEvidence FileOf(string path, Given given, CompareOptions options, CalibrationDesign design)
    {
        var file = FileParser.Parse(
            path, given, options.Reading, given.Text(options.Study.Design) is null ? null : design, stated: default);
        var pair = given.Text(options.Pair);
        if (pair is "") throw new UsageException("--pair needs the name of a column");
        string[] further =
        [
            .. SystemChoice.CriterionOf(given, options) is { } criterion ? [criterion] : Array.Empty<string>(), given.Text(options.By)!,
        ];
        foreach (var column in further)
        {
            if (!file.Options.GroupColumns.Contains(column, StringComparer.OrdinalIgnoreCase)) continue;
            throw new UsageException($"--group {column}: that column names systems or criteria already; leave it out of --group");
        }
        return file with
        {
            Options = file.Options with
            {
                GroupColumns = [.. file.Options.GroupColumns, .. further],
                PairColumn = pair,
                // A calibration from elsewhere: labels of the file are hidden, and every judged row is a test item.
                ReadsLabels = given.Names([options.Study.TruePositive, options.Study.Sensitivity, options.Study.Accuracy]).Count == 0,
            },
        };
    }

    private static void CheckEvidence(Given given, CompareOptions options, string? file)
    {
        if (file is not null)
        {
            given.Refuse(options.Tallies, $"counts and a FILE cannot be mixed; leave out '{file}', or the counts");
            if (given.Text(options.By) is null or "")
                throw new UsageException("--by COL is missing: the column that names the systems (judgestats compare FILE --by version)");
            return;
        }
        given.Refuse(options.OfFile, "only with a FILE, and there is none (judgestats compare FILE --by COL ...)");
        if (given.Names(options.Tallies).Count > 0) return;
        throw new UsageException("no evidence: give a FILE (judgestats compare results.csv --by version) or counts (judgestats compare "
            + "--a-passed 255 --a-total 300 --b-passed 228 --b-total 300 --tp ...); see judgestats compare --help");
    }

    private static ComparisonQuestion QuestionOf(Given given, CompareOptions options) => new()
    {
        Level = StudyArguments.Level(given, options.Study),
        Margin = given.Text(options.Margin) is { } margin ? Numbers.Inside(margin, "--margin", "a margin") : null,
        Chance = given.Text(options.Chance) is { } chance ? Numbers.Inside(chance, "--chance", "a chance") : 0.8,
        Correction = CorrectionOf(given, options),
    };

    /// <summary>What is done about several comparisons.</summary>
    public static MultiplicityCorrection CorrectionOf(Given given, CompareOptions options) =>
        given.Text(options.Correction)?.ToUpperInvariant() switch
        {
            null or "HOLM" => MultiplicityCorrection.Holm,
            "BH" => MultiplicityCorrection.BenjaminiHochberg,
            "NONE" => MultiplicityCorrection.None,
            _ => throw new UsageException($"--correction {given.Text(options.Correction)}: use holm, bh or none"),
        };

    /// <summary>What is to be shown of every pair; <see langword="null"/> where nothing is.</summary>
    public static RequiredWord? RequireOf(Given given, CompareOptions options)
    {
        if (given.Text(options.Require) is not { } text) return null;
        RequiredWord word = text.ToUpperInvariant() switch
        {
            "BETTER" => RequiredWord.Better,
            "NON-INFERIOR" => RequiredWord.NonInferior,
            "EQUIVALENT" => RequiredWord.Equivalent,
            _ => throw new UsageException($"--require {text}: use better, non-inferior or equivalent"),
        };
        if (word != RequiredWord.Better && given.Text(options.Margin) is null)
            throw new UsageException($"--require {text} needs --margin M: a difference that would not matter, such as 0.05");
        return word;
    }

    private static DifferenceEstimator EstimatorOf(string? interval)
    {
        if (interval is null) return DifferenceEstimator.Default;
        return ById.Find(CompareOptions.Intervals, known => known.Id, interval) is { } found ? new() { Interval = found.Interval }
            : throw new UsageException($"--interval {interval}: no such interval; a difference goes with "
                + string.Join(", ", CompareOptions.Intervals.Select(known => known.Id)));
    }
}
