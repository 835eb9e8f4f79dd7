using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>A plan for a mean in words.</summary>
internal static class MeanPlanAnswer
{
    public static string Of(MeanPlanFindings findings)
    {
        var plan = findings.Plan;
        var level = PlainText.Level(findings.Question.Level);
        if (plan is { IsFeasible: true, HalfWidth: { } width })
        {
            return Invariant(
                $"{plan.Labels} labels and {plan.Items} items without one give the {findings.Name} to {PlusMinus(findings, width)} ")
                + $"({level}).";
        }
        var goal = PlusMinus(findings, findings.Question.HalfWidth!.Value);
        return plan.HalfWidthItemsUnlimited is { } best
            ? Invariant(
                $"{plan.Labels} labels reach {PlusMinus(findings, best)} at best, however many items, and {goal} is asked ({level}).")
            : Invariant($"No number of labels beside {plan.Items} items reaches {goal} ({level}).");
    }

    /// <summary>What more of either would give.</summary>
    public static IEnumerable<(string What, string Figure)> Facts(MeanPlanFindings findings)
    {
        var plan = findings.Plan;
        if (plan.HalfWidthItemsUnlimited is { } items)
            yield return ("at best, with these labels and any number of items", PlusMinus(findings, items));
        if (plan.LabelsOnlyHalfWidth is { } alone)
        {
            yield return (Invariant($"{plan.Labels} random labels and no judge"),
                PlusMinus(findings, alone) + (plan.IsWorthwhile == false ? ": this judge buys you nothing" : ""));
        }
        var pilot = findings.Question.Pilot.Table;
        var labels = Enumerable.Range(0, pilot.Strata).Sum(pilot.Labelled);
        var all = labels + Enumerable.Range(0, pilot.Strata).Sum(pilot.Unlabelled);
        yield return ("pilot", Invariant($"{labels:0} labels of {all:0} items, {pilot.Strata} strata"));
        if (findings.Question.DesignEffect > 1)
        {
            yield return ("rows that belong together", Invariant(
                $"{findings.Question.DesignEffect:0.00} of them are worth an independent one; approximate"));
        }
    }

    /// <summary>A half-width in the unit of the values: points of a share, else a number.</summary>
    public static string PlusMinus(MeanPlanFindings findings, double width) => $"+-{Number(findings, width)}";

    /// <summary>The same without its sign.</summary>
    public static string Number(MeanPlanFindings findings, double width) => findings.Measure == "score"
        ? width.ToString(findings.Question.Pilot.Table.Range.Width > 2 ? "F2" : "F3", CultureInfo.InvariantCulture)
        : Invariant($"{100 * width:F1} points");
}
