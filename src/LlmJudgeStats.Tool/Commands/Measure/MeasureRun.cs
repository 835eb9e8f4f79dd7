using System.Globalization;
using LlmJudgeStats.Data;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;
using LlmJudgeStats.Preferences;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>From arguments to a report of values other than pass and fail.</summary>
internal static class MeasureRun
{
    private const double Worth = 1.1;
    private const double LeastShown = 0.001;    // a smaller p-value is shown as that

    public static MeasureReport Report(MeasureArguments arguments, Func<Stream> openInput, ProgressLine progress)
    {
        RefuseElsewhere(arguments);
        if (arguments.File is not { } file)
        {
            return MeasureReport.Of([Result(arguments, MeasureEvidence.Of(arguments, arguments.Counted!), null)], []) with
            {
                Provenance = new() { CommandLine = arguments.Target.CommandLine },
            };
        }
        var table = Read(arguments, file, openInput, progress);
        var classes = ClassesOf(arguments, table);
        return MeasureReport.Of([.. table.Groups.Select(group => OfGroup(arguments, table, classes, group))], table.Notes) with
        {
            Rows = table.Rows,
            Source = table.Source.Account,
            Provenance = file.ProvenanceOf(arguments.Target.CommandLine, table.Source),
        };
    }

    // What labels from elsewhere would say needs how often each class is taken for which.
    private static void RefuseElsewhere(MeasureArguments arguments)
    {
        if (arguments.Design is CalibrationDesign.Random or CalibrationDesign.ByVerdict) return;
        throw new UsageException($"--design {arguments.Design.Id}: the mean of a {MeasureArguments.IdOf(arguments.Kind)} needs labels of "
            + "these very items (LJS1040): label some of them at random and say --design random, or so many for each verdict and say "
            + "--design by-verdict");
    }

    private static MeasureTable Read(MeasureArguments arguments, FileEvidence file, Func<Stream> openInput, ProgressLine progress)
    {
        try
        {
            if (file.Path != "-") return MeasureReader.Read(file.Path, arguments.Reading!, progress.Rows);
            using var input = openInput();
            return MeasureReader.Read(input, "standard input", arguments.Reading!, progress.Rows);
        }
        catch (ArgumentException problem)
        {
            throw new UsageException(FileParser.Plain(problem), problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"standard input cannot be read: {problem.Message}", problem);
        }
    }

    // Those that people gave, or that were declared; what only a judge says is a stratum.
    private static IReadOnlyList<(string Name, int Number)> ClassesOf(MeasureArguments arguments, MeasureTable table)
    {
        if (arguments.Kind is not MeasureKind.Class) return [];
        var all = table.Classes.Select((name, number) => (name, number));
        if (arguments.Reading!.Classes.Count > 0) return [.. all];
        var given = table.Groups.SelectMany(group => group.Items).Select(item => item.Label ?? item.HiddenLabel).OfType<double>()
            .Select(label => (int)label).ToHashSet();
        var others = all.Where(one => !given.Contains(one.number)).Select(one => $"'{Excerpt.Of(one.name)}'").ToArray();
        if (arguments.Design is CalibrationDesign.ByVerdict && others.Length > 0)
        {
            throw new UsageException($"--design by-verdict: the judge says {string.Join(", ", others)}, and no person does; write verdicts "
                + "and labels alike, or say that it is a class with --classes C[,C]");
        }
        return [.. all.Where(one => given.Contains(one.number))];
    }

    private static MeasureResult OfGroup(
        MeasureArguments arguments, MeasureTable table, IReadOnlyList<(string Name, int Number)> classes, MeasuredGroup group)
    {
        var evidence = MeasureEvidence.Of(arguments, group.Items, table.Classes, classes);
        return Result(arguments, evidence, group) with { Group = group.Key.Count == 0 ? null : group.Key };
    }

