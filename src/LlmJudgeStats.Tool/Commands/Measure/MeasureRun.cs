using System.Globalization;
using LlmJudgeStats.Data;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;
using LlmJudgeStats.Preferences;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>From arguments to a report of values other than pass and fail.</summary>
internal static class MeasureRun
{
    private const double Worth = 1.1;
    private const double SmallestShown = 0.001;    // of p-values

    /// <summary>How its report is written in each format.</summary>
    public static ReportForms<MeasureReport> Forms { get; } = new()
    {
        Json = JsonReport.Write,
        Csv = CsvReport.Write,
        Document = MeasureDocument.Of,
        Page = MeasurePage.Of,
    };

    public static MeasureReport Report(MeasureArguments arguments, Func<Stream> openInput, ProgressLine progress)
    {
        ElsewhereEstimates.Refuse(arguments);
        if (arguments.File is not { } file)
        {
            var counted = arguments.Matrix is { } matrix
                ? MeasureEvidence.Of(arguments, matrix) : MeasureEvidence.Of(arguments, arguments.Counted!);
            return MeasureReport.Of([Result(arguments, counted, null)], []) with
            {
                Provenance = new() { CommandLine = arguments.Target.CommandLine },
            };
        }
        var table = Read(file, arguments.Reading!, openInput, progress);
        var shares = SharesOf(arguments, table);
        return MeasureReport.Of([.. table.Groups.Select(group => OfGroup(arguments, table, shares, group))], table.Notes) with
        {
            Rows = table.Rows,
            Source = table.Source.Account,
            Provenance = file.ProvenanceOf(arguments.Target.CommandLine, table.Source),
        };
    }

