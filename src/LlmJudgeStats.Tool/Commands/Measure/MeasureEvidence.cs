using System.Globalization;
using LlmJudgeStats.Multiclass;
using LlmJudgeStats.Panels;
using LlmJudgeStats.Preferences;
using LlmJudgeStats.Scores;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>The evidence of one group as a table, and what is known of the items beside it.</summary>
internal sealed record MeasureEvidence
{
    public required MeanStudy Study { get; init; }

    /// <summary>The items as they were counted: the table of the study, but where items belong together.</summary>
    public StrataTable Counted { get => field ?? Study.Table; init; }

    /// <summary>How many items have a label.</summary>
    public double Labels => Enumerable.Range(0, Counted.Strata).Sum(Counted.Labelled);

    /// <summary>How many items there are; <see langword="null"/> where strata have declared weights.</summary>
    public double? Items => Study.Weights.IsEmpty ? Labels + Enumerable.Range(0, Counted.Strata).Sum(Counted.Unlabelled) : null;

    /// <summary>The labels alone.</summary>
    public MeanStudy LabelsOnly => Clusters?.LabelsOnly(Study.Table.Range) ?? Study;

    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>How many strata were put together with a neighbour.</summary>
    public int Merged { get; init; }

    /// <summary>The mean by the judge's word; NaN where its scale is another, or it is not known.</summary>
    public double Judged { get; init; } = double.NaN;

    /// <summary>The sample of scores, for shares; <see langword="null"/> elsewhere.</summary>
    public (ScoreSample Sample, ScoreBands Bands)? Scores { get; init; }

    /// <summary>Both orders; <see langword="null"/> where each pair was judged in one.</summary>
    public SwapTable? Swaps { get; init; }

    /// <summary>The names of the classes; empty elsewhere.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Which classes have a share: those that people gave, or that were declared; by number.</summary>
    public IReadOnlyList<int> Shares { get => field ?? [.. Enumerable.Range(0, Classes.Count)]; init; }

    /// <summary>The stratum of an item; <see langword="null"/> for counts, and where items are put together from several rows.</summary>
    public Func<MeasuredItem, int>? StratumOf { get; init; }

    /// <summary>Labels by verdicts, where labels are by class or from elsewhere; <see langword="null"/> where they were sampled.</summary>
    public ConfusionMatrix? Matrix { get; init; }

    /// <summary>Items that belong together; <see langword="null"/> where each stands alone, or they are taken so.</summary>
    public MeasureClusters? Clusters { get; init; }

    /// <summary>How many items are worth an independent one; 1 where they stand alone.</summary>
    public double DesignEffect { get; init; } = 1;

    /// <summary>Items on which a vote is missing.</summary>
    public long Incomplete { get; init; }

    private static readonly string[] s_preferences = ["first", "tie", "second"];
    private static readonly string[] s_bothOrders = ["first in both", "mixed", "second in both"];

    /// <summary>The names of preferences, in the order of their numbers.</summary>
    public static IReadOnlyList<string> Preferences => s_preferences;

    /// <summary>The evidence of the items of a file.</summary>
    public static MeasureEvidence Of(MeasureArguments arguments, IReadOnlyList<MeasuredItem> items, IReadOnlyList<string> classes) =>
        arguments.Kind switch
        {
            MeasureKind.Score => OfScores(arguments, items),
            MeasureKind.Preference => arguments.Reading!.OrderColumn is null
                ? OfPreferences(arguments, items) : OfBothOrders(arguments, items),
            MeasureKind.Class => OfClasses(arguments, items, classes),
            MeasureKind.Rate => OfConfidences(arguments, items),
            _ => OfVotes(arguments, items),
        };

    /// <summary>The evidence of counts.</summary>
    public static MeasureEvidence Of(MeasureArguments arguments, MeanStudy counted) => new()
    {
        Study = counted,
        Names = (arguments.Kind, counted.Table.Strata) switch
        {
            (MeasureKind.Preference, 3) => s_preferences,
            (MeasureKind.Class, var rows) when arguments.CountedClasses.Count == rows => arguments.CountedClasses,
            (MeasureKind.Votes, var rows) => [.. Numbered(0, rows, " pass")],
            var (_, rows) => [.. Numbered(1, rows, "").Select(row => $"row {row}")],
        },
        Classes = arguments.Kind is not MeasureKind.Class ? []
            : arguments.CountedClasses.Count > 0 ? arguments.CountedClasses
            : [.. Numbered(1, counted.Table.Values.Length, "").Select(column => $"column {column}")],
    };

