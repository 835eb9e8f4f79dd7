using LlmJudgeStats.Comparison;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>The share of each class under one system less that under the other: pass rates with that class as pass.</summary>
internal static class ClassDifferences
{
    public static IEnumerable<MeasureResult> Of(
        MeasuredArguments arguments, MeasureTable table, MeasuredGroup a, MeasuredGroup b, AnsweredItems? pairs)
    {
        var shares = MeasureRun.SharesOf(arguments.Values, table);
        var claims = shares.Count == 2 ? 1 : shares.Count;
        foreach (var number in shares)
        {
            var study = pairs is null ? Apart(a, b, number) : Together(pairs, number);
            yield return OfClass(arguments, study, table.Classes[number], claims) with
            {
                Group = MeasuredPair.KeysOf(a),
                Comparison = MeasuredPair.ComparisonOf(a, b, pairs, DifferenceEstimator.Default.Estimate(
                    in study, 1 - ((1 - arguments.LevelTogether) / claims)).Interval) with
                {
                    IsTooNarrow = a.HasRepeats || b.HasRepeats,
                },
                Facts = FactsOf(arguments, study, pairs),
                Diagnostics =
                [
                    .. a.HasRepeats || b.HasRepeats ? [MeasuredPair.Repeats(a, b)] : Array.Empty<Diagnostic>(),
                    .. Diagnostic.Of(DifferenceEstimator.Default.Estimate(in study, arguments.Values.Level).Warnings),
                ],
            };
        }
    }

    private static string[] FactsOf(MeasuredArguments arguments, ComparisonStudy study, AnsweredItems? pairs)
    {
        var p = DifferenceEstimator.Default.PValue(in study, 0);
        var test = p < 0.001 ? "p < 0.001" : Invariant($"p = {p:F3}");
        return [.. pairs is null ? Array.Empty<string>() : [pairs.Words], $"Difference against 0: two-sided {test}"];
    }

    private static MeasureResult OfClass(MeasuredArguments arguments, ComparisonStudy study, string name, int claims)
    {
        var level = arguments.Values.Each ? arguments.Values.Level : 1 - ((1 - arguments.Values.Level) / claims);
        var estimate = DifferenceEstimator.Default.Estimate(in study, level);
        var (names, table) = study.Changes is { } changes
            ? (new[] { "judge says it of both", "of a alone", "of b alone", "of neither" }, changes.Table)
            : (["a, judge says it", "a, it does not", "b, judge says it", "b, it does not"], Counts(study));
        return new()
        {
            Measure = "class",
            Design = arguments.Values.Design,
            Range = new(-1, 1),
            StrataNames = names,
            Strata = table,
            Estimates =
            [
                new()
                {
                    Quantity = "group-difference",
                    Of = name,
                    Name = $"difference of the share of {Phrases.Name(name)}",
                    Role = "corrected",
                    Estimate = estimate,
                    JointLevel = arguments.Values.Each || claims < 2 ? null : arguments.Values.Level,
                    PValueOf = 0,
                    PValue = DifferenceEstimator.Default.PValue(in study, 0),
                },
            ],
            Sentence = "",
        };
    }

    private static ComparisonStudy Together(AnsweredItems pairs, int number)
    {
        LabelledPairs all = default;
        foreach (var (a, b) in pairs.Items)
        {
            bool judgedA = a.Verdict == number, judgedB = b.Verdict == number;
            all += (a.Label, b.Label) is ({ } ofA, { } ofB)
                ? Labelled(judgedA, judgedB, Change(ofA == number, ofB == number))
                : new LabelledPairs { Unlabelled = PairedTally.FromVerdicts([judgedA], [judgedB]) };
        }
        return ComparisonStudy.OnSameItems(in all, CalibrationDesign.Random);
    }

    private static LabelledPairs Labelled(bool a, bool b, LabelChange change) => (a, b) switch
    {
        (true, true) => new() { Both = change },
        (true, false) => new() { OnlyA = change },
        (false, true) => new() { OnlyB = change },
        _ => new() { Neither = change },
    };

    private static LabelChange Change(bool a, bool b) => new()
    {
        ABetter = a && !b ? 1 : 0,
        Same = a == b ? 1 : 0,
        BBetter = b && !a ? 1 : 0,
    };

    private static ComparisonStudy Apart(MeasuredGroup a, MeasuredGroup b, int number)
    {
        var first = StudyOf(a, number);
        var second = StudyOf(b, number);
        return ComparisonStudy.Separate(in first, in second);
    }

    private static JudgeStudy StudyOf(MeasuredGroup group, int number)
    {
        var test = group.Items.Where(item => item.Label is null).ToArray();
        var labelled = group.Items.Where(item => item.Label is not null).ToArray();
        return new()
        {
            Test = JudgeTally.FromVerdicts([.. test.Select(item => item.Verdict == number)]),
            Calibration = Calibration.FromCounts(ConfusionCounts.FromPairs(
                [.. labelled.Select(item => item.Label == number)], [.. labelled.Select(item => item.Verdict == number)]),
                CalibrationDesign.Random),
        };
    }

    // What the judge says, by what people say.
    private static StrataTable Counts(ComparisonStudy study)
    {
        List<double> labelled = [];
        List<double> unlabelled = [];
        foreach (var one in (JudgeStudy[])[study.A, study.B])
        {
            var counts = one.Calibration;
            var sensitivity = counts.Sensitivity;
            var specificity = counts.Specificity;
            labelled.AddRange([specificity.Failures, sensitivity.Successes, specificity.Successes, sensitivity.Failures]);
            unlabelled.AddRange([one.Test.Successes, one.Test.Failures]);
        }
        return StrataTable.Of(ValueRange.Unit, [0, 1], 4, [.. labelled], [.. unlabelled]);
    }
}