    private static MeasureResult Result(MeasureArguments arguments, MeasureEvidence evidence, MeasuredGroup? group)
    {
        var estimates = Estimates(arguments, evidence);
        var labels = Labels(evidence.Study.Table);
        var repeats = group is { HasRepeats: true };
        return new()
        {
            Measure = MeasureArguments.IdOf(arguments.Kind),
            Design = arguments.Design,
            Range = evidence.Study.Table.Range,
            StrataNames = evidence.Names,
            Strata = evidence.Study.Table,
            Weights = evidence.Study.Weights.ToArray(),
            Merged = evidence.Merged,
            Estimates = estimates,
            Facts = [.. Facts(arguments, evidence, estimates, labels, group)],
            Sentence = MeasureSentence.Of(estimates, labels, Items(evidence.Study), repeats),
            Diagnostics =
            [
                .. repeats ? [Repeats(group!)] : Array.Empty<Diagnostic>(),
                .. MeanDiagnostics.Of(evidence.Study),
                .. MeasureDiagnostics.Of(estimates),
            ],
        };
    }

    private static Diagnostic Repeats(MeasuredGroup group) => new("LJS1056", DiagnosticSeverity.Warning,
        string.Create(CultureInfo.InvariantCulture, $"Items repeat ({group.Clusters} ids or clusters, {group.Items.Count} rows): rows of ")
            + "one are not independent, and the interval is too narrow.",
        "give each item one row, its label the mean of its votes; --cluster none says that repeats have nothing in common");

    private static List<MeasuredEstimate> Estimates(MeasureArguments arguments, MeasureEvidence evidence) => arguments.Kind switch
    {
        MeasureKind.Score => OfScores(arguments, evidence),
        MeasureKind.Preference => OfPreferences(arguments, evidence),
        MeasureKind.Class => OfClasses(arguments, evidence),
        _ => OfMean(arguments, evidence, evidence.Study, new("pass-rate", "pass rate"), arguments.Level),
    };

    private static List<MeasuredEstimate> OfScores(MeasureArguments arguments, MeasureEvidence evidence)
    {
        var estimates = OfMean(arguments, evidence, evidence.Study, new("mean-score", "mean score"), arguments.Level);
        if (arguments.SharesAtLeast.Count == 0) return estimates;
        var (sample, bands) = evidence.Scores ?? default;
        var (level, joint) = Joint(arguments, arguments.SharesAtLeast.Count);
        foreach (var least in arguments.SharesAtLeast)
        {
            var text = least.ToString(CultureInfo.InvariantCulture);
            var study = sample.ToShareStudy(least, arguments.Design, bands);
            var share = One(arguments, study, new("share", $"share of at least {text}") { Of = text }, level);
            estimates.Add(share with { JointLevel = joint });
        }
        return estimates;
    }

    private static List<MeasuredEstimate> OfPreferences(MeasureArguments arguments, MeasureEvidence evidence)
    {
        var estimates = OfMean(arguments, evidence, evidence.Study, new("win-rate", "win rate"), arguments.Level);
        estimates[0] = estimates[0] with
        {
            PValueOf = 0.5,
            PValue = Estimator(arguments).PValue(evidence.Study, 0.5),
        };
        if (arguments.IsNet)
        {
            estimates.Add(One(arguments, NetOf(evidence.Study), new("net-win-rate", "net win rate"), arguments.Level));
        }
        if (arguments.IsDecisive)
        {
            estimates.Add(new()
            {
                Quantity = "decisive-win-rate",
                Name = "decisive win rate",
                Role = "corrected",
                Estimate = DecisiveRateEstimator.Default.Estimate(evidence.Study, arguments.Level),
            });
        }
        if (evidence.Swaps is { } swaps)
        {
            estimates.Add(Consistency(swaps, arguments.Level));
            var position = swaps.ToPositionStudy();
            estimates.Add(One(arguments, position, new("position-bias", "position bias"), arguments.Level) with
            {
                Role = "no label needed",
                PValueOf = 0,
                PValue = Estimator(arguments).PValue(in position, 0),
            });
        }
        return estimates;
    }

    private static MeanStudy NetOf(MeanStudy study)
    {
        var table = study.Table;
        double[] net = [.. table.Values.ToArray().Select(value => (2 * value) - 1)];
        var counts = new double[table.Strata * net.Length];
        for (var i = 0; i < counts.Length; i++) counts[i] = table.Labelled(i / net.Length, i % net.Length);
        double[] unlabelled = [.. Enumerable.Range(0, table.Strata).Select(table.Unlabelled)];
        return study with { Table = StrataTable.Of(new(-1, 1), net, table.Strata, counts, unlabelled) };
    }

