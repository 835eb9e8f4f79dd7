using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Planning;

/// <summary>The expected half-widths of the studies that a question allows: the default interval of its design, at its guess.</summary>
internal sealed class PlannedWidths(PlanQuestion question, CancellationToken cancellationToken)
{
    private readonly IJudgeEstimator _estimator = question.Design switch
    {
        CalibrationDesign.External or CalibrationDesign.ByLabel => AsymmetricErrorEstimator.Default,
        CalibrationDesign.Random or CalibrationDesign.ByVerdict => PostStratifiedEstimator.Default,
    };

    private bool IsSampled => question.Design is CalibrationDesign.Random or CalibrationDesign.ByVerdict;

    /// <summary>So many labels, shared out.</summary>
    public LabelPlan Split(long labels) => question.Allocation.Split(question.Design, (int)labels, question.Guess);

    /// <summary>Of so many labels and test items; +∞ items: as many as one likes.</summary>
    public double At(long labels, double items) => Of(_estimator, PlannedStudy.Of(items, Split(labels)));

    /// <summary>Of so many test items and as many labels as one likes: error rates without doubt, or a label on every judged item.</summary>
    public double WithEveryLabel(long labels, long items) => IsSampled
        ? Of(_estimator, new(CalibrationDesign.Random, 0, labels + items, 0))
        : Of(RoganGladenEstimator.Default, new(question.Design, items, double.PositiveInfinity, double.PositiveInfinity));

    /// <summary>Of so many random labels, and no judge.</summary>
    public double OfLabelsAlone(long labels) =>
        ExpectedWidth.OfLabelsAlone(labels / question.DesignEffect, question.Guess.PassRate, question.Level);

    private double Of(IJudgeEstimator estimator, in PlannedStudy study)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ExpectedWidth.Of(estimator, study.Over(question.DesignEffect), question.Guess, question.Level);
    }
}