    /// <summary>The same where rows of one id or cluster belong together.</summary>
    /// <param name="items">The items.</param>
    /// <param name="design">How the labelled ones were chosen.</param>
    public MeasureEvidence InClusters(IReadOnlyList<MeasuredItem> items, CalibrationDesign design)
    {
        if (StratumOf is not { } stratumOf) return this;
        var clusters = MeasureClusters.Of(items, Study.Table.Strata, stratumOf, design);
        if (!clusters.AreCounted) return this;
        var study = clusters.StudyOf(Study.Table.Range, value => value, out var effect);
        return this with { Clusters = clusters, Counted = Study.Table, Study = study, DesignEffect = effect };
    }

    /// <summary>The study of a number that is made of each label, where its table alone does not tell.</summary>
    public MeanStudy StudyOf(ValueRange range, Func<double, double> value, Func<MeanStudy> alone) =>
        Clusters is { } clusters ? clusters.StudyOf(range, value, out _) : alone();

    private static IEnumerable<string> Numbered(int first, int count, string after) =>
        Enumerable.Range(first, count).Select(number => number.ToString(CultureInfo.InvariantCulture) + after);

    /// <summary>The evidence of counts of labels by verdicts.</summary>
    public static MeasureEvidence Of(MeasureArguments arguments, ConfusionMatrix matrix)
    {
        double[] numbers = [.. Enumerable.Range(0, matrix.Labels.Length).Select(label => (double)label)];
        return new()
        {
            Study = matrix.ToStudy(arguments.Design, numbers),
            Names = matrix.Verdicts,
            Classes = matrix.Labels,
            Matrix = matrix,
        };
    }

    // Of labels from elsewhere what matters is how often each class is taken for which.
    private static ConfusionMatrix MatrixOf(IReadOnlyList<string> classes, IReadOnlyList<MeasuredItem> items, Func<double, int> number)
    {
        if (items.Any(item => item.Verdict is null))
        {
            throw new UsageException("some items have no verdict, and of labels from elsewhere nothing tells what those would be: leave "
                + "them out with --none drop, or label some of these very items (--design random)");
        }
        string[] names = [.. classes];
        return ConfusionMatrix.FromItems(names, names,
            [.. items.Select(item => item.Label is { } label ? names[number(label)] : null)],
            [.. items.Select(item => names[number(item.Verdict!.Value)])]);
    }

    private static bool IsElsewhere(MeasureArguments arguments) =>
        arguments.Design is CalibrationDesign.External or CalibrationDesign.ByLabel;

    // Scores from elsewhere as classes: people's whole scores, and as many equal parts of the judge's scale.
    private static MeasureEvidence OfCutScores(MeasureArguments arguments, IReadOnlyList<MeasuredItem> items)
    {
        const int mostClasses = 5;    // beyond 2
        var range = arguments.Reading!.Range;
        var scale = arguments.VerdictRange!.Value;
        var count = range.Width + 1;
        if (range.Lower != Math.Floor(range.Lower) || count != Math.Floor(count) || count > mostClasses)
        {
            throw new UsageException($"--verdict-range: people's scores are cut into classes where --range has at most {mostClasses} whole "
                + "scores (--range 1,5); else label some of these very items (--design random)");
        }
        foreach (var label in items.Select(item => item.Label).OfType<double>().Where(label => label != Math.Floor(label)))
            throw new UsageException(Invariant($"the label {label} is no whole score; round it in the file"));
        foreach (var score in items.Select(item => item.Verdict).OfType<double>().Where(score => !scale.Contains(score)))
        {
            throw new UsageException(Invariant($"the judge's score {score} is outside --verdict-range {scale.Lower},{scale.Upper}"));
        }
        var classes = (int)count;
        string[] names = [.. Numbered((int)range.Lower, classes, "")];
        MeasuredItem[] cut =
        [
            .. items.Select(item => item with
            {
                Verdict = item.Verdict is { } score
                    ? Math.Min(classes - 1, Math.Floor((score - scale.Lower) / scale.Width * classes)) : null,
                Label = item.Label - range.Lower,
            }),
        ];
        var matrix = MatrixOf(names, cut, number => (int)number);
        return new()
        {
            Study = matrix.ToStudy(arguments.Design, [.. Enumerable.Range(0, classes).Select(c => range.Lower + c)]),
            Names = names,
            Matrix = matrix,
        };
    }

