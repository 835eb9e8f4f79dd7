namespace LlmJudgeStats;

/// <summary>Degrees of freedom of a difference of two systems: decisions.md 1, dependence.md 3 and 10.</summary>
internal static class ComparisonFreedom
{
    public static double Inverse(in ComparisonStudy study)
    {
        var inverse = study.Kind switch
        {
            ComparisonKind.SharedCalibration => OfSharedCalibration(study.A.Test, study.B.Test, study.A.Calibration),
            ComparisonKind.SameItems => OfSharedCalibration(study.Pairs, study.A.Calibration),
            ComparisonKind.OwnCalibrations => OfStudies(in study, Variance),
            ComparisonKind.LabelledSeparately => OfStudies(in study, StratifiedVariance),
            ComparisonKind.LabelledTogether => 1 / study.Changes!.DegreesOfFreedom,
        };
        // A part without items has no variance to weigh the others by.
        return double.IsNaN(inverse)
            ? Math.Max(study.Pairs.InverseFreedom, Math.Max(study.A.InverseFreedom, study.B.InverseFreedom))
            : inverse;
    }

    private static double OfSharedCalibration(Proportion a, Proportion b, Calibration judge)
    {
        if (a.InverseFreedom + b.InverseFreedom + judge.Se.InverseFreedom + judge.Sp.InverseFreedom == 0) return 0;
        var first = StudyFreedom.VariancePart.Of(1, a.Smooth(1, 1).Rate, a);
        var second = StudyFreedom.VariancePart.Of(1, b.Smooth(1, 1).Rate, b);
        return OfJudge(first, second, a.Rate - b.Rate, judge);
    }

    private static double OfSharedCalibration(PairedProportion pairs, Calibration judge)
    {
        if (pairs.InverseFreedom + judge.Se.InverseFreedom + judge.Sp.InverseFreedom == 0) return 0;
        return OfJudge(new(pairs.SmoothedVariance, pairs.InverseFreedom), default, pairs.Difference, judge);
    }

    private static double OfJudge(StudyFreedom.VariancePart first, StudyFreedom.VariancePart second, double judged, Calibration judge)
    {
        var se = judge.Se.Smooth(1, 1).Rate;
        var sp = judge.Sp.Smooth(1, 1).Rate;
        var youden = se + sp - 1;
        var difference = youden > 0 ? Math.Clamp(judged / youden, -1, 1) : 1;
        return StudyFreedom.Satterthwaite(
            [first, second, StudyFreedom.VariancePart.Of(difference, se, judge.Se),
                StudyFreedom.VariancePart.Of(difference, sp, judge.Sp)]);
    }

    private static double OfStudies(in ComparisonStudy study, Func<JudgeStudy, double> variance)
    {
        var a = study.A.InverseFreedom;
        var b = study.B.InverseFreedom;
        return a + b == 0 ? 0 : StudyFreedom.Satterthwaite([new(variance(study.A), a), new(variance(study.B), b)]);
    }

    // Labels that were sampled: a class of labels may be empty, and the verdicts are the strata.
    // w² a (1 − a)/(f₁ + 1) + (1 − w)² b (1 − b)/(f₀ + 1) + (a − b)² w (1 − w)/K at rates with one more label of each kind.
    private static double StratifiedVariance(JudgeStudy study)
    {
        var se = study.Judge.Se;
        var sp = study.Judge.Sp;
        var ofPassed = se.PassWeight + sp.FailWeight;
        var ofFailed = se.FailWeight + sp.PassWeight;
        var a = (se.PassWeight + 1) / (ofPassed + 2);
        var b = (se.FailWeight + 1) / (ofFailed + 2);
        var items = study.Test.Size + ofPassed + ofFailed;
        var w = (study.Test.PassWeight + ofPassed) / items;
        return (w * w * a * (1 - a) / (ofPassed + 1)) + ((1 - w) * (1 - w) * b * (1 - b) / (ofFailed + 1))
            + ((a - b) * (a - b) * w * (1 - w) / items);
    }

    // Of a corrected rate: the parts are those of the smoothed rates.
    private static double Variance(JudgeStudy study)
    {
        var p = study.Test.Smooth(1, 1).Rate;
        var se = study.Judge.Se.Smooth(1, 1).Rate;
        var sp = study.Judge.Sp.Smooth(1, 1).Rate;
        var youden = Math.Max(se + sp - 1, 0.01);
        var rate = Math.Clamp((p + sp - 1) / youden, 0, 1);
        var sum = StudyFreedom.VariancePart.Of(1, p, study.Test).Variance + StudyFreedom.VariancePart.Of(rate, se, study.Judge.Se).Variance
            + StudyFreedom.VariancePart.Of(1 - rate, sp, study.Judge.Sp).Variance;
        return sum / (youden * youden);
    }
}
