using System.Collections.Immutable;
using LlmJudgeStats.Audit;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Commands.Study;
using SelectionCheck = LlmJudgeStats.Audit.SelectionCheck;

namespace LlmJudgeStats.Tool.Commands.Audit;

/// <summary>What <c>judgestats audit</c> was asked.</summary>
internal sealed record AuditArguments : IReportArguments
{
    public required FileEvidence File { get; init; }

    /// <summary>How it is read.</summary>
    public required ScoreTableOptions Reading { get; init; }

    /// <summary>The checks, in their order.</summary>
    public required ImmutableArray<IAuditCheck> Checks { get; init; }

    /// <summary>How two benchmarks are compared; <see langword="null"/> where nobody asks.</summary>
    public CoDirectionCheck? Pairs { get; init; }

    /// <summary>Benchmarks that should measure the same; empty for all.</summary>
    public required IReadOnlyList<string> Same { get; init; }

    public double? Guessing { get; init; }

    public double Ceiling { get; init; } = 1;

    /// <summary>What is known of the judge; empty where nothing was said.</summary>
    public Calibration Judge { get; init; }

    public required double Level { get; init; }

    /// <summary>The word from which the exit code is not 0; <see langword="null"/> without one.</summary>
    public AuditVerdict? FailOn { get; init; }

    public bool ShowsAll { get; init; }

    public required OutputTarget Target { get; init; }

    public string? InputPath => File.InputPath;

    public static AuditArguments From(Given given, AuditOptions options)
    {
        var path = given.Text(options.File) ?? throw new UsageException(
            "no FILE: give a table of scores (judgestats audit scores.csv); see judgestats audit --help");
        if (given.List(options.Reading.Label).Count > 1) throw new UsageException("--label: a verdict has one label; name one column");
        if (given.Text(options.Text) is not null && given.Text(options.Hash) is not null)
            throw new UsageException("--text and --hash say the same twice; give one of them");
        var format = options.Output.FormatOf(given);
        var file = FileParser.ParseValues(path, given, options.Reading, null, default);
        var checks = ChecksOf(given, options);
        return new()
        {
            File = file,
            Reading = ReadingOf(given, options, file.Options with { TakesFingerprint = format.HasProvenance }),
            Checks = [.. checks.Where(check => check is not CoDirectionCheck)],
            Pairs = checks.OfType<CoDirectionCheck>().FirstOrDefault(),
            Same = given.List(options.Same),
            Guessing = given.Text(options.Guessing) is { } guessing ? Numbers.Inside(guessing, "--guessing", "a score of guessing") : null,
            Ceiling = CeilingOf(given.Text(options.Ceiling)),
            Judge = CountsParser.Judge(given, options.Study, CalibrationDesign.External).Calibration,
            Level = StudyArguments.Level(given, options.Study),
            FailOn = FailOnOf(given.Text(options.FailOn)),
            ShowsAll = given.Switch(options.All),
            Target = options.Output.TargetOf(given),
        };
    }

    private static ScoreTableOptions ReadingOf(Given given, AuditOptions options, JudgmentReaderOptions reading) =>
        LibraryRefusal.AsUsage(() => new ScoreTableOptions
        {
            Reading = reading,
            SystemColumn = given.Text(options.By),
            ScoreColumn = given.Text(options.Score),
            RunColumn = given.Text(options.Run),
            StepColumn = given.Text(options.Step),
            SplitColumn = given.Text(options.SplitColumn),
            BenchmarkColumn = given.Text(options.Benchmark),
            PositionColumn = given.Text(options.Position),
            TextColumn = given.Text(options.Text),
            HashColumn = given.Text(options.Hash),
            Range = given.Text(options.Reading.Range) is { } range ? MeasureNumbers.RangeOf(range, MeasureKind.Score) : null,
            Splits = given.List(options.Split),
            IsRandomSplit = given.Switch(options.RandomSplit),
            Until = given.Text(options.Until) is { } until ? MeasureNumbers.Number(until, "--until") : null,
        });

    private static ImmutableArray<IAuditCheck> ChecksOf(Given given, AuditOptions options)
    {
        var only = Known(given.List(options.Check), "--check");
        var skipped = Known(given.List(options.Skip), "--skip");
        if (only.Count > 0 && skipped.Count > 0) throw new UsageException("--check names what is asked, and --skip the rest; give one");
        var growth = given.Text(options.Autocorrelation) is { } phi ? new MonotonicityCheck { Autocorrelation = PhiOf(phi) }
            : MonotonicityCheck.Default;
        return
        [
            .. AuditChecks.All.Where(check => only.Count == 0 ? !skipped.Contains(check.Method.Id) : only.Contains(check.Method.Id))
                .Select(IAuditCheck (check) => check switch
                {
                    MonotonicityCheck => growth,
                    SelectionCheck selection => selection with { Growth = growth },
                    RankingCheck ranking => ranking with { Seed = StudyArguments.Seed(given, options.Study) ?? ranking.Seed },
                    CoDirectionCheck pairs when given.Text(options.Floor) is { } floor =>
                        pairs with { Floor = Numbers.Inside(floor, "--floor", "an agreement") },
                    _ => check,
                }),
        ];
    }

    private static IReadOnlyList<string> Known(IReadOnlyList<string> ids, string option)
    {
        foreach (var id in ids)
        {
            if (AuditChecks.Find(id) is null)
                throw new UsageException($"{option} {id}: no such check; use {string.Join(", ", AuditOptions.Checks)}");
        }
        return ids;
    }

    private static double PhiOf(string text) => MeasureNumbers.Number(text, "--autocorrelation") is >= 0 and < 1 and var phi ? phi
        : throw new UsageException($"--autocorrelation {text}: from 0 to below 1, such as 0.5");

    private static double CeilingOf(string? text) => text switch
    {
        null => 1,
        _ when MeasureNumbers.Number(text, "--ceiling") == 1 => 1,
        _ => Numbers.Inside(text, "--ceiling", "a highest score"),
    };

    private static AuditVerdict? FailOnOf(string? word) => word?.ToUpperInvariant() switch
    {
        null => null,
        "UNSOUND" => AuditVerdict.Unsound,
        "DOUBTFUL" => AuditVerdict.Doubtful,
        _ => throw new UsageException($"--fail-on {word}: use {string.Join(" or ", AuditOptions.FailOns)}"),
    };
}
