namespace LlmJudgeStats.Reporting;

internal static class PlanPictures
{
    public static IPicture? Of(Planning.PlanAnswer report) => null;
}
