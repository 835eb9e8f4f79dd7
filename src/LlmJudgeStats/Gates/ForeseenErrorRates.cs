using LlmJudgeStats.Inference;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Gates;

/// <summary>Test items and labels by label: a judged rate, a sensitivity and a specificity.</summary>
internal sealed class ForeseenErrorRates : IForeseen
{
    private readonly Calibration _calibration;
    private readonly ForeseenPart _test;
    private readonly ForeseenPart _sensitivity;
    private readonly ForeseenPart _specificity;
    private readonly double _youden;
    private readonly double _share;
    private readonly bool _isRandom;

    public ForeseenErrorRates(in JudgeStudy study)
    {
        _calibration = study.Calibration;
        var se = _calibration.Sensitivity;
        var sp = _calibration.Specificity;
        var raw = Correction.Of(in study);
        PassRate = Math.Clamp(raw.Rate, 0, 1);
        (double Test, double Sensitivity, double Specificity) rates =
            PassRate == raw.Rate ? (study.Test.Rate, se.Rate, sp.Rate) : Fitted(in study, in raw);
        var found = study.Dependence;
        _test = ForeseenPart.Of(rates.Test, study.Test, found?.Test);
        _sensitivity = ForeseenPart.Of(rates.Sensitivity, se, found?.PassLabels);
        _specificity = ForeseenPart.Of(rates.Specificity, sp, found?.FailLabels);
        _youden = rates.Sensitivity + rates.Specificity - 1;
        _isRandom = _calibration.Design == CalibrationDesign.Random;
        Items = NeedSearch.Whole(_test.Items);
        Labels = se.IsKnown || sp.IsKnown ? 0 : NeedSearch.Whole(_sensitivity.Items + _specificity.Items);
        // Nobody chooses the classes of a random sample.
        _share = _isRandom
            ? _sensitivity.Items / (_sensitivity.Items + _specificity.Items)
            : LabelSplit.Neyman((PassRate, se.Smooth(1, 1).Rate), (1 - PassRate, sp.Smooth(1, 1).Rate));
    }

    public double PassRate { get; }

    public long Items { get; }

    public bool NeedsItems => true;

    public long Labels { get; }

    public bool AreFromTestItems => false;

    public LabelSplit Split(long labels) => _isRandom
        ? new(labels * _share, labels * (1 - _share), IsChosen: false)
        : LabelSplit.Of(labels, _share, _sensitivity.Items, _specificity.Items);

    public JudgeStudy At(long items, LabelSplit labels, double luck)
    {
        var gTest = 1 / _youden;
        var gPass = -PassRate / _youden;
        var gFail = (1 - PassRate) / _youden;
        var test = _test.Variance(items);
        var pass = _sensitivity.Variance(labels.Passes);
        var fail = _specificity.Variance(labels.Fails);
        var moved = new Luck(luck, (gTest * gTest * test) + (gPass * gPass * pass) + (gFail * gFail * fail));
        return new()
        {
            Test = _test.At(moved.Moves(_test.Rate, gTest, test), items),
            Calibration = _calibration with
            {
                Sensitivity = _sensitivity.At(moved.Moves(_sensitivity.Rate, gPass, pass), labels.Passes),
                Specificity = _specificity.At(moved.Moves(_specificity.Rate, gFail, fail), labels.Fails),
            },
        };
    }

    // No pass rate fits the counts: the rates that fit the nearest end best (pass-rates.md 3.13).
    private static (double Test, double Sensitivity, double Specificity) Fitted(in JudgeStudy study, in Correction raw)
    {
        if (raw.Fail < 0) return FittedAtOne(in study, in raw);
        var mirrored = FittedAtOne(study.Flip(), raw.Flip());
        return (1 - mirrored.Test, mirrored.Specificity, mirrored.Sensitivity);
    }

    // At a rate of 1 the judged rate and the sensitivity are one.
    private static (double Test, double Sensitivity, double Specificity) FittedAtOne(in JudgeStudy study, in Correction raw)
    {
        var se = study.Calibration.Sensitivity;
        var sp = study.Calibration.Specificity;
        var l = CorrectedContrast.Of(StudyRates.Of(in study), in raw).Multiplier(1);
        // A known sensitivity of 1 or 0 leaves no other rate; nor does a known judged rate.
        if (double.IsNaN(l)) return (se.Rate, se.Rate, sp.Rate);
        return (At(study.Test, l), At(se, -l), sp.Rate);
    }

    private static double At(Proportion rate, double u) => rate.IsKnown ? rate.Rate : Fit.Of(rate.Successes, rate.Failures, u).Rate;
}
