using System.CommandLine;
using LlmJudgeStats.Gates;
using LlmJudgeStats.Monitoring;
using LlmJudgeStats.Scores;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Measure;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Monitor;

/// <summary>What <c>judgestats monitor</c> was asked.</summary>
internal sealed record MonitorArguments : IReportArguments
{
    private const int UsualStep = 10;
    private const long MostLabels = 1_000_000_000;

    public required FileEvidence File { get; init; }

    /// <summary>How it is read, without the columns whose text is kept.</summary>
    public required MeasureOptions Reading { get; init; }

    public required string Sequence { get; init; }

    /// <summary>The column of the judge's name; <see langword="null"/>: one judge.</summary>
    public string? Judge { get; init; }

    public required MonitorPlan Plan { get; init; }

    public int Every { get; init; }

    /// <summary>The bands of the judge's scores; <see langword="null"/> of other measures.</summary>
    public ScoreBands? Bands { get; init; }

    /// <summary>The file of anchors; <see langword="null"/> without one.</summary>
    public string? Anchors { get; init; }

    /// <summary>Its column of the baseline run.</summary>
    public string Baseline { get; init; } = "";

    public required OutputTarget Target { get; init; }

    public string? InputPath => File.InputPath;

    public MeasureKind Kind => Reading.Kind;

    public static MonitorArguments From(Given given, MonitorOptions options)
    {
        var evidence = options.Evidence;
        var path = given.Text(options.File) ?? throw new UsageException("no FILE: give a file of judgments (judgestats monitor judged.csv "
            + "--sequence date --planned-labels 200); see judgestats monitor --help");
        var kind = KindOf(given.Text(options.Measure));
        RefuseForeign(given, options, kind);
        if (given.List(evidence.Reading.Label).Count > 1)
            throw new UsageException("--label: an item of a monitor has one label; name one column");
        var format = evidence.Output.FormatOf(given);
        var file = FileParser.ParseValues(path, given, evidence.Reading, null, default);
        return new()
        {
            File = file,
            Reading = new()
            {
                Kind = kind,
                Reading = file.Options with { Scale = null, TakesFingerprint = format.HasProvenance },
                Range = MeasureNumbers.RangeOf(given.Text(evidence.Reading.Range), kind),
                WinWords = given.List(evidence.Words.Win),
                TieWords = given.List(evidence.Words.Tie),
                LossWords = given.List(evidence.Words.Loss),
            },
            Sequence = given.Text(options.Sequence) is { Length: > 0 } column ? column : throw new UsageException(
                "looks need an order: name the column that has it (--sequence COL: a date, a week, a number)"),
            Judge = given.Text(options.Judge),
            Plan = PlanOf(given, options, kind),
            Every = given.Text(options.Every) is { } every ? (int)Numbers.AtLeastOne(every, "--every", int.MaxValue) : UsualStep,
            Bands = BandsOf(given, options, kind),
            Anchors = AnchorsOf(given, options, kind),
            Baseline = given.Text(options.Baseline) ?? "",
            Target = evidence.Output.TargetOf(given),
        };
    }

    private static MonitorPlan PlanOf(Given given, MonitorOptions options, MeasureKind kind)
    {
        var planned = given.Text(options.Planned) ?? throw new UsageException(
            "the interval of all looks is made for a number of labels: say how many are planned (--planned-labels M); it is no limit");
        var interval = IntervalOf(given.Text(options.Interval));
        if (interval is AnytimeInterval.MixtureProfile && kind is not MeasureKind.Rate)
            throw new UsageException("--interval mixture-profile: of a pass rate only; leave it out");
        return new()
        {
            PlannedLabels = Numbers.AtLeastOne(planned, "--planned-labels", MostLabels),
            Level = StudyArguments.Level(given, options.Evidence.Study),
            Design = DesignOf(given.Text(options.Design)),
            Interval = interval,
            Alarm = AlarmOf(given, options, kind),
        };
    }

