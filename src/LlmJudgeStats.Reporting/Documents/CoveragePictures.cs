namespace LlmJudgeStats.Reporting;

internal static class CoveragePictures
{
    public static IPicture? Of(CoverageReport report) => null;
}
