namespace LlmJudgeStats.Gates;

/// <summary>One plain rate: of verdicts that are taken at their word, or of labels without a judge.</summary>
internal sealed class ForeseenRate : IForeseen
{
    private readonly JudgeStudy _study;
    private readonly ForeseenPart _part;

    private ForeseenRate(in JudgeStudy study, ForeseenPart part, bool needsItems)
    {
        _study = study;
        _part = part;
        NeedsItems = needsItems;
    }

    public double PassRate => _part.Rate;

    public bool NeedsItems { get; }

    public long Items => NeedsItems ? NeedSearch.Whole(_part.Items) : 0;

    public long Labels => NeedsItems ? 0 : NeedSearch.Whole(_part.Items);

    public bool AreFromTestItems => false;

    public static ForeseenRate OfVerdicts(in JudgeStudy study)
    {
        // Where one design effect covers labels and verdicts alike, the verdicts have one of their own.
        var test = study.Dependence is { CommonEffect: not null } shared ? shared.Judged : study.Test;
        return new(in study, ForeseenPart.Of(test.Rate, test, study.Dependence?.Test), needsItems: true);
    }

    public static ForeseenRate OfLabels(in JudgeStudy study)
    {
        var se = study.Calibration.Sensitivity;
        var sp = study.Calibration.Specificity;
        var labels = study.Dependence?.LabelsAlone
            ?? Proportion.FromOutcomes(se.Size, sp.Size, Math.Max(se.InverseFreedom, sp.InverseFreedom));
        var items = study.Dependence is { } found ? found.PassLabels.Items + found.FailLabels.Items : labels.Size;
        var part = new ForeseenPart(labels.Rate, items, labels.Size / items, labels.InverseFreedom, IsKnown: false);
        return new(in study, part, needsItems: false);
    }

    public LabelSplit Split(long labels) => new(labels, 0, IsChosen: false);

    public JudgeStudy At(long items, LabelSplit labels, double luck)
    {
        var count = NeedsItems ? items : labels.Count;
        var variance = _part.Variance(count);
        var rate = _part.At(new Luck(luck, variance).Moves(_part.Rate, 1, variance), count);
        return NeedsItems ? new() { Test = rate } : new()
        {
            Test = _study.Test,
            // The verdicts on labelled items are not looked at: the judge is right throughout.
            Calibration = _study.Calibration with
            {
                Sensitivity = Proportion.FromOutcomes(rate.Successes, 0, rate.InverseFreedom),
                Specificity = Proportion.FromOutcomes(rate.Failures, 0, rate.InverseFreedom),
            },
        };
    }
}