    private static SystemAlarm? AlarmOf(Given given, MonitorOptions options, MeasureKind kind)
    {
        var side = SideOf(given.Text(options.Side));
        if (given.Text(options.Threshold) is not { } text)
        {
            return side is null ? null
                : throw new UsageException($"--side {given.Text(options.Side)}: of which mean? add --threshold T");
        }
        var range = MeasureNumbers.RangeOf(given.Text(options.Evidence.Reading.Range), kind);
        var threshold = MeasureNumbers.Number(text, "--threshold");
        if (range.Contains(threshold)) return new() { Threshold = threshold, Side = side ?? GateSide.AtLeast };
        throw new UsageException(Invariant($"--threshold {text}: a mean of these values lies from {range.Lower} to {range.Upper}"));
    }

    private static string? AnchorsOf(Given given, MonitorOptions options, MeasureKind kind)
    {
        var path = given.Text(options.Anchors);
        var hasBaseline = given.Text(options.Baseline) is { Length: > 0 };
        if (path is null)
            return hasBaseline ? throw new UsageException("--baseline is a column of the anchors: add --anchors FILE") : null;
        if (path is "-" or "") throw new UsageException("--anchors: give a file; standard input can be FILE only");
        if (!hasBaseline)
        {
            throw new UsageException("--anchors needs --baseline COL: what the judge said of the same anchors in the baseline run, which "
                + "later runs are compared with");
        }
        return kind is not MeasureKind.Score ? path
            : throw new UsageException("--anchors with --measure score: whether a score is right is no question of yes or no; in a "
                + "program, AnchorAlarm.OfScores tests whether scores have moved");
    }

    private static ScoreBands? BandsOf(Given given, MonitorOptions options, MeasureKind kind)
    {
        if (kind is not MeasureKind.Score) return null;
        double[] edges = [.. MeasureNumbers.Of(given, options.Evidence.Words.Bands)];
        if (edges.Length == 0)
        {
            throw new UsageException("--measure score: bands of the judge's score are fixed before the first label; add --bands E[,E], the "
                + "largest score of every band but the last");
        }
        return LibraryRefusal.AsUsage(() => ScoreBands.Of(edges), about: "--bands");
    }

    private static void RefuseForeign(Given given, MonitorOptions options, MeasureKind kind)
    {
        var words = options.Evidence.Words;
        Option[] foreign =
        [
            .. kind is MeasureKind.Preference ? [] : new[] { words.Win, words.Tie, words.Loss },
            .. kind is MeasureKind.Score ? [] : new[] { words.Bands },
            .. kind is MeasureKind.Rate ? [] : new[] { options.Evidence.Reading.Pass, options.Evidence.Reading.Fail },
        ];
        given.Refuse(foreign, $"not of --measure {MeasureSyntax.IdOf(kind)}; leave it out");
    }

    private static MeasureKind KindOf(string? id) => id?.ToUpperInvariant() switch
    {
        null or "RATE" => MeasureKind.Rate,
        "SCORE" => MeasureKind.Score,
        "PREFERENCE" => MeasureKind.Preference,
        "CLASS" => throw new UsageException("--measure class: one share is watched at a time; as a pass rate with --pass CLASS"),
        _ => throw new UsageException($"--measure {id}: use {string.Join(", ", MonitorOptions.Measures)}"),
    };

    private static CalibrationDesign DesignOf(string? id) => id?.ToUpperInvariant() switch
    {
        null or "RANDOM" => CalibrationDesign.Random,
        "BY-VERDICT" => CalibrationDesign.ByVerdict,
        _ => throw new UsageException($"--design {id}: a monitor needs labels of the items themselves: random (a sample of what was judged "
            + "so far) or by-verdict (so many of each verdict)"),
    };

    private static GateSide? SideOf(string? id) => id is null ? null : ById.Find<GateSide>(side => side.Id, id)
        ?? throw new UsageException($"--side {id}: use {string.Join(" or ", MonitorOptions.Sides)}");

    private static AnytimeInterval IntervalOf(string? id) => id is null ? AnytimeInterval.AnytimeProfile
        : ById.Find<AnytimeInterval>(interval => interval.Traits.Id, id) ?? throw new UsageException(
            $"--interval {id}: of all looks together there are {string.Join(" and ", MonitorOptions.Intervals)}");
}
