using LlmJudgeStats.Comparison;
using LlmJudgeStats.Inference;
using LlmJudgeStats.Tool.Commands.Files;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>From arguments to a report of comparisons.</summary>
internal static class CompareRun
{
    public static ComparisonReport Report(CompareArguments arguments, Func<Stream> openInput, ProgressLine progress) =>
        arguments.File is { } file
            ? FromFile(arguments, file, openInput, progress)
            : ComparisonReport.Of([ComparisonResult.Of(OfCounts(arguments, arguments.Counts!))], []) with
            {
                Provenance = arguments.Target.Provenance,
            };

    private static ComparisonFindings OfCounts(CompareArguments arguments, CountedSystems counts)
    {
        var known = StudyOf(arguments, counts);
        var study = known.Study;
        var answer = ComparisonAnswer.Of(in study, arguments.Question, arguments.Estimator);
        var isShared = study.SharesCalibration;
        return new()
        {
            A = "a",
            B = "b",
            Pair = Alone(answer, arguments.Question),
            Question = arguments.Question,
            Design = isShared && study.A.Calibration.IsKnown ? null : arguments.Design,
            Counts = new()
            {
                A = counts.Pairs is null ? StudyCounts.Of(counts.A, isShared ? default : counts.LabelsOfA ?? default) : null,
                B = counts.Pairs is null ? StudyCounts.Of(counts.B, isShared ? default : counts.LabelsOfB ?? default) : null,
                Calibration = isShared ? known.Calibration : null,
                Pairs = counts.Pairs,
            },
            Homogeneity = known.Homogeneity,
            RateOfA = Rate(study.A, arguments),
            RateOfB = Rate(study.B, arguments),
        };
    }

    private static (ComparisonStudy Study, ConfusionCounts? Calibration, HomogeneityFindings? Homogeneity) StudyOf(
        CompareArguments arguments, CountedSystems counts)
    {
        var design = arguments.Design;
        if (counts is { LabelsOfA: { } ofA, LabelsOfB: { } ofB })
        {
            if (!arguments.IsShared) return (ComparisonStudy.Separate(Own(counts.A, ofA), Own(counts.B, ofB)), null, null);
            var shared = SharedLabels.Of((counts.A, counts.B), ofA, ofB, design, arguments.Question.Level);
            return (ComparisonStudy.Sharing(counts.A, counts.B, shared.Calibration), shared.Counts, shared.Homogeneity);
        }
        var judge = arguments.Judge.Calibration;
        if (judge.IsEmpty)
        {
            throw new UsageException("nothing is known of the judge: give labels (--tp ..., or --a-tp ... and --b-tp ...), or --accuracy 1 "
                + "to compare the verdicts as such");
        }
        var table = SystemComparison.Table(arguments.Judge.Counts);
        return counts.Pairs is { } pairs
            ? (ComparisonStudy.OnSameItems(pairs, judge), table, null)
            : (ComparisonStudy.Sharing(counts.A, counts.B, judge), table, null);

        JudgeStudy Own(JudgeTally test, ConfusionCounts labels) =>
            new() { Test = test, Calibration = Calibration.FromCounts(labels, design) };
    }

    private static JudgeEstimate? Rate(JudgeStudy study, CompareArguments arguments) =>
        study.Test.IsEmpty ? null : JudgeStats.PassRate(study, arguments.Question.Level);

    private static ComparedPair Alone(ComparisonAnswer answer, ComparisonQuestion question) =>
        ComparisonFamily.Judge([[new() { A = 0, B = 1, Answer = answer }]], question)[0][0];

    private static ComparisonReport FromFile(
        CompareArguments arguments, FileEvidence file, Func<Stream> openInput, ProgressLine progress)
    {
        file = file.For(arguments.Target.Format);
        var table = FileReading.Read(file, openInput, progress);
        var choice = arguments.Systems!;
        IReadOnlyList<SystemSet> sets = SystemSet.Of(table, choice);
        CheckPrimary(choice, sets);
        SetAnswers[] answers = [.. sets.Select(set => new SetAnswers(set, sets.Count, table, arguments))];
        var judged = Judged(answers, arguments);
        var results = answers.SelectMany((one, i) => one.Results(judged[i].Pairs, judged[i].Tier, answers.Sum(other => other.Pairs.Length)))
            .ToArray();
        return ComparisonReport.Of(results, [.. table.Notes, .. Notes(answers, table, arguments)]) with
        {
            Rows = Account(table, answers, arguments),
            Labels = table.Labels,
            Source = table.Source.Account,
            Provenance = file.ProvenanceOf(arguments.Target.CommandLine, table.Source),
            Choices = [.. FileNotes.Choices(table.Source)],
            Leaderboards = [.. answers.SelectMany((one, i) => one.Board(judged[i].Pairs))],
        };
    }

