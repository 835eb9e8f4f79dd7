namespace LlmJudgeStats.Reporting;

internal static class ComparisonPictures
{
    public static IPicture? Of(ComparisonReport report) => null;
}
