using LlmJudgeStats.Comparison;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Planning;

/// <summary>The expected half-widths of the studies that a question allows: the default interval of its design, at its guess.</summary>
internal sealed class PlannedWidths(PlanQuestion question, CancellationToken cancellationToken)
{
    private readonly IJudgeEstimator _estimator = question.Estimator;
    private readonly ForeseenGate? _gate =
        question.Gate is { } gate ? new(question, question.Estimator, gate) : null;

    /// <summary>So many labels, shared out.</summary>
    public LabelPlan Split(long labels) => question.Allocation.Split(question.Design, (int)labels, question.Guess);

    /// <summary>Of so many labels and test items; +∞ items: as many as one likes.</summary>
    public double At(long labels, double items) => Of(_estimator, PlannedStudy.Of(items, Split(labels)));

    /// <summary>
    /// Of so many test items and as many labels as one likes: error rates without doubt, or a label on every judged item.
    /// </summary>
    public double WithEveryLabel(long labels, long items) => question.IsFromTestItems
        ? Of(_estimator, new(CalibrationDesign.Random, 0, labels + items, 0))
        : Of(RoganGladenEstimator.Default, new(question.Design, items, double.PositiveInfinity, double.PositiveInfinity));

    /// <summary>Of so many random labels, and no judge.</summary>
    public double OfLabelsAlone(long labels) =>
        ExpectedWidth.OfLabelsAlone(labels / question.DesignEffect, question.Guess.PassRate, question.Level);

    /// <summary>How near the goal so many labels and items come: the half-width, or the distance of the limit of a gate.</summary>
    public double Toward(long labels, double items)
    {
        if (_gate is null) return At(labels, items);
        cancellationToken.ThrowIfCancellationRequested();
        var (passes, fails) = Parts(labels);
        return _gate.Distance(items, passes, fails);
    }

    /// <summary>The same with as many labels as one likes, by label.</summary>
    public double TowardWithEveryLabel(long items) =>
        _gate is null ? WithEveryLabel(0, items) : Toward(LabelSearch.Most, items);

    /// <summary>The chances of the gate of the question; <see langword="null"/> without one.</summary>
    public GateChances? Chances(long labels, long items) => question.Gate is not { } gate ? null : GatePower.Of(
        gate, _estimator, new()
        {
            TestItems = Worth(items),
            Labels = Worth(labels) is var worth && worth == labels ? Split(labels) : Scaled(Split(labels)),
        }, question.Guess, question.Level, cancellationToken);

    /// <summary>The smallest difference of two systems that such studies, with one calibration, would show: decisions.md 5.5.</summary>
    public double? Detectable(long labels, long items)
    {
        var guess = question.Guess;
        var worth = question.DesignEffect;
        var (passes, fails) = Parts(labels);
        var test = Proportion.FromRate(guess.JudgedRate, items / worth);
        if (!question.IsFromTestItems)
        {
            return DetectableDifference.Of(ComparisonStudy.Sharing(test, test, new()
            {
                Sensitivity = Proportion.FromRate(guess.Sensitivity, passes / worth),
                Specificity = Proportion.FromRate(guess.Specificity, fails / worth),
                Design = question.Design,
            }), question.Level, question.Chance);
        }
        var first = guess.PositivePredictiveValue;
        var second = guess.FalseOmissionRate;
        var study = new JudgeStudy
        {
            Test = test,
            Calibration = new()
            {
                Sensitivity = Proportion.FromOutcomes(passes * first / worth, fails * second / worth),
                Specificity = Proportion.FromOutcomes(fails * (1 - second) / worth, passes * (1 - first) / worth),
                Design = question.Design,
            },
        };
        return DetectableDifference.Of(ComparisonStudy.Separate(in study, in study), question.Level, question.Chance);
    }

    // Labels of each kind; of a random sample as the verdicts are expected to fall.
    private (double Passes, double Fails) Parts(long labels)
    {
        var split = Split(labels);
        return split.Design == CalibrationDesign.Random
            ? (labels * question.Guess.JudgedRate, labels * (1 - question.Guess.JudgedRate))
            : (split.Passes, split.Fails);
    }

    private int Worth(long items) => (int)Math.Round(items / question.DesignEffect);

    private LabelPlan Scaled(LabelPlan plan) => plan.Design == CalibrationDesign.Random
        ? LabelPlan.Random(Worth(plan.Count))
        : LabelPlan.Of(plan.Design, Worth(plan.Passes), Worth(plan.Fails));

    private double Of(IJudgeEstimator estimator, in PlannedStudy study)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ExpectedWidth.Of(estimator, study.Over(question.DesignEffect), question.Guess, question.Level);
    }
}
