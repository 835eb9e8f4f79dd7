using System.CommandLine;
using System.Globalization;
using LlmJudgeStats.Data;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Study;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>What was asked about values other than pass and fail.</summary>
internal sealed record MeasureArguments
{
    public required MeasureKind Kind { get; init; }

    /// <summary>The file; <see langword="null"/> where counts were given.</summary>
    public FileEvidence? File { get; init; }

    /// <summary>How the file is read; <see langword="null"/> where counts were given.</summary>
    public MeasureOptions? Reading { get; init; }

    /// <summary>Counts from the command line; <see langword="null"/> where there is a file.</summary>
    public MeanStudy? Counted { get; init; }

    /// <summary>What the columns of the counts are called; empty where nobody said so.</summary>
    public IReadOnlyList<string> CountedClasses { get; init; } = [];

    public required CalibrationDesign Design { get; init; }

    public required double Level { get; init; }

    public required StratifiedMeanInterval Interval { get; init; }

    /// <summary>Whether the labels alone are the answer.</summary>
    public bool IsLabelsOnly { get; init; }

    public IReadOnlyList<double> SharesAtLeast { get; init; } = [];

    /// <summary>Declared bands; empty where they are made by the rule.</summary>
    public IReadOnlyList<double> Bands { get; init; } = [];

    public bool IsDecisive { get; init; }

    public bool IsNet { get; init; }

    public bool Each { get; init; }

    public required ReportFormat Format { get; init; }

    public required OutputTarget Target { get; init; }

    /// <summary>Whether another measure than a pass rate is asked for.</summary>
    public static bool Applies(Given given, MeasureSyntax measure) => KindOf(given, measure) is not null;

    /// <summary>Options that belong to a measure although none was named.</summary>
    public static void RefuseWithoutMeasure(Given given, MeasureSyntax measure)
    {
        var names = given.Names(measure.All.Except([measure.Measure]));
        if (names.Count > 0)
        {
            throw new UsageException($"{string.Join(", ", names)}: of a pass rate there is no such thing; say what the values are with "
                + "--measure score, preference, class or votes");
        }
    }

    /// <summary>What a command was asked.</summary>
    /// <param name="given">What was written.</param>
    /// <param name="measure">The options of measures.</param>
    /// <param name="reading">The options of files.</param>
    /// <param name="study">The options of the design and the level.</param>
    /// <param name="output">Where to, and as what.</param>
    /// <param name="path">The file, if there is one.</param>
    /// <param name="others">Options of the command that only a pass rate has.</param>
    public static MeasureArguments From(Given given, MeasureSyntax measure, ReadingOptions reading, StudyOptions study,
        OutputOptions output, string? path, IReadOnlyList<Option> others)
    {
        var kind = KindOf(given, measure)!.Value;
        Refuse(given, kind, others);
        RefuseForeign(given, measure, reading, kind);
        var format = output.FormatOf(given);
        if (format.HoldsRates)
            throw new UsageException($"--format {given.Text(output.Format)}: it holds a pass rate, and this is another measure; use json");
        var design = StudyArguments.Design(given, study);
        var arguments = new MeasureArguments
        {
            Kind = kind,
            Design = design,
            Level = StudyArguments.Level(given, study),
            Interval = IntervalOf(given.Text(study.Interval)),
            IsLabelsOnly = IsLabelsOnlyMethod(given.Text(study.Method)),
            SharesAtLeast = [.. NumbersOf(given, measure.ShareAtLeast).Distinct()],
            Bands = Rising(NumbersOf(given, measure.Bands), measure.Bands.Name),
            IsDecisive = given.Switch(measure.Decisive),
            IsNet = given.Switch(measure.Net),
            Each = given.Switch(measure.Each),
            Format = format,
            Target = output.TargetOf(given),
        };
        if (path is null)
        {
            RefuseOfFiles(given, measure, reading);
            return arguments with
            {
                Counted = MeasureCounts.Of(given, measure, reading, kind, design),
                CountedClasses = given.List(measure.Classes),
            };
        }
        var counts = given.Names([measure.Table, measure.Values, measure.Unlabelled, measure.StratumWeights]);
        if (counts.Count > 0)
            throw new UsageException($"{string.Join(", ", counts)}: counts and a FILE cannot be mixed; leave out '{path}', or the counts");
        return FromFile(arguments, given, measure, reading, path, design);
    }

