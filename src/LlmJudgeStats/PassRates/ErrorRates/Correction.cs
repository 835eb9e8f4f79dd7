using LlmJudgeStats.Kernels;

namespace LlmJudgeStats.PassRates;

/// <summary>The parts of the Rogan–Gladen correction for one study, raw or smoothed: pass-rates.md 3.1.</summary>
/// <param name="Pass">A = p + Sp − 1 = θ J.</param>
/// <param name="Fail">B = Se − p = (1 − θ) J.</param>
/// <param name="Youden">J = Se + Sp − 1.</param>
/// <param name="TestVariance">p (1 − p)/n.</param>
/// <param name="SensitivityVariance">Se (1 − Se)/m1.</param>
/// <param name="SpecificityVariance">Sp (1 − Sp)/m0.</param>
internal readonly record struct Correction(
    double Pass, double Fail, double Youden, double TestVariance, double SensitivityVariance, double SpecificityVariance)
{
    public double Rate => CorrectionKernel.Rate(Pass, Fail, Youden);

    public double StandardError =>
        CorrectionKernel.StandardError(Pass, Fail, Youden, TestVariance, SensitivityVariance, SpecificityVariance);

    public static Correction Of(in Proportion test, in Proportion sensitivity, in Proportion specificity)
    {
        var youden = CorrectionKernel.Excess(
            sensitivity.PassWeight, sensitivity.FailWeight, specificity.PassWeight, specificity.FailWeight);
        return new(
            CorrectionKernel.Excess(test.PassWeight, test.FailWeight, specificity.PassWeight, specificity.FailWeight),
            CorrectionKernel.Excess(test.FailWeight, test.PassWeight, sensitivity.PassWeight, sensitivity.FailWeight),
            sensitivity.IsKnown || specificity.IsKnown ? CorrectionKernel.StatedYouden(youden) : youden,
            test.Variance,
            sensitivity.Variance,
            specificity.Variance);
    }

    public static Correction Of(in StudyRates study) => Of(in study.Test, in study.Sensitivity, in study.Specificity);

    public static Correction Of(in JudgeStudy study) =>
        Of(in study.Judged, in study.Judge.Se, in study.Judge.Sp);

    /// <summary>
    /// The smoothed rates of pass-rates.md 3.2: z²/2 of each verdict on the test items, one of each outcome in each class. Known rates stay
    /// as they are.
    /// </summary>
    public static Correction Smoothed(in JudgeStudy study, double z) => Of(
        study.Judged.Smooth(z * z / 2, z * z / 2),
        study.Judge.Se.Smooth(1, 1),
        study.Judge.Sp.Smooth(1, 1));

    /// <summary>
    /// Of a study and its mirror image, with pass and fail exchanged, one is computed and the other is one minus that: the one with a rate
    /// below one half. At exactly one half the counts decide, so that it is never both.
    /// </summary>
    public bool IsComputed(in JudgeStudy study)
    {
        if (Pass != Fail) return Pass < Fail;
        ref readonly var se = ref study.Judge.Se;
        ref readonly var sp = ref study.Judge.Sp;
        return (se.IsKnown, se.PassWeight, se.FailWeight).CompareTo((sp.IsKnown, sp.PassWeight, sp.FailWeight)) <= 0;
    }

    /// <summary>The parts of the same study with pass and fail exchanged.</summary>
    public Correction Flip() => new(Fail, Pass, Youden, TestVariance, SpecificityVariance, SensitivityVariance);

    /// <summary>
    /// The leading coefficient of Fieller's quadratic, J² − z² Var(J): not above 0 when the judge is not clearly better than chance.
    /// </summary>
    public double FiellerCoefficient(double z) => (Youden * Youden) - (z * z * (SensitivityVariance + SpecificityVariance));
}