    private static MeasureEvidence OfScores(MeasureArguments arguments, IReadOnlyList<MeasuredItem> items)
    {
        if (arguments.VerdictRange is not null) return OfCutScores(arguments, items);
        var scores = new JudgedScores(arguments.Reading!.Range, items);
        var sample = scores.ToSample();
        var bands = arguments.Bands.Count > 0 ? ScoreBands.Of([.. arguments.Bands]) : sample.Bands();
        var study = sample.ToStudy(arguments.Design, bands);
        RefuseEmptyBands(arguments, study, [.. NamesOf(bands.Edges, "scores")]);
        return new()
        {
            Study = study,
            Names = [.. NamesOf(bands.Edges, "scores"), .. study.Table.Strata > bands.Count ? ["no score"] : Array.Empty<string>()],
            Judged = scores.Mean,
            Scores = (sample, bands),
            StratumOf = item => item.Verdict is { } score ? bands.IndexOf(score) : bands.Count,
        };
    }

    // Nobody chose labels by a band that has no items: an edge is not the judge's.
    private static void RefuseEmptyBands(MeasureArguments arguments, MeanStudy study, string[] names)
    {
        if (arguments.Bands.Count == 0) return;
        var what = arguments.Kind is MeasureKind.Score ? "judge score" : "confidence";
        for (var band = 0; band < names.Length; band++)
        {
            if (study.Table.Labelled(band) + study.Table.Unlabelled(band) > 0) continue;
            var edges = string.Join(',', arguments.Bands.Select(edge => edge.ToString(CultureInfo.InvariantCulture)));
            throw new UsageException($"--bands {edges}: no {what} is {names[band]}; leave that edge out");
        }
    }

    private static string[] NamesOf(ReadOnlySpan<double> edges, string values)
    {
        if (edges.IsEmpty) return [$"all {values}"];
        var names = new string[edges.Length + 1];
        names[0] = Text(edges[0], "up to ");
        for (var band = 1; band < edges.Length; band++) names[band] = Text(edges[band], Text(edges[band - 1], "over ") + " to ");
        names[^1] = Text(edges[^1], "over ");
        return names;

        static string Text(double edge, string before) => Invariant($"{before}{edge}");
    }

    // Of verdicts the confidence in a fail counts as negative.
    private static MeasureEvidence OfConfidences(MeasureArguments arguments, IReadOnlyList<MeasuredItem> items)
    {
        var column = arguments.Confidence!;
        var sample = column.Sample(items, Confidence);
        double[] edges = arguments.Bands.Count > 0 ? [.. arguments.Bands] : sample.Bands();
        var study = sample.ToStudy(arguments.Design, edges);
        var names = NamesOf(edges, "confidences");
        RefuseEmptyBands(arguments, study, names);
        return new()
        {
            Study = study,
            Names = [.. names, .. study.Table.Strata > names.Length ? ["no confidence"] : Array.Empty<string>()],
            Judged = items.Average(item => item.Verdict) ?? double.NaN,
            StratumOf = item => item.Verdict is { } verdict && Confidence(item) is { } sure
                ? Band(column.ScoreOf(sure, verdict)) : names.Length,
        };

        double? Confidence(MeasuredItem item) => column.ValueOf(item.Texts[0]);

        int Band(double score) => edges.Count(edge => edge < score);
    }

    private static MeasureEvidence OfPreferences(MeasureArguments arguments, IReadOnlyList<MeasuredItem> items)
    {
        var table = PreferenceTable.FromVotes(
            Each(items, item => PreferenceOf(item.Verdict)), Each(items, item => item.Label));
        return new()
        {
            Study = table.ToStudy(arguments.Design),
            Names = [.. s_preferences, .. table.Table.Strata > s_preferences.Length ? ["no verdict"] : Array.Empty<string>()],
            Judged = table.JudgedWins / table.Judged,
            StratumOf = item => (int?)PreferenceOf(item.Verdict) ?? s_preferences.Length,
            Matrix = IsElsewhere(arguments) ? MatrixOf(s_preferences, items, worth => (int)PreferenceOf(worth)!.Value) : null,
        };
    }

    private static MeasureEvidence OfBothOrders(MeasureArguments arguments, IReadOnlyList<MeasuredItem> items)
    {
        var first = Each(items, item => PreferenceOf(item.Verdict));
        var second = Each(items, item => PreferenceOf(item.Swapped));
        var table = PreferenceTable.FromBothOrders(first, second, Each(items, item => PreferenceOf(item.Label)));
        return new()
        {
            Study = table.ToStudy(arguments.Design),
            Names = s_bothOrders,
            Judged = table.JudgedWins / table.Judged,
            Swaps = SwapTable.FromPairs(Array.ConvertAll(first, one => one!.Value), Array.ConvertAll(second, one => one!.Value)),
        };
    }

