using System.CommandLine;
using System.Globalization;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>From what was written to what was asked about values other than pass and fail.</summary>
internal static class MeasureParser
{
    // Why options of other measures are refused where values pass or fail.
    private const string NotOfRates =
        "of a pass rate there is no such thing; say what the values are with --measure score, preference, class, votes or confidence";

    /// <summary>Whether another measure than a pass rate is asked for; options that only others have are refused where none is.</summary>
    public static bool Applies(Given given, MeasureSyntax measure) => Applies(given, measure, measure.All);

    /// <summary>The same of a command that has some of these options, and others that only measures need.</summary>
    /// <param name="given">What was written.</param>
    /// <param name="measure">The options of measures.</param>
    /// <param name="options">What a pass rate has no use for.</param>
    public static bool Applies(Given given, MeasureSyntax measure, IEnumerable<Option> options)
    {
        if (KindOf(given, measure) is not null) return true;
        given.Refuse(options.Except([measure.Measure]), NotOfRates);
        return false;
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
        var arguments = Asked(given, measure, reading, study, output, others);
        var design = arguments.Design;
        if (path is null)
        {
            ElsewhereEstimates.Refuse(arguments);
            RefuseOfFiles(given, measure, reading);
            arguments = arguments with { CountedClasses = given.List(measure.Classes) };
            return design.IsFromTestItems
                ? arguments with { Counted = MeasureCounts.Of(given, measure, reading, arguments.Kind, design) }
                : arguments with { Matrix = MeasureCounts.OfClasses(given, measure, arguments.Kind) };
        }
        given.Refuse([measure.Table, measure.Values, measure.Unlabelled, measure.StratumWeights, measure.Verdicts],
            $"counts and a FILE cannot be mixed; leave out '{path}', or the counts");
        return FromFile(arguments, given, measure, reading, path, design);
    }

    /// <summary>What a command was asked, without its evidence.</summary>
    public static MeasureArguments Asked(Given given, MeasureSyntax measure, ReadingOptions reading, StudyOptions study,
        OutputOptions output, IReadOnlyList<Option> others)
    {
        var kind = KindOf(given, measure)!.Value;
        given.Refuse(others, $"only of a pass rate (--measure rate), not with --measure {MeasureSyntax.NameOf(kind)}; leave it out");
        RefuseForeign(given, measure, reading, kind);
        RefuseOrdersWithoutColumn(given, measure);
        var format = output.FormatOf(given);
        if (format.HoldsRates)
            throw new UsageException($"--format {given.Text(output.Format)}: it holds a pass rate, and this is another measure; use json");
        var design = StudyArguments.Design(given, study);
        return new()
        {
            Kind = kind,
            Design = design,
            Level = StudyArguments.Level(given, study),
            Powered = PoweredEstimates.Parse(given.Text(study.Method), given.Text(study.Interval), kind, design),
            Interval = IntervalOf(given.Text(study.Interval)),
            IsLabelsOnly = IsLabelsOnlyMethod(given.Text(study.Method)),
            VerdictRange = VerdictRangeOf(given, measure, kind, design),
            Merges = MergedClasses.Parse(given, measure),
            SharesAtLeast = [.. MeasureNumbers.Of(given, measure.ShareAtLeast).Distinct()],
            Bands = Rising(MeasureNumbers.Of(given, measure.Bands), measure.Bands.Name),
            Confidence = ConfidenceColumns.Of(given.Text(measure.ConfidenceColumn), given.Text(measure.ConfidenceOf)),
            IsDecisive = given.Switch(measure.Decisive),
            IsNet = given.Switch(measure.Net),
            Each = given.Switch(measure.Each),
            LosesClusters = given.Text(measure.Orders) is not null && NamesCluster(given.Text(reading.Cluster)),
            DropsNone = IsDrop(given.Text(measure.None), "--none", "keep"),
            Target = output.TargetOf(given),
        };
    }

