using LlmJudgeStats.Accuracy;
using LlmJudgeStats.Preferences;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>What a judge says of the same pair in both orders.</summary>
internal static class OrdersSection
{
    public static JudgeSection Of(JudgeArguments arguments, MeasuredGroup group)
    {
        MeasuredItem[] pairs = [.. group.Items.Where(item => item is { Verdict: not null, Swapped: not null })];
        var orders = SwapTable.FromPairs(
            [.. pairs.Select(pair => MeasureEvidence.PreferenceOf(pair.Verdict)!.Value)],
            [.. pairs.Select(pair => MeasureEvidence.PreferenceOf(pair.Swapped)!.Value)]);
        MeasuredItem[] labelled = [.. pairs.Where(pair => pair.Label is not null)];
        var level = arguments.Level;
        return new()
        {
            Name = JudgeSections.Orders,
            Orders = JudgeOrders.Of(orders),
            Estimates =
            [
                new JudgeFigure("swap-consistency", "swap consistency").Share(Consistent(orders), orders.Count, level),
                new JudgeFigure("position-bias", "position bias").Difference(orders.ToPositionStudy(), level),
                .. labelled.Length == 0 ? [] : OfLabels(arguments, labelled),
            ],
            Facts = [.. Facts(orders, level)],
        };
    }

    private static IEnumerable<MeasuredEstimate> OfLabels(JudgeArguments arguments, MeasuredItem[] labelled)
    {
        double[] first = [.. labelled.Select(pair => JudgedItem.Right(arguments.Kind, pair.Verdict!.Value, pair.Label!.Value))];
        double[] second = [.. labelled.Select(pair => JudgedItem.Right(arguments.Kind, pair.Swapped!.Value, pair.Label!.Value))];
        double[] both = [.. first.Zip(second, (one, other) => one == 1 && other == 1 ? 1.0 : 0)];
        return
        [
            Figure(arguments.Reading.ShownFirst).Mean(StudyOf(first), arguments.Level),
            Figure(arguments.Reading.ShownSecond).Mean(StudyOf(second), arguments.Level),
            new JudgeFigure("accuracy-strict", "right in both orders").Mean(StudyOf(both), arguments.Level),
        ];
    }

    private static JudgeFigure Figure(string order) => new("accuracy", $"accuracy, {order}") { Of = order };

    private static MeanStudy StudyOf(double[] values) =>
        AccuracyTable.Of(1, new int[values.Length], values).ToStudy(CalibrationDesign.Random);

    private static long Consistent(SwapTable orders) => Enum.GetValues<Preference>().Sum(one => orders.Pairs(one, one));

    private static IEnumerable<string> Facts(SwapTable orders, double level)
    {
        var primacy = orders.Primacy;
        if (!(primacy.Size > 0)) yield break;
        var limits = BinomialInterval.Wilson.Of(primacy, level);
        yield return Invariant(
            $"Of {primacy.Size:0} pairs that lean to a place {primacy.Size * primacy.Rate:0} lean to the one shown first: ")
            + $"{PlainText.Percent(primacy.Rate)}, {PlainText.Level(level)} interval {PlainText.Range(limits)}";
    }

}
