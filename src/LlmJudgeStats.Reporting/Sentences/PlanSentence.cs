using System.Globalization;
using LlmJudgeStats.Gates;
using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Reporting;

/// <summary>One plain sentence for a plan. ASCII, invariant culture.</summary>
internal static class PlanSentence
{
    public static string Of(PlanAnswer answer) => (answer.Feasible, answer.Labels, answer.Items) switch
    {
        (true, _, _) => Found(answer),
        (false, { }, { }) => BeyondBudget(answer),
        (false, { }, null) => OfLabels(answer),
        (false, null, { }) => OfItems(answer),
        (false, null, null) => $"No study of up to a billion labels and test items {Reaches(answer)}.",
    };

    /// <summary><c>+-5.7 points</c></summary>
    public static string PlusMinus(double halfWidth) => $"+-{Points(halfWidth)} points";

    /// <summary>A difference of rates in points.</summary>
    public static string Points(double difference) => (100 * difference).ToString("F1", CultureInfo.InvariantCulture);

    /// <summary><c>4 chances in 5</c></summary>
    public static string Chance(double chance) =>
        chance == GateNeeds.DefaultChance ? "4 chances in 5" : $"{PlainText.Level(chance)} of such studies";

    private static string Found(PlanAnswer answer)
    {
        var sizes = $"{Labels(answer)} and {Items(answer)}";
        var money = answer.Cost is { } cost ? Invariant($", for {cost:0.##}") : "";
        var width = $"give the pass rate to {PlusMinus(answer.HalfWidth!.Value)} ({PlainText.Level(answer.Question.Level)}){money}.";
        return answer is { Chances: { } chances, Question.Gate: { } gate }
            ? $"{sizes} pass a gate of {Words(gate)} with probability {PlainText.Percent(chances.Pass)} if the guess is right, and {width}"
            : $"{sizes} {width}";
    }

    private static string BeyondBudget(PlanAnswer answer) =>
        Invariant($"A budget of {answer.Question.Budget:0.##} gives ")
            + $"{PlusMinus(answer.HalfWidth!.Value)} at best, with {Labels(answer)} and {Items(answer)}: no study for it "
            + $"{Reaches(answer)}.";

    private static string OfLabels(PlanAnswer answer)
    {
        var most = answer.LabelsForAnyItems is { } needed ? Invariant($"{needed} labels can") : "no number of labels can";
        return $"{Labels(answer)} reach {PlusMinus(answer.HalfWidthItemsUnlimited!.Value)} at best, however many items: "
            + $"no such study {Reaches(answer)}; {most}.";
    }

    private static string OfItems(PlanAnswer answer)
    {
        var isFromTestItems = answer.Question.Design.IsFromTestItems;
        return $"{Items(answer)} reach {PlusMinus(answer.HalfWidthLabelsUnlimited!.Value)} at best, "
            + $"{(isFromTestItems ? "with a label on every one" : "however many labels")}: no such study {Reaches(answer)}.";
    }

    private static string Reaches(PlanAnswer answer) => answer.Question switch
    {
        { HalfWidth: { } width } => $"reaches {PlusMinus(width)}",
        { Gate: { } gate, Chance: var chance } => $"passes a gate of {Words(gate)} ({Chance(chance)})",
        _ => "reaches it",
    };

    private static string Words(Gate gate) =>
        $"{(gate.Side == GateSide.AtLeast ? "at least" : "at most")} {PlainText.Percent(gate.Threshold)}";

    private static string Labels(PlanAnswer answer)
    {
        var labels = Invariant($"{answer.Labels}");
        if (answer.LabelsPass is not { } passes || answer.LabelsFail is not { } fails) return $"{labels} random labels";
        var who = answer.Question.Design == CalibrationDesign.ByVerdict ? "judge-passes" : "human passes";
        return Invariant($"{labels} labels ({passes} {who}, {fails} fails)");
    }

    private static string Items(PlanAnswer answer) => Invariant($"{answer.Items} {(answer.Items == 1 ? "test item" : "test items")}");
}
