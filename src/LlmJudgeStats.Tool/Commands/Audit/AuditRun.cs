using LlmJudgeStats.Audit;
using LlmJudgeStats.Audit.Details;
using LlmJudgeStats.Tool.Commands.Files;

namespace LlmJudgeStats.Tool.Commands.Audit;

/// <summary>From arguments to a report of findings.</summary>
internal static class AuditRun
{
    // What a check looks at that a file may lack.
    private static readonly Dictionary<string, string> s_columns = new()
    {
        [MonotonicityCheck.Default.Method.Id] = "step",
        [LlmJudgeStats.Audit.SelectionCheck.Default.Method.Id] = "step",
        [ContaminationCheck.Default.Method.Id] = "split",
        [OrderCheck.Default.Method.Id] = "position",
    };

    public static AuditReport Report(AuditArguments arguments, Func<Stream> openInput, ProgressLine progress)
    {
        var table = Read(arguments, openInput, progress);
        var judge = JudgeOf(arguments, table);
        ScoredBenchmark[] benchmarks =
            [.. table.Benchmarks.Select(one => one with { Study = StudyOf(arguments, table, one.Study, judge) })];
        var methods = table.Source.ClusterColumn is null ? CheckMethods.OfItems : CheckMethods.OfClusters;
        AuditResult[] results =
        [
            .. benchmarks.Select(one => Result(arguments, table, one)).Concat(Pairs(arguments, benchmarks))
                .Select(result => result with { Methods = methods }),
        ];
        IAuditCheck[] checks =
        [
            .. AuditChecks.All.Where(check => results.Any(result => result.Findings.Any(finding => finding.Check == check.Method.Id))),
        ];
        var report = new AuditReport
        {
            Rows = table.Rows,
            Source = table.Source.Account,
            Provenance = arguments.File.ProvenanceOf(arguments.Target.CommandLine, table.Source),
            Results = results,
            CannotSay = arguments.Target.Explains
                ? [.. checks.Select(check => KeyValuePair.Create(check.Method.Id, check.CannotSay))] : [],
            Methods = [.. checks.Select(check => methods[check.Method.Id])],
            ShowsAll = arguments.ShowsAll,
            Diagnostics =
            [
                .. table.Notes.Concat(Differs(table)).Concat(benchmarks.SelectMany(Incomplete))
                    .Concat(results.SelectMany(AtCeiling)).Concat(results.SelectMany(OldItems))
                    .OrderByDescending(one => one.Severity),
            ],
        };
        return report with { Sentence = AuditSentence.Of(report) };
    }

    public static int Exit(AuditArguments arguments, AuditReport report)
    {
        var worst = report.Results.SelectMany(result => result.Findings).Select(finding => finding.Verdict).DefaultIfEmpty().Max();
        if (arguments.FailOn is not { } from || worst < from) return ExitCode.Done;
        return worst == AuditVerdict.Unsound ? ExitCode.Refuted : ExitCode.Undecided;
    }

    private static ScoreTable Read(AuditArguments arguments, Func<Stream> openInput, ProgressLine progress) =>
        FileReading.Read(arguments.File.Path, openInput, path => ScoreTableReader.Read(path, arguments.Reading, progress.Rows),
            (input, name) => ScoreTableReader.Read(input, name, arguments.Reading, progress.Rows));

    private static Calibration? JudgeOf(AuditArguments arguments, ScoreTable table)
    {
        var hasLabels = table.Labels.Count > 0;
        if (hasLabels && !arguments.Judge.IsEmpty)
        {
            throw new UsageException("the file has labels beside its verdicts, and the judge was described, too: leave out one (--score "
                + "COL takes the verdicts as they are)");
        }
        var judge = hasLabels
            ? Calibration.FromCounts(ConfusionCounts.Merge([.. table.Labels]), CalibrationDesign.External)
            : arguments.Judge;
        if (judge.IsEmpty) return null;
        if (judge.Youden > 0) return judge;
        if (hasLabels && (judge.Sensitivity.IsEmpty || judge.Specificity.IsEmpty))
        {
            throw new UsageException($"no item with a {(judge.Specificity.IsEmpty ? "fail" : "pass")} label: how often the judge errs on "
                + "such items is not known; label some, or take the verdicts as they are (--score COL)");
        }
        throw new UsageException(Invariant(
            $"the judge is at chance or below (sensitivity + specificity - 1 = {judge.Youden:G3}): its verdicts say nothing of any ")
            + "system; look whether labels and verdicts are swapped");
    }

    private static BenchmarkStudy StudyOf(AuditArguments arguments, ScoreTable table, BenchmarkStudy study, Calibration? judge) =>
        study with
        {
            JudgeDiffers = CalibrationHomogeneity.Of(table.Labels).IsRefused,
            Ceiling = arguments.Ceiling,
            Chance = arguments.Guessing,
            Judge = judge,
        };

