using LlmJudgeStats.Planning;

namespace LlmJudgeStats.Reporting;

/// <summary>The picture of a plan.</summary>
internal static class PlanPictures
{
    /// <summary>The half-width by number of labels; <see langword="null"/> where the plan has no such curve.</summary>
    public static IPicture? Of(PlanAnswer answer)
    {
        var curve = answer.Curve.Where(point => point.Labels >= 1).Select(point => new WidthPoint(point.Labels, point.HalfWidth)).ToArray();
        if (curve.Length == 0 || answer.Labels is not { } labels) return null;
        var here = Array.Find(curve, point => point.Labels == labels);
        if (here.Labels == 0) return null;
        return new WidthPicture(curve, here)
        {
            Floor = answer.HalfWidthLabelsUnlimited,
            Needed = answer.Question.HalfWidth,
            Caption = "Half-width that is expected with so many labels. The horizontal axis is logarithmic.",
        };
    }
}
