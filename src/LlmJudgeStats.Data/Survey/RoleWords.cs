namespace LlmJudgeStats.Data;

/// <summary>The parts of columns in words.</summary>
internal static class RoleWords
{
    public static string Of(SurveyRole role) => role switch
    {
        SurveyRole.None => "-",
        SurveyRole.ItemId => "item id",
        SurveyRole.Verdict => "verdict",
        SurveyRole.Label => "label",
        SurveyRole.Judge => "judge",
        SurveyRole.System => "system",
        SurveyRole.Metric => "metric",
        SurveyRole.Run => "run",
        SurveyRole.Position => "position",
        SurveyRole.Rater => "rater",
        SurveyRole.Cluster => "cluster",
        SurveyRole.Stratum => "stratum",
        SurveyRole.Split => "split",
        SurveyRole.Weight => "weight",
        SurveyRole.Count => "count",
        SurveyRole.Score => "score",
        SurveyRole.Time => "time",
        SurveyRole.Text => "text",
    };
}