    /// <summary>The items of a file.</summary>
    public static MeasureTable Read(FileEvidence file, MeasureOptions reading, Func<Stream> openInput, ProgressLine progress)
    {
        try
        {
            if (file.Path != "-") return MeasureReader.Read(file.Path, reading, progress.Rows);
            using var input = openInput();
            return MeasureReader.Read(input, "standard input", reading, progress.Rows);
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

    // Classes that people gave, or that were declared; what only a judge says is a stratum.
    private static IReadOnlyList<int> SharesOf(MeasureArguments arguments, MeasureTable table)
    {
        if (arguments.Kind is not MeasureKind.Class) return [];
        var all = Enumerable.Range(0, table.Classes.Count);
        if (arguments.Reading!.Classes.Count > 0) return [.. all];
        var given = table.Groups.SelectMany(group => group.Items).Select(item => item.Label ?? item.HiddenLabel).OfType<double>()
            .Select(label => (int)label).ToHashSet();
        var others = all.Where(number => !given.Contains(number)).Select(number => $"'{Excerpt.Of(table.Classes[number])}'").ToArray();
        if (arguments.Design is CalibrationDesign.ByVerdict && others.Length > 0)
        {
            throw new UsageException($"--design by-verdict: the judge says {string.Join(", ", others)}, and no person does; write verdicts "
                + "and labels alike, or say that it is a class with --classes C[,C]");
        }
        return [.. all.Where(given.Contains)];
    }

    private static MeasureResult OfGroup(
        MeasureArguments arguments, MeasureTable table, IReadOnlyList<int> shares, MeasuredGroup group)
    {
        IReadOnlyList<MeasuredItem> items = arguments.DropsNone
            ? [.. group.Items.Where(item => item.Verdict is not null)] : group.Items;
        var evidence = MeasureEvidence.Of(arguments, items, table.Classes) with { Shares = shares };
        if (group.HasRepeats && !arguments.IgnoresClusters && evidence.Matrix is null)
            evidence = evidence.InClusters(items, arguments.Design);
        return Result(arguments, evidence, group) with { Group = group.Key.Count == 0 ? null : group.Key };
    }

    private static MeasureResult Result(MeasureArguments arguments, MeasureEvidence evidence, MeasuredGroup? group)
    {
        var estimates = evidence.Matrix is { } matrix ? ElsewhereEstimates.Of(arguments, matrix) : Estimates(arguments, evidence);
        var labels = Labels(evidence.Counted);
        var repeats = group is { HasRepeats: true } && evidence.Clusters is null;
        var gate = GateOf(arguments, evidence);
        return new()
        {
            Measure = MeasureSyntax.IdOf(arguments.Kind),
            Design = arguments.Design,
            Range = evidence.Study.Table.Range,
            StrataNames = evidence.Names,
            Strata = evidence.Counted,
            Weights = evidence.Study.Weights.ToArray(),
            Merged = evidence.Merged,
            Estimates = estimates,
            DesignEffect = evidence.DesignEffect,
            Facts = [.. Facts(arguments, evidence, estimates, labels, group)],
            Gate = gate,
            Sentence = gate is null
                ? MeasureSentence.Of(estimates, labels, Items(evidence), repeats)
                : MeasureSentence.Of(gate, estimates[0], repeats),
            Diagnostics =
            [
                .. repeats ? [Repeats(group!)] : Array.Empty<Diagnostic>(),
                .. MeanDiagnostics.Of(evidence.Study),
                .. evidence.Matrix is { } confusion
                    ? ElsewhereEstimates.Diagnostics(arguments, confusion) : MeasureDiagnostics.Of(estimates),
            ],
        };
    }

    private static MeasureGate? GateOf(MeasureArguments arguments, MeasureEvidence evidence)
    {
        if (arguments.Gate is not { } question) return null;
        if (arguments.Kind is MeasureKind.Class)
        {
            throw new UsageException("--measure class has a share for each class, and a gate is on one rate: make the class pass and all "
                + "others fail (--pass, --fail), and leave out --measure");
        }
        if (evidence.Matrix is not null)
        {
            throw new UsageException($"--design {arguments.Design.Id}: of labels from elsewhere a gate on a win rate is not built; label "
                + "some of these very items (--design random)");
        }
        return arguments.IsLabelsOnly
            ? question.Of(LabelledMeanEstimator.Default, evidence.LabelsOnly)
            : question.Of(Estimator(arguments), evidence.Study);
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
            var study = evidence.StudyOf(
                ValueRange.Unit, score => score >= least ? 1 : 0, () => sample.ToShareStudy(least, arguments.Design, bands));
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
            PValue = arguments.IsLabelsOnly
                ? LabelledMeanEstimator.Default.PValue(evidence.LabelsOnly, 0.5) : Estimator(arguments).PValue(evidence.Study, 0.5),
        };
        if (arguments.IsNet)
        {
            var net = evidence.StudyOf(new(-1, 1), worth => (2 * worth) - 1, () => NetOf(evidence.Study));
            estimates.Add(One(arguments, net, new("net-win-rate", "net win rate"), arguments.Level));
        }
        if (arguments.IsDecisive)
        {
            if (evidence.Clusters is not null)
            {
                throw new UsageException("--decisive: some rows belong together, and what clusters do to the win rate among items that are "
                    + "no tie was not measured; leave it out, or say --cluster none if rows of one id have nothing in common");
            }
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
        var shares = evidence.Shares;
        if (shares.Count < 2)
            throw new UsageException("--measure class: the labels have fewer than two classes; name all that there are with --classes C,C");
        var (level, joint) = Joint(arguments, shares.Count == 2 ? 1 : shares.Count);
        return
        [
            .. shares.Select(number => One(arguments, ShareOf(evidence, number), ShareNamed(evidence.Classes[number]), level) with
            {
                JointLevel = joint,
            }),
        ];
    }

    private static Quantity ShareNamed(string name) => new("share", $"share of {Phrases.Name(name)}") { Of = name };

    private static MeanStudy ShareOf(MeasureEvidence evidence, int which) =>
        evidence.StudyOf(ValueRange.Unit, label => label == which ? 1 : 0, () => ShareOf(evidence.Study, which));

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

    private static StratifiedMeanEstimator Estimator(MeasureArguments arguments) => new() { Interval = arguments.Interval };

    private static MeasuredEstimate One(MeasureArguments arguments, MeanStudy study, Quantity quantity, double level)
    {
        IIntervalEstimator<MeanStudy> estimator = arguments.IsLabelsOnly ? LabelledMeanEstimator.Default : Estimator(arguments);
        var estimate = estimator.Estimate(in study, level);
        return new()
        {
            Quantity = quantity.Id,
            Of = quantity.Of,
            Name = quantity.Name,
            Role = arguments.IsLabelsOnly ? "labels only" : "corrected",
            Estimate = estimate,
        };
    }

    // How many labels alone would have the standard error of the estimate.
    private static double? EffectiveLabels(JudgeEstimate labels, JudgeEstimate estimate, MeasureEvidence evidence)
    {
        var ratio = labels.StandardError / estimate.StandardError;
        return double.IsFinite(ratio) && evidence.Study.Weights.IsEmpty ? ratio * ratio * Labels(evidence.Counted) : null;
    }

    private static List<MeasuredEstimate> OfMean(
        MeasureArguments arguments, MeasureEvidence evidence, MeanStudy study, Quantity quantity, double level)
    {
        var labels = LabelledMeanEstimator.Default.Estimate(evidence.LabelsOnly, level);
        var main = One(arguments, study, quantity, level);
        List<MeasuredEstimate> estimates =
        [
            arguments.IsLabelsOnly ? main with { Estimate = labels }
                : main with { EffectiveLabels = EffectiveLabels(labels, main.Estimate, evidence) },
        ];
        var hasLabelsOnly = !arguments.IsLabelsOnly && arguments.Design is CalibrationDesign.Random && study.Weights.IsEmpty;
        if (hasLabelsOnly)
            estimates.Add(main with { Role = "labels only", Estimate = labels, EffectiveLabels = Labels(evidence.Counted) });
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
        if (evidence.Clusters is not null)
        {
            var rows = string.Create(CultureInfo.InvariantCulture,
                $"Rows belong together: {group!.Items.Count} rows of {group.Clusters} ids");
            // Each class has an effect of its own.
            yield return arguments.Kind is MeasureKind.Class ? $"{rows}; the intervals allow for it" : string.Create(
                CultureInfo.InvariantCulture, $"{rows}; {evidence.DesignEffect:0.00} of them are worth an independent one");
        }
        var comparesLabels = arguments.Design is CalibrationDesign.Random && !arguments.IsLabelsOnly;
        if (comparesLabels && estimates[0].EffectiveLabels is { } effective)
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
        if (arguments.DropsNone) yield return "Among items with a verdict: those without one are left out";
        if (evidence.Incomplete > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"{evidence.Incomplete} items with a missing vote");
        if (arguments.File is { Reveal: true } && group is not null && Revealed(arguments, evidence, estimates, group) is { } hidden)
            yield return hidden;
    }

    private static string Test(MeasuredEstimate one, double tested, double p)
    {
        var name = char.ToUpperInvariant(one.Name[0]) + one.Name[1..];
        var value = p < SmallestShown ? "p < 0.001" : string.Create(CultureInfo.InvariantCulture, $"p = {p:F3}");
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
        var shares = estimates.Zip(evidence.Shares, (one, number) =>
            Compared(one, hidden.Count(label => (int)label == number) / (double)hidden.Length)).ToArray();
        var values = string.Join(", ", shares.Select(share => share.Value));
        var count = string.Create(CultureInfo.InvariantCulture, $"{shares.Count(share => share.Contains)} of {shares.Length}");
        return $"Hidden labels: {values}, in this order; {count} intervals contain their share";
    }

    private static (string Value, bool Contains) Compared(MeasuredEstimate one, double hidden) =>
        (MeasureText.Of(one, hidden), one.Estimate.Interval.Contains(hidden));

    private static double Labels(StrataTable table) => Enumerable.Range(0, table.Strata).Sum(table.Labelled);

    private static double? Items(MeasureEvidence evidence) => evidence.Study.Weights.IsEmpty
        ? Labels(evidence.Counted) + Enumerable.Range(0, evidence.Counted.Strata).Sum(evidence.Counted.Unlabelled) : null;

    private readonly record struct Quantity(string Id, string Name)
    {
        public string? Of { get; init; }
    }
}