    // An array of its length from the start: there may be millions of items.
    private static T[] Each<T>(IReadOnlyList<MeasuredItem> items, Func<MeasuredItem, T> valueOf)
    {
        var values = new T[items.Count];
        var i = 0;
        foreach (var item in items) values[i++] = valueOf(item);
        return values;
    }

    /// <summary>A preference from what it is worth; <see langword="null"/> for none.</summary>
    public static Preference? PreferenceOf(double? worth) => worth switch
    {
        null => null,
        1 => Preference.First,
        0 => Preference.Second,
        _ => Preference.Tie,
    };

    // Every verdict is a stratum, in the order of the classes; none is one, too.
    private static MeasureEvidence OfClasses(MeasureArguments arguments, IReadOnlyList<MeasuredItem> items, IReadOnlyList<string> classes)
    {
        // The last place is for none.
        var isSeen = new bool[classes.Count + 1];
        foreach (var item in items) isSeen[PlaceOf(item)] = true;
        int[] verdicts = [.. Enumerable.Range(0, classes.Count).Where(verdict => isSeen[verdict])];
        var hasNone = isSeen[^1];
        var strata = verdicts.Length + (hasNone ? 1 : 0);
        var stratumOf = new int[isSeen.Length];
        for (var h = 0; h < verdicts.Length; h++) stratumOf[verdicts[h]] = h;
        stratumOf[^1] = strata - 1;
        var unlabelled = new long[strata];
        List<int> labelledStrata = [];
        List<double> labels = [];
        foreach (var item in items)
        {
            var stratum = stratumOf[PlaceOf(item)];
            if (item.Label is not { } label)
            {
                unlabelled[stratum]++;
                continue;
            }
            labelledStrata.Add(stratum);
            labels.Add(label);
        }
        return new()
        {
            Study = new()
            {
                Table = StrataTable.FromItems(
                    new(0, Math.Max(1, classes.Count - 1)), strata, [.. labelledStrata], [.. labels], unlabelled),
                Design = arguments.Design,
            },
            Names = [.. verdicts.Select(verdict => classes[verdict]), .. hasNone ? ["no verdict"] : Array.Empty<string>()],
            Classes = classes,
            StratumOf = item => stratumOf[PlaceOf(item)],
            Matrix = IsElsewhere(arguments) ? MatrixOf(classes, items, number => (int)number) : null,
        };

        int PlaceOf(MeasuredItem item) => (int?)item.Verdict ?? classes.Count;
    }

    private static MeasureEvidence OfVotes(MeasureArguments arguments, IReadOnlyList<MeasuredItem> items)
    {
        var judges = arguments.Reading!.VoteColumns.Count;
        var votes = new bool?[items.Count * judges];
        var labels = new bool?[items.Count];
        var given = 0L;
        var passes = 0.0;
        var i = 0;
        foreach (var item in items)
        {
            for (var v = 0; v < item.Votes; v++) votes[(i * judges) + v] = v < item.Verdict;
            labels[i] = item.Label is { } label ? label == 1 : null;
            given += item.Votes;
            passes += item.Verdict ?? 0;
            i++;
        }
        var table = VoteTable.FromVotes(judges, votes, labels);
        var study = table.ToStudy(arguments.Design);
        return new()
        {
            Study = study,
            Names = NamesOf(table, study),
            Merged = table.Table.Strata - study.Table.Strata,
            Judged = given == 0 ? double.NaN : passes / given,
            Incomplete = table.Incomplete,
        };
    }

    // Strata that were put together are told by their sizes: both tables have the same items in the same order.
    private static List<string> NamesOf(VoteTable table, MeanStudy study)
    {
        List<string> names = [];
        var next = 0;
        for (var h = 0; h < study.Table.Strata; h++)
        {
            var first = next;
            var items = study.Table.Labelled(h) + study.Table.Unlabelled(h);
            var isLast = h == study.Table.Strata - 1;
            while (next < table.Table.Strata && (items > 0 || isLast || next == first))
            {
                items -= table.Table.Labelled(next) + table.Table.Unlabelled(next);
                next++;
            }
            names.Add(first > table.Judges ? "no votes" : VotesFrom(first, Math.Min(next - 1, table.Judges)));
        }
        return names;

        static string VotesFrom(int first, int last) => first == last
            ? Invariant($"{first} pass")
            : Invariant($"{first} to {last} pass");
    }
}