    private static MeasureArguments FromFile(MeasureArguments arguments, Given given, MeasureSyntax measure, ReadingOptions reading,
        string path, CalibrationDesign design)
    {
        var votes = arguments.Kind is MeasureKind.Votes ? VotesOf(given.Text(reading.Verdict)) : [];
        RefuseSeveralLabels(given.List(reading.Label));
        var range = MeasureNumbers.RangeOf(given.Text(reading.Range), arguments.Kind);
        RefuseWithoutMeaning(arguments, range);
        var file = FileParser.ParseValues(path, given, reading, design, default);
        var options = file.Options with
        {
            VerdictColumn = votes.Length > 0 ? votes[0] : file.Options.VerdictColumn,
            Scale = null,
            TakesFingerprint = arguments.Target.Format.HasProvenance,
        };
        RefuseWordsOfColumns(options);
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
                TextColumns = arguments.Confidence is { } confidence ? [confidence.Name] : [],
                OrderColumn = given.Text(measure.Orders),
                ShownFirst = orders.Count == 0 ? "ab" : orders[0],
                ShownSecond = orders.Count == 0 ? "ba" : orders[1],
                DropsIncompletePairs = IsDrop(given.Text(measure.OrdersIncomplete), "--orders-incomplete", "error"),
                WinWords = given.List(measure.Win),
                TieWords = given.List(measure.Tie),
                LossWords = given.List(measure.Loss),
                Classes = given.List(measure.Classes),
            },
        };
    }

    private static void RefuseWithoutMeaning(MeasureArguments arguments, ValueRange range)
    {
        foreach (var least in arguments.SharesAtLeast.Where(least => !range.Contains(least)))
            throw new UsageException(Invariant($"--share-at-least {least}: outside --range"));
        RefuseWithoutBands(arguments);
        if (arguments.Kind is MeasureKind.Rate && arguments.Confidence is null)
            throw new UsageException("--measure confidence needs the column of how sure the judge is: --confidence COL");
    }

    private static void RefuseWordsOfColumns(JudgmentReaderOptions options)
    {
        if (options.PassValues.Concat(options.FailValues).Any(word => word.Contains('=', StringComparison.Ordinal)))
            throw new UsageException("--pass COL=WORD: votes and labels have one set of words here; leave out the column");
    }

    private static string[] VotesOf(string? columns)
    {
        var votes = (columns ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (votes.Length < 2)
            throw new UsageException("--measure votes needs the columns of several judges: --verdict COL,COL[,COL]");
        if (votes.Distinct(StringComparer.OrdinalIgnoreCase).Count() < votes.Length)
            throw new UsageException($"--verdict {string.Join(',', votes)}: a column is named twice, which would count a judge twice");
        return votes;
    }

    private static bool NamesCluster(string? text) => text is not null && !text.Equals("none", StringComparison.OrdinalIgnoreCase);

    private static MeasureKind? KindOf(Given given, MeasureSyntax measure) => given.Text(measure.Measure)?.ToUpperInvariant() switch
    {
        null or "RATE" => null,
        "SCORE" => MeasureKind.Score,
        "PREFERENCE" => MeasureKind.Preference,
        "CLASS" => MeasureKind.Class,
        "VOTES" => MeasureKind.Votes,
        "CONFIDENCE" => MeasureKind.Rate,
        var other => throw new UsageException($"--measure {other.ToLowerInvariant()}: use {string.Join(", ", MeasureSyntax.Measures)}"),
    };

    // Counts have no columns, no words and no items: what is about these would be ignored without a word.
    private static void RefuseOfFiles(Given given, MeasureSyntax measure, ReadingOptions reading) => given.Refuse(
        [
            .. reading.All.Except([reading.Range]), measure.Orders, measure.OrderWords, measure.OrdersIncomplete, measure.Win, measure.Tie,
            measure.Loss, measure.Bands, measure.ShareAtLeast, measure.None, measure.ConfidenceColumn, measure.ConfidenceOf,
            measure.Merge, measure.VerdictRange,
        ],
        "of the items of a FILE, and there is none; give a FILE, or leave it out");

    /// <summary>Words of orders that no column has.</summary>
    public static void RefuseOrdersWithoutColumn(Given given, MeasureSyntax measure)
    {
        if (given.Text(measure.Orders) is not null) return;
        given.Refuse([measure.OrderWords, measure.OrdersIncomplete], "name the column that says in which order a pair was shown "
            + "(--orders COL); without it each row is an item of its own");
    }

    // Bands that are made of the labelled items are not those that labels were chosen by.
    private static void RefuseWithoutBands(MeasureArguments arguments)
    {
        var isBanded = arguments.Kind is MeasureKind.Score or MeasureKind.Rate;
        if (!isBanded || arguments.Design is not CalibrationDesign.ByVerdict || arguments.Bands.Count > 0) return;
        var what = arguments.Kind is MeasureKind.Score ? "score" : "confidence";
        throw new UsageException($"--design by-verdict: labels chosen by the judge's {what} need the bands that they were chosen by; add "
            + $"--bands E[,E], the largest {what} of every band but the last");
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
            MeasureKind.Score => new Option[] { measure.ShareAtLeast, measure.Bands, measure.Each, measure.VerdictRange },
            MeasureKind.Preference =>
            [
                measure.Orders, measure.OrderWords, measure.OrdersIncomplete, measure.Win, measure.Tie, measure.Loss, measure.Decisive,
                measure.Net,
            ],
            MeasureKind.Rate => [measure.ConfidenceColumn, measure.ConfidenceOf, measure.Bands],
            MeasureKind.Class => [measure.Classes, measure.Merge, measure.Each],
            _ => [],
        };
        Option[] shared =
        [
            measure.Measure, measure.None, measure.Table, measure.Unlabelled, measure.StratumWeights, measure.Verdicts,
        ];
        // A class is worth nothing.
        Option[] valued = kind is MeasureKind.Class ? [] : [measure.Values];
        Option[] words = kind is MeasureKind.Votes or MeasureKind.Rate ? [] : [reading.Pass, reading.Fail];
        given.Refuse(measure.All.Except(own).Except(shared).Except(valued).Concat(words),
            $"not of --measure {MeasureSyntax.NameOf(kind)}; leave it out");
    }

    // Scores from elsewhere are classes: as many as people's have whole numbers.
    private static ValueRange? VerdictRangeOf(Given given, MeasureSyntax measure, MeasureKind kind, CalibrationDesign design)
    {
        if (given.Text(measure.VerdictRange) is not { } text) return null;
        if (kind is MeasureKind.Score && design is CalibrationDesign.External or CalibrationDesign.ByLabel)
        {
            double[] ends = [.. text.Split(',').Select(end => MeasureNumbers.Number(end, measure.VerdictRange.Name))];
            return ends is [var low, var high] && low < high ? new(low, high)
                : throw new UsageException($"--verdict-range {text}: the judge's smallest and largest score, the smallest first");
        }
        throw new UsageException("--verdict-range cuts scores into classes for labels from elsewhere (--measure score --design external or "
            + "by-label); labels of these very items need none");
    }

    private static StratifiedMeanInterval IntervalOf(string? id)
    {
        if (id is null || PoweredEstimates.IsInterval(id)) return StratifiedMeanInterval.CorrectedProfile;
        if (ById.Find<StratifiedMeanInterval>(interval => interval.Traits.Id, id) is { } found) return found;
        var ids = string.Join(", ", Enum.GetValues<StratifiedMeanInterval>().Select(interval => interval.Traits.Id));
        throw new UsageException($"--interval {id}: of means there are {ids}, and of scores {PoweredEstimates.Ids}");
    }

    private static bool IsLabelsOnlyMethod(string? id)
    {
        string[] ids =
            ["auto", .. MethodCatalogue.Means.Methods.Concat(MethodCatalogue.Scores.Methods).Select(method => method.Id).Distinct()];
        if (id is not null && !ids.Contains(id, StringComparer.OrdinalIgnoreCase))
            throw new UsageException($"--method {id}: of means there are {string.Join(", ", ids[..^1])} and {ids[^1]}");
        return LabelledMeanEstimator.Default.Method.Id.Equals(id, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether an option that says drop or something else says drop.</summary>
    public static bool IsDrop(string? text, string option, string otherwise)
    {
        if (text is null || text.Equals(otherwise, StringComparison.OrdinalIgnoreCase)) return false;
        return text.Equals("drop", StringComparison.OrdinalIgnoreCase) ? true
            : throw new UsageException($"{option} {text}: use drop or {otherwise}");
    }
}
