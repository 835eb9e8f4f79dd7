using System.Globalization;

namespace LlmJudgeStats.Evaluation;

/// <summary>How many items are behind a study, as they were counted and not as many as they are worth.</summary>
internal static class StudySizes
{
    public static double Test(in JudgeStudy study) => study.Dependence?.Test.Items ?? study.Test.Size;

    public static double PassLabels(in JudgeStudy study) => study.Dependence?.PassLabels.Items ?? study.Calibration.Sensitivity.Size;

    public static double FailLabels(in JudgeStudy study) => study.Dependence?.FailLabels.Items ?? study.Calibration.Specificity.Size;

    public static double Labels(in JudgeStudy study) => PassLabels(in study) + FailLabels(in study);

    /// <summary>A number for people and scripts; <c>known</c> for a rate that was declared certain.</summary>
    public static string Words(double items) =>
        double.IsPositiveInfinity(items) ? "known" : items.ToString("0.##", CultureInfo.InvariantCulture);
}