    // All sets are one family of claims; primary criteria are its first tier.
    private static (IReadOnlyList<ComparedPair> Pairs, int? Tier)[] Judged(SetAnswers[] answers, CompareArguments arguments)
    {
        var primary = arguments.Systems!.Primary;
        int TierOf(SetAnswers one) => primary.Count == 0 || primary.Contains(one.Set.Criterion, StringComparer.Ordinal) ? 0 : 1;
        var tiers = answers.GroupBy(TierOf).OrderBy(tier => tier.Key).ToArray();
        var judged = ComparisonFamily.Judge([.. tiers.Select(tier => tier.SelectMany(one => one.Pairs).ToArray())], arguments.Question);
        var next = tiers.Select(_ => 0).ToArray();
        var result = new (IReadOnlyList<ComparedPair> Pairs, int? Tier)[answers.Length];
        for (var i = 0; i < answers.Length; i++)
        {
            var tier = Array.FindIndex(tiers, one => one.Key == TierOf(answers[i]));
            result[i] = (
                judged[tier].AsSpan().Slice(next[tier], answers[i].Pairs.Length).ToArray(), primary.Count == 0
                    ? null
                    : tiers[tier].Key + 1);
            next[tier] += answers[i].Pairs.Length;
        }
        return result;
    }

    private static void CheckPrimary(SystemChoice choice, IReadOnlyList<SystemSet> sets)
    {
        foreach (var name in choice.Primary)
        {
            if (sets.Any(set => set.Criterion == name)) continue;
            throw new UsageException($"--primary {name}: no row has that value in '{choice.Criterion}'");
        }
    }

    private static IEnumerable<Diagnostic> Notes(SetAnswers[] answers, JudgmentTable table, CompareArguments arguments)
    {
        if (answers.Any(one => one.Comparison.Homogeneity is not null))
        {
            var systems = answers.Max(one => one.Comparison.Homogeneity?.Systems ?? 0);
            yield return new("LJS2101", DiagnosticSeverity.Warning,
                Invariant($"one calibration is taken to hold for all systems: by the labels of {systems} of ")
                    + "them a difference of the error rates is not shown, which proves nothing",
                "leave out --shared-calibration: each system's own labels need no such assumption");
        }
        var unpaired = answers.Sum(one => one.Unpaired);
        if (unpaired > 0)
        {
            yield return new("LJS2106", DiagnosticSeverity.Warning,
                Invariant($"{unpaired} rows have no partner in another system and are left out"),
                "check that the pair column has the same values for every system");
        }
        var pairs = answers.Sum(one => one.Pairs.Length);
        if (arguments.Question.Correction == MultiplicityCorrection.None && pairs > 1)
        {
            yield return new("LJS2201", DiagnosticSeverity.Warning,
                Invariant($"{pairs} comparisons are each made by themselves: some differences will be found ")
                    + "by chance",
                "leave out --correction none for claims");
        }
        if (table.Pairs is null && table.Source.ClusterColumn is { } cluster)
        {
            yield return new("LJS1056", DiagnosticSeverity.Warning,
                $"rows belong together by '{PlainText.Escape(cluster)}' within each system; what systems have in common is not looked at, "
                    + "and coverage was not measured for comparisons of such rows",
                $"if systems answered the same items, say so: --pair {cluster}");
        }
    }

    private static RowAccount Account(JudgmentTable table, SetAnswers[] answers, CompareArguments arguments)
    {
        var compared = answers.SelectMany(one => one.Compared).ToHashSet();
        var notCompared = answers.SelectMany(one => one.Set.Systems)
            .Where(system => !compared.Contains(system.Place))
            .Sum(system => system.Rows.Rows - (arguments.IsShared ? system.Rows.Calibration.Count : 0));    // labels are lent
        var unpaired = answers.Sum(one => one.Unpaired);
        var rows = table.Rows;
        notCompared = Math.Min(notCompared, rows.Used);
        unpaired = Math.Min(unpaired, rows.Used - notCompared);
        return rows with { Used = rows.Used - notCompared - unpaired, NotCompared = notCompared, Unpaired = unpaired };
    }
}