    private static MeasureArguments FromFile(MeasureArguments arguments, Given given, MeasureSyntax measure, ReadingOptions reading,
        string path, CalibrationDesign design)
    {
        var isVotes = arguments.Kind is MeasureKind.Votes;
        string[] votes = isVotes ? [.. (given.Text(reading.Verdict) ?? "").Split(',', StringSplitOptions.TrimEntries)] : [];
        if (isVotes && votes.Length < 2)
            throw new UsageException("--measure votes needs the columns of several judges: --verdict COL,COL[,COL]");
        if (votes.Distinct(StringComparer.OrdinalIgnoreCase).Count() < votes.Length)
            throw new UsageException($"--verdict {string.Join(',', votes)}: a column is named twice, which would count a judge twice");
        RefuseSeveralLabels(given.List(reading.Label));
        var range = RangeOf(given.Text(reading.Range), arguments.Kind);
        foreach (var least in arguments.SharesAtLeast.Where(least => !range.Contains(least)))
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--share-at-least {least}: outside --range"));
        if (arguments.Kind is MeasureKind.Score && design is CalibrationDesign.ByVerdict && arguments.Bands.Count == 0)
        {
            throw new UsageException("--design by-verdict: labels chosen by the judge's score need the bands that they were chosen by; add "
                + "--bands E[,E], the largest score of every band but the last");
        }
        var file = FileParser.ParseValues(path, given, reading, design, default);
        var options = file.Options with
        {
            VerdictColumn = isVotes ? votes[0] : file.Options.VerdictColumn,
            Scale = null,
            TakesFingerprint = arguments.Format.HasProvenance,
        };
        if (options.PassValues.Concat(options.FailValues).Any(word => word.Contains('=', StringComparison.Ordinal)))
            throw new UsageException("--pass COL=WORD: votes and labels have one set of words here; leave out the column");
        IReadOnlyList<string> orders = given.List(measure.OrderWords);
        if (orders.Count is not (0 or 2)) throw new UsageException("--order-words AB,BA: two words, one for each order");
        return arguments with
        {
            File = file,
            Reading = new()
            {
                Kind = arguments.Kind,
                Reading = options,
                Range = range,
                VoteColumns = votes,
                OrderColumn = given.Text(measure.Orders),
                ShownFirst = orders.Count == 0 ? "ab" : orders[0],
                ShownSecond = orders.Count == 0 ? "ba" : orders[1],
                DropsIncompletePairs = IsDrop(given.Text(measure.OrdersIncomplete)),
                WinWords = given.List(measure.Win),
                TieWords = given.List(measure.Tie),
                LossWords = given.List(measure.Loss),
                Classes = given.List(measure.Classes),
            },
        };
    }

    private static MeasureKind? KindOf(Given given, MeasureSyntax measure) => given.Text(measure.Measure)?.ToUpperInvariant() switch
    {
        null or "RATE" => null,
        "SCORE" => MeasureKind.Score,
        "PREFERENCE" => MeasureKind.Preference,
        "CLASS" => MeasureKind.Class,
        "VOTES" => MeasureKind.Votes,
        var other => throw new UsageException($"--measure {other.ToLowerInvariant()}: use {string.Join(", ", MeasureSyntax.Measures)}"),
    };

    private static void Refuse(Given given, MeasureKind kind, IReadOnlyList<Option> others)
    {
        var names = given.Names(others);
        if (names.Count == 0) return;
        throw new UsageException($"{string.Join(", ", names)}: only of a pass rate (--measure rate), not with --measure {IdOf(kind)}; "
            + "leave it out");
    }

    // Counts have no columns, no words and no items: what is about these would be ignored without a word.
    private static void RefuseOfFiles(Given given, MeasureSyntax measure, ReadingOptions reading)
    {
        var names = given.Names([
            .. reading.All.Except([reading.Range]), measure.Orders, measure.OrderWords, measure.OrdersIncomplete, measure.Win, measure.Tie,
            measure.Loss, measure.Bands, measure.ShareAtLeast,
        ]);
        if (names.Count == 0) return;
        throw new UsageException($"{string.Join(", ", names)}: of the items of a FILE, and there is none; give a FILE, or leave it out");
    }

