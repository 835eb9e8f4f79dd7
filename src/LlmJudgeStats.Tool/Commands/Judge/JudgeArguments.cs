using System.CommandLine;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>What <c>judgestats judge</c> was asked.</summary>
internal sealed record JudgeArguments : IReportArguments
{
    public required FileEvidence File { get; init; }

    /// <summary>How it is read: verdicts of further judges and the texts of further columns with each item.</summary>
    public required MeasureOptions Reading { get; init; }

    public required double Level { get; init; }

    /// <summary>What is asked beside the accuracy.</summary>
    public required JudgeQuestion Question { get; init; }

    public required OutputTarget Target { get; init; }

    public string? InputPath => File.InputPath;

    public MeasureKind Kind => Reading.Kind;

    public static JudgeArguments From(Given given, JudgeOptions options)
    {
        var path = given.Text(options.File) ?? throw new UsageException(
            "no FILE: give a file with verdicts and labels (judgestats judge judged.csv); see judgestats judge --help");
        var kind = KindOf(given.Text(options.Measure));
        var values = ReadingOf(given, options, kind);
        RefuseForeign(given, options, kind);
        var question = JudgeQuestion.From(given, options, kind);
        var judges = Verdicts(given, options);
        if (given.List(options.Evidence.Reading.Label).Count > 1)
            throw new UsageException("--label: a judge is measured on one label of each item; name one column");
        var format = options.Evidence.Output.FormatOf(given);
        var file = FileOf(path, given, options, question);
        var reading = file.Options with
        {
            VerdictColumn = judges.Length == 0 ? null : judges[0],
            Scale = null,
            TakesFingerprint = format.HasProvenance,
        };
        if (reading.VerdictWords is not null || reading.LabelWords is not null)
            throw new UsageException("--pass COL=WORD: here the words are those of both columns; write --pass W[,W] and --fail W[,W]");
        return new()
        {
            File = file,
            Question = question with { Judges = judges },
            Level = StudyArguments.Level(given, options.Evidence.Study),
            Reading = values with
            {
                Reading = reading,
                FurtherVerdictColumns = [.. judges.Skip(1), .. new[] { question.SecondLabel, question.Against }.OfType<string>()],
                TextColumns = question.TextColumns,
            },
            Target = options.Evidence.Output.TargetOf(given),
        };
    }

    private static FileEvidence FileOf(string path, Given given, JudgeOptions options, JudgeQuestion question)
    {
        if (question.Iteration is not null && given.Text(options.Evidence.Reading.Cluster) is not null)
            throw new UsageException("--iteration finds the rows of an item by its id (--id COL); leave out --cluster");
        return FileParser.ParseValues(path, given, options.Evidence.Reading, null, default);
    }

    private static string[] Verdicts(Given given, JudgeOptions options)
    {
        if (given.Text(options.Evidence.Reading.Verdict) is not { } text) return [];
        string[] judges = [.. text.Split(',').Select(name => name.Trim())];
        if (judges.Contains("")) throw new UsageException($"--verdict {text}: the name of a column is empty");
        return judges.Distinct(StringComparer.OrdinalIgnoreCase).Count() == judges.Length ? judges
            : throw new UsageException($"--verdict {text}: a column is named twice");
    }

    private static MeasureOptions ReadingOf(Given given, JudgeOptions options, MeasureKind kind)
    {
        var words = options.Evidence.Words;
        MeasureParser.RefuseOrdersWithoutColumn(given, words);
        var orders = given.List(words.OrderWords);
        if (orders.Count is not (0 or 2)) throw new UsageException("--order-words AB,BA: two words, one for each order");
        return new()
        {
            Kind = kind,
            Reading = new(),
            Range = MeasureNumbers.RangeOf(given.Text(options.Evidence.Reading.Range), kind),
            OrderColumn = given.Text(words.Orders),
            ShownFirst = orders.Count == 0 ? "ab" : orders[0],
            ShownSecond = orders.Count == 0 ? "ba" : orders[1],
            DropsIncompletePairs = MeasureParser.IsDrop(given.Text(words.OrdersIncomplete), "--orders-incomplete", "error"),
            WinWords = given.List(words.Win),
            TieWords = given.List(words.Tie),
            LossWords = given.List(words.Loss),
            Classes = given.List(words.Classes),
        };
    }

    private static MeasureKind KindOf(string? id) => id?.ToUpperInvariant() switch
    {
        null or "RATE" => MeasureKind.Rate,
        "SCORE" => MeasureKind.Score,
        "PREFERENCE" => MeasureKind.Preference,
        "CLASS" => MeasureKind.Class,
        _ => throw new UsageException($"--measure {id}: use {string.Join(", ", JudgeOptions.Measures)}; of several judges name the "
            + "columns (--verdict COL,COL)"),
    };

    // An option of another measure would be ignored without a word.
    private static void RefuseForeign(Given given, JudgeOptions options, MeasureKind kind)
    {
        var words = options.Evidence.Words;
        Option[] foreign =
        [
            .. kind is MeasureKind.Preference ? []
                : new Option[] { words.Orders, words.OrderWords, words.OrdersIncomplete, words.Win, words.Tie, words.Loss },
            .. kind is MeasureKind.Class ? [] : new[] { words.Classes },
            .. kind is MeasureKind.Rate ? [] : new[] { options.Evidence.Reading.Pass, options.Evidence.Reading.Fail },
        ];
        given.Refuse(foreign, $"not of --measure {MeasureSyntax.IdOf(kind)}; leave it out");
    }
}
