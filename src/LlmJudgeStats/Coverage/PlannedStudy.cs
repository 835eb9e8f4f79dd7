namespace LlmJudgeStats.Coverage;

/// <summary>The sizes of a study to come. Real numbers: items that belong together are worth less than they are.</summary>
/// <param name="Design">How the labelled items are chosen.</param>
/// <param name="Items">Items with a verdict and no label; +∞ for as many as one likes.</param>
/// <param name="Passes">Labels of the first kind: human passes, or the judge's; all of them for a random sample. +∞: as many as one likes.
/// </param>
/// <param name="Fails">Labels of the other kind; 0 for a random sample.</param>
internal readonly record struct PlannedStudy(CalibrationDesign Design, double Items, double Passes, double Fails)
{
    /// <summary>So many items beside the labels of a plan.</summary>
    public static PlannedStudy Of(double items, LabelPlan labels) => labels.Design == CalibrationDesign.Random
        ? new(labels.Design, items, labels.Count, 0)
        : new(labels.Design, items, labels.Passes, labels.Fails);

    /// <summary>The same study when every item is worth only a part of one.</summary>
    public PlannedStudy Over(double designEffect) =>
        new(Design, Items / designEffect, Passes / designEffect, Fails / designEffect);
}