    // What one item is worth is one number.
    private static void RefuseSeveralLabels(IReadOnlyList<string> labels)
    {
        if (labels.Count > 1)
        {
            throw new UsageException($"--label {string.Join(',', labels)}: here an item has one label; write one column, with the mean of "
                + "several people's scores or votes");
        }
    }

    private static IReadOnlyList<double> Rising(IReadOnlyList<double> numbers, string option)
    {
        for (var i = 1; i < numbers.Count; i++)
        {
            if (numbers[i] > numbers[i - 1]) continue;
            var all = string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
            throw new UsageException($"{option} {all}: list each edge once, the smallest first");
        }
        return numbers;
    }

    // An option of another measure would be ignored without a word.
    private static void RefuseForeign(Given given, MeasureSyntax measure, ReadingOptions reading, MeasureKind kind)
    {
        var own = kind switch
        {
            MeasureKind.Score => new Option[] { measure.ShareAtLeast, measure.Bands, measure.Each },
            MeasureKind.Preference =>
            [
                measure.Orders, measure.OrderWords, measure.OrdersIncomplete, measure.Win, measure.Tie, measure.Loss, measure.Decisive,
                measure.Net,
            ],
            MeasureKind.Class => [measure.Classes, measure.Each],
            _ => [],
        };
        Option[] shared = [measure.Measure, measure.Table, measure.Unlabelled, measure.StratumWeights];
        // A class is worth nothing.
        Option[] valued = kind is MeasureKind.Class ? [] : [measure.Values];
        Option[] words = kind is MeasureKind.Votes ? [] : [reading.Pass, reading.Fail];
        var names = given.Names(measure.All.Except(own).Except(shared).Except(valued).Concat(words));
        if (names.Count == 0) return;
        throw new UsageException($"{string.Join(", ", names)}: not of --measure {IdOf(kind)}; leave it out");
    }

    /// <summary>The id of a measure.</summary>
    public static string IdOf(MeasureKind kind) => MeasureSyntax.Measures[(int)kind + 1];

    private static StratifiedMeanInterval IntervalOf(string? id)
    {
        if (id is null) return StratifiedMeanInterval.CorrectedProfile;
        foreach (var interval in Enum.GetValues<StratifiedMeanInterval>())
        {
            if (interval.Traits.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) return interval;
        }
        var ids = string.Join(", ", Enum.GetValues<StratifiedMeanInterval>().Select(interval => interval.Traits.Id));
        throw new UsageException($"--interval {id}: of means there are {ids}");
    }

    private static bool IsLabelsOnlyMethod(string? id) => id?.ToUpperInvariant() switch
    {
        null or "AUTO" or "POST-STRATIFIED" => false,
        "LABELS-ONLY" => true,
        _ => throw new UsageException($"--method {id}: of means there are auto, post-stratified and labels-only"),
    };

    private static bool IsDrop(string? text) => text?.ToUpperInvariant() switch
    {
        null or "ERROR" => false,
        "DROP" => true,
        _ => throw new UsageException($"--orders-incomplete {text}: use drop or error"),
    };

    /// <summary>The declared range of scores; of other values [0, 1].</summary>
    public static ValueRange RangeOf(string? text, MeasureKind kind)
    {
        if (kind is not MeasureKind.Score)
            return text is null ? ValueRange.Unit : throw new UsageException($"--range {text}: only scores have a range of their own");
        double[] ends = text is null ? [] : [.. text.Split(',').Select(end => Number(end, "--range"))];
        if (ends.Length != 2)
        {
            throw new UsageException("--measure score needs --range A,B: the smallest and the largest score that people can give "
                + "(--range 1,5)");
        }
        return ends[0] < ends[1]
            ? new(ends[0], ends[1])
            : throw new UsageException($"--range {text}: the smallest score comes first, and the largest lies above it");
    }

    /// <summary>Numbers of an option that takes a list.</summary>
    public static IReadOnlyList<double> NumbersOf(Given given, Option<string[]> option) =>
        [.. given.List(option).Select(text => Number(text, option.Name))];

    /// <summary>A number with a decimal point.</summary>
    public static double Number(string text, string option)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text.Trim(), style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new UsageException($"{option}: '{text.Trim()}' is not a number; write a decimal point and no thousands separator");
    }
}
