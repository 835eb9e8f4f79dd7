using System.Globalization;
using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Reporting;

/// <summary>The page of a <c>plan</c>: the sentence first, what more of either would give, and the curve.</summary>
internal static class PlanPage
{
    private const int LongestBar = 24;
    private const int WholeCurve = 9;

    public static Page Of(PlanReport report) =>
        new([.. report.Results.SelectMany(Blocks), .. report.Diagnostics.Select(NoteBlock.Of)]);

    private static IEnumerable<IPageBlock> Blocks(PlanResult result)
    {
        if (result.Group is { Count: > 0 } group)
            yield return new PageHeading(string.Join(' ', group.Select(value => $"{value.Column}={Phrases.Name(value.Value)}")));
        yield return new PageParagraph(PageWeight.Strong, result.Sentence);
        (string What, string Figure)[] facts = [.. Facts(result)];
        if (facts.Length > 0)
        {
            var width = facts.Max(fact => fact.What.Length) + 3;
            yield return new PageParagraph(PageWeight.Plain, [.. facts.Select(fact => fact.What.PadRight(width) + fact.Figure)]);
        }
        if (result.Answer.Curve.Length > 0) yield return new PageParagraph(PageWeight.Plain, [.. Curve(result.Answer)]);
    }

    /// <summary>What more of either would give, and what the plan rests on.</summary>
    internal static IEnumerable<(string What, string Figure)> Facts(PlanResult result)
    {
        var answer = result.Answer;
        var question = result.Answer.Question;
        if (answer.HalfWidthItemsUnlimited is { } items)
            yield return ("at best, with these labels and any number of items", PlanSentence.PlusMinus(items));
        if (answer.HalfWidthLabelsUnlimited is { } labels)
        {
            var isFromTestItems = question.Design.IsFromTestItems;
            var best = isFromTestItems ? "with a label on every judged item" : "with these items and any number of labels";
            yield return ($"at best, {best}", PlanSentence.PlusMinus(labels));
        }
        if (answer.LabelsOnlyHalfWidth is { } alone)
        {
            yield return (Invariant($"{answer.LabelsOnly} random labels and no judge"),
                PlanSentence.PlusMinus(alone) + (answer.Worthwhile == false ? ": this judge buys you nothing" : ""));
        }
        if (answer.DetectableDifference is { } apart)
        {
            yield return ("two such studies tell apart",
                $"{PlanSentence.Points(apart)} points or more ({PlanSentence.Chance(question.Chance)}; one calibration for both)");
        }
        if (result.ToLabel is { } missing)
            yield return ("labels still missing beyond the pilot's", missing.ToString(CultureInfo.InvariantCulture));
        if (result.IsFromPilot)
        {
            var guess = question.Guess;
            yield return ("guess, from the pilot", $"pass rate {PlainText.Percent(guess.PassRate)}, "
                + $"sensitivity {PlainText.Percent(guess.Sensitivity)}, specificity {PlainText.Percent(guess.Specificity)}");
        }
        if (question.DesignEffect > 1)
        {
            yield return ("items belong together", Invariant($"{question.DesignEffect:0.0#} are worth one independent item (approximate)"));
        }
    }

    private static IEnumerable<string> Curve(PlanAnswer answer)
    {
        // Every other point is enough for the eye; json has them all.
        PlanPoint[] points = answer.Curve.Length == WholeCurve
            ? [.. answer.Curve.Where((_, i) => i % 2 == 0)]
            : [.. answer.Curve];
        var columns = Math.Max(6, points[^1].Labels.ToString(CultureInfo.InvariantCulture).Length);
        var widest = points.Max(point => point.HalfWidth);
        yield return "labels".PadLeft(columns) + "   half-width";
        foreach (var point in points)
        {
            var bar = new string('#', Math.Max(1, (int)(LongestBar * point.HalfWidth / widest)));
            var line = point.Labels.ToString(CultureInfo.InvariantCulture).PadLeft(columns)
                + PlanSentence.Points(point.HalfWidth).PadLeft(7) + "  ";
            yield return line + (point.Labels == answer.Labels ? bar.PadRight(LongestBar + 2) + "<- you are here" : bar);
        }
    }
}
