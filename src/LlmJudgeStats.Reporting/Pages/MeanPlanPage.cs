using System.Globalization;
using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Reporting;

/// <summary>The page of a <c>plan</c> for a mean: the sentence, what more of either would give, the curve.</summary>
internal static class MeanPlanPage
{
    private const int LongestBar = 24;

    public static Page Of(MeanPlanReport report) =>
        new([.. report.Results.SelectMany(Blocks), .. report.Diagnostics.Select(NoteBlock.Of)]);

    private static IEnumerable<IPageBlock> Blocks(MeanPlanResult result)
    {
        if (result.Findings.Group is { Count: > 0 } group)
            yield return new PageHeading(Phrases.Group(group));
        yield return new PageParagraph(PageWeight.Strong, result.Sentence);
        (string What, string Figure)[] facts = [.. MeanPlanAnswer.Facts(result.Findings)];
        var width = facts.Max(fact => fact.What.Length) + 3;
        yield return new PageParagraph(PageWeight.Plain, [.. facts.Select(fact => fact.What.PadRight(width) + fact.Figure)]);
        if (result.Findings.Plan.Curve.Length > 0) yield return new PageParagraph(PageWeight.Plain, [.. Curve(result)]);
    }

    private static IEnumerable<string> Curve(MeanPlanResult result)
    {
        yield return "labels   half-width";
        var widest = result.Findings.Plan.Curve.Max(point => point.HalfWidth);
        foreach (var point in result.Findings.Plan.Curve) yield return Line(result, point, widest);
    }

    private static string Line(MeanPlanResult result, PlanPoint point, double widest)
    {
        var bar = new string('#', Math.Max(1, (int)Math.Round(LongestBar * point.HalfWidth / widest)));
        var here = point.Labels == result.Findings.Plan.Labels ? "   <- you are here" : "";
        var size = point.Labels.ToString(CultureInfo.InvariantCulture).PadLeft(6);
        return $"{size}   {MeanPlanAnswer.Number(result.Findings, point.HalfWidth)}  {bar}{here}";
    }
}