    private static AuditResult Result(AuditArguments arguments, ScoreTable table, ScoredBenchmark one)
    {
        var study = one.Study;
        var isAlone = table.Benchmarks.Count == 1;
        var findings = arguments.Checks.SelectMany(check => check.Estimate(in study, arguments.Level));
        if (isAlone && arguments.Pairs is { } pairs) findings = findings.Concat(pairs.Estimate(in study, arguments.Level));
        AuditFinding[] found = [.. findings];
        string[] order = [.. AuditChecks.All.Select(check => check.Method.Id)];
        return new()
        {
            Benchmark = study.Name,
            Systems = study.Systems,
            Items = one.Items,
            CompleteItems = one.CompleteItems,
            Runs = one.Runs,
            NegativeItems =
            [
                .. found.Select(finding => finding.Details).OfType<ItemDetails>()
                    .SelectMany(items => items.Negative, (_, item) => one.ItemIds[item]),
            ],
            Level = arguments.Level,
            Findings =
            [
                .. found.Select(finding => InWordsOfTheFile(arguments, finding, table))
                    .OrderBy(finding => Array.IndexOf(order, finding.Check)),
            ],
        };
    }

    private static AuditFinding InWordsOfTheFile(AuditArguments arguments, AuditFinding finding, ScoreTable table) =>
        finding.Verdict == AuditVerdict.NotAssessed ? finding with { Sentence = Missing(arguments, finding, table) } : finding;

    private static string Missing(AuditArguments arguments, AuditFinding finding, ScoreTable table)
    {
        if (s_columns.TryGetValue(finding.Check, out var column) && table.Missing.Contains(column)) return $"no column {column}";
        return finding.Check == ChanceCheck.Default.Method.Id && arguments.Guessing is null
            ? "no --guessing" : OptionNames.In(finding.Sentence);
    }

    private static IEnumerable<AuditResult> Pairs(AuditArguments arguments, ScoredBenchmark[] benchmarks)
    {
        if (arguments.Pairs is not { } check || benchmarks.Length < 2) yield break;
        foreach (var name in arguments.Same)
        {
            if (benchmarks.All(one => one.Study.Name != name))
            {
                throw new UsageException($"--same {name}: no such benchmark; there are "
                    + string.Join(", ", benchmarks.Select(one => one.Study.Name)));
            }
        }
        var meant = benchmarks.Where(one => arguments.Same.Count == 0 || arguments.Same.Contains(one.Study.Name!)).ToArray();
        for (var a = 0; a < meant.Length; a++)
        {
            for (var b = a + 1; b < meant.Length; b++)
            {
                var first = meant[a].Study;
                var second = meant[b].Study;
                yield return new()
                {
                    Benchmarks = [first.Name ?? "", second.Name ?? ""],
                    Systems = [.. first.Systems.Intersect(second.Systems)],
                    Level = arguments.Level,
                    Findings = [check.Between(first, second, arguments.Level)],
                };
            }
        }
    }

    private static IEnumerable<Diagnostic> Differs(ScoreTable table)
    {
        var test = CalibrationHomogeneity.Of(table.Labels);
        if (!test.IsRefused) yield break;
        yield return new("LJS2103", DiagnosticSeverity.Warning, Invariant(
            $"The labels show that the judge errs differently on different systems (p = {test.PValue:G2}): what differs may be the judge."),
            "label items of each system, and compare systems by their own labels (judgestats compare)");
    }

    private static IEnumerable<Diagnostic> Incomplete(ScoredBenchmark one)
    {
        var left = one.Items - one.CompleteItems;
        if (left == 0) yield break;
        yield return new(AuditCodes.ItemsLeftOut, DiagnosticSeverity.Warning, Invariant(
            $"{left} of {one.Items} items{(one.Study.Name is { } name ? $" of {name}" : "")} are left out of comparisons: not every ")
            + "system has a score on them.", "score them, or leave out the system that has few (`Where`)");
    }

    // What is told of systems is told of all items, also of those on which some gained.
    private static IEnumerable<Diagnostic> OldItems(AuditResult result)
    {
        var isOrdered = result.Findings.Any(finding => finding.Details is RankingDetails or SeparationDetails);
        if (!isOrdered) yield break;
        foreach (var finding in result.Findings.Where(finding => finding.Verdict == AuditVerdict.Unsound))
        {
            if (finding.Details is not ContaminationDetails gains) continue;
            var who = gains.Flagged.IsEmpty ? "all systems" : string.Join(", ", gains.Flagged.Select(name => Excerpt.Of(name)));
            var on = result.Benchmark is { } name ? $" on {Excerpt.Of(name)}" : "";
            yield return new(AuditCodes.OrderOfOldItems, DiagnosticSeverity.Warning,
                $"Scores and ranks{on} are of all items, also of the {Excerpt.Of(gains.Old)} ones, on which {who} gained.",
                $"rank the systems on the {Excerpt.Of(gains.Fresh)} items alone (`Where`)");
        }
    }

    private static IEnumerable<Diagnostic> AtCeiling(AuditResult result) => result.Findings
        .Where(finding => finding.Details is SaturationDetails { JudgeAtCeiling: true })
        .Select(_ => new Diagnostic(AuditCodes.JudgeAtCeiling, DiagnosticSeverity.Warning,
            "The best system scores what this judge gives a perfect one: the judge, not the benchmark, is at its ceiling.",
            "a judge that recognises more of what is right, or labels by people"));
}