    // The estimator of a judge's own rate: nothing is corrected, for nothing is wrong with it.
    private static MeasuredEstimate Consistency(SwapTable swaps, double level)
    {
        var rate = swaps.Consistent;
        return new()
        {
            Quantity = "swap-consistency",
            Name = "swap consistency",
            Role = "no label needed",
            Estimate = new()
            {
                Point = rate.Rate,
                Unclamped = rate.Rate,
                StandardError = Math.Sqrt(rate.Rate * (1 - rate.Rate) / rate.Size),
                Interval = BinomialInterval.Wilson.Of(rate, level),
                Method = new NaiveEstimator { Interval = BinomialInterval.Wilson }.Method,
            },
        };
    }

    private static List<MeasuredEstimate> OfClasses(MeasureArguments arguments, MeasureEvidence evidence)
    {
        var classes = evidence.Classes;
        if (classes.Count < 2)
            throw new UsageException("--measure class: the labels have fewer than two classes; name all that there are with --classes C,C");
        var (level, joint) = Joint(arguments, classes.Count == 2 ? 1 : classes.Count);
        return
        [
            .. classes.Select(one => One(arguments, ShareOf(evidence.Study, one.Number),
                new("share", $"share of {Phrases.Name(one.Name)}") { Of = one.Name }, level) with { JointLevel = joint }),
        ];
    }

    private static MeanStudy ShareOf(MeanStudy study, int which)
    {
        var table = study.Table;
        var labelled = new double[2 * table.Strata];
        for (var h = 0; h < table.Strata; h++)
        {
            for (var c = 0; c < table.Values.Length; c++)
                labelled[(2 * h) + (table.Values[c] == which ? 1 : 0)] += table.Labelled(h, c);
        }
        double[] unlabelled = [.. Enumerable.Range(0, table.Strata).Select(table.Unlabelled)];
        return study with { Table = StrataTable.Of(ValueRange.Unit, [0, 1], table.Strata, labelled, unlabelled) };
    }

    // All of them together: Bonferroni.
    private static (double Level, double? Joint) Joint(MeasureArguments arguments, int statements) => arguments.Each || statements < 2
        ? (arguments.Level, null)
        : (1 - ((1 - arguments.Level) / statements), arguments.Level);

    private static IIntervalEstimator<MeanStudy> Estimator(MeasureArguments arguments) =>
        arguments.IsLabelsOnly ? LabelledMeanEstimator.Default : new StratifiedMeanEstimator { Interval = arguments.Interval };

    private static MeasuredEstimate One(MeasureArguments arguments, MeanStudy study, Quantity quantity, double level)
    {
        var estimate = Estimator(arguments).Estimate(in study, level);
        var labels = LabelledMeanEstimator.Default.Estimate(in study, level);
        var ratio = labels.StandardError / estimate.StandardError;
        return new()
        {
            Quantity = quantity.Id,
            Of = quantity.Of,
            Name = quantity.Name,
            Role = arguments.IsLabelsOnly ? "labels only" : "corrected",
            Estimate = estimate,
            EffectiveLabels = double.IsFinite(ratio) && study.Weights.IsEmpty ? ratio * ratio * Labels(study.Table) : null,
        };
    }

    private static List<MeasuredEstimate> OfMean(
        MeasureArguments arguments, MeasureEvidence evidence, MeanStudy study, Quantity quantity, double level)
    {
        List<MeasuredEstimate> estimates = [One(arguments, study, quantity, level)];
        var hasLabelsOnly = !arguments.IsLabelsOnly && arguments.Design is CalibrationDesign.Random && study.Weights.IsEmpty;
        if (hasLabelsOnly)
        {
            estimates.Add(estimates[0] with
            {
                Role = "labels only",
                Estimate = LabelledMeanEstimator.Default.Estimate(in study, level),
                EffectiveLabels = Labels(study.Table),
            });
        }
        if (!double.IsNaN(evidence.Judged)) estimates.Add(JudgesWord(estimates[0], evidence.Judged, study.Table.Range, level));
        return estimates;
    }

    private static MeasuredEstimate JudgesWord(MeasuredEstimate main, double judged, ValueRange range, double level) => main with
    {
        Role = "judge's word",
        IsPointOnly = true,
        EffectiveLabels = null,
        Estimate = new()
        {
            Point = judged,
            Unclamped = judged,
            StandardError = double.PositiveInfinity,
            Interval = new(range.Lower, range.Upper, level),
            Method = NaiveEstimator.Default.Method with { Support = new(range.Lower, range.Upper) },
            Warnings = EstimateWarnings.Uncorrected,
        },
    };

    private static IEnumerable<string> Facts(
        MeasureArguments arguments, MeasureEvidence evidence, List<MeasuredEstimate> estimates, double labels, MeasuredGroup? group)
    {
        var main = estimates[0];
        var isOne = main.Of is null && arguments.Design is CalibrationDesign.Random && !arguments.IsLabelsOnly;
        if (isOne && main.EffectiveLabels is { } effective)
        {
            yield return effective < Worth * labels
                ? string.Create(CultureInfo.InvariantCulture,
                    $"The judge buys nothing here: its verdicts are worth {Math.Max(0, effective - labels):0} labels beside the {labels:0} "
                        + $"that were read")
                : string.Create(CultureInfo.InvariantCulture, $"As precise as {effective:0} random labels alone; {labels:0} were read");
        }
        if (estimates.FirstOrDefault(one => one.JointLevel is not null) is { JointLevel: { } joint })
            yield return $"All shares together hold with {PlainText.Level(joint)}";
        foreach (var one in estimates)
        {
            if (one is { PValueOf: { } tested, PValue: { } p }) yield return Test(one, tested, p);
        }
        if (evidence.Incomplete > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{evidence.Incomplete} items with a missing vote");
        if (arguments.File is { Reveal: true } && group is not null && Revealed(arguments, evidence, estimates, group) is { } hidden)
            yield return hidden;
    }

    private static string Test(MeasuredEstimate one, double tested, double p)
    {
        var name = char.ToUpperInvariant(one.Name[0]) + one.Name[1..];
        var value = p < LeastShown ? "p < 0.001" : string.Create(CultureInfo.InvariantCulture, $"p = {p:F3}");
        return $"{name} against {MeasureText.Tested(one, tested)}: two-sided {value}";
    }

    private static string? Revealed(
        MeasureArguments arguments, MeasureEvidence evidence, List<MeasuredEstimate> estimates, MeasuredGroup group)
    {
        double[] hidden = [.. group.Items.Select(item => item.HiddenLabel).OfType<double>()];
        if (hidden.Length == 0) return null;
        if (arguments.Kind is not MeasureKind.Class)
        {
            var (value, contains) = Compared(estimates[0], hidden.Average());
            return $"Hidden labels: {value}; the interval {(contains ? "contains" : "does not contain")} it";
        }
        var shares = estimates.Zip(evidence.Classes, (one, of) =>
            Compared(one, hidden.Count(label => (int)label == of.Number) / (double)hidden.Length)).ToArray();
        var values = string.Join(", ", shares.Select(share => share.Value));
        var count = string.Create(CultureInfo.InvariantCulture, $"{shares.Count(share => share.Contains)} of {shares.Length}");
        return $"Hidden labels: {values}, in this order; {count} intervals contain their share";
    }

    private static (string Value, bool Contains) Compared(MeasuredEstimate one, double hidden) =>
        (MeasureText.Of(one, hidden), one.Estimate.Interval.Contains(hidden));

    private static double Labels(StrataTable table) => Enumerable.Range(0, table.Strata).Sum(table.Labelled);

    private static double? Items(MeanStudy study) => study.Weights.IsEmpty
        ? Labels(study.Table) + Enumerable.Range(0, study.Table.Strata).Sum(study.Table.Unlabelled) : null;

    private readonly record struct Quantity(string Id, string Name)
    {
        public string? Of { get; init; }
    }
}
