namespace LlmJudgeStats.Data;

/// <summary>The columns of a file by their parts.</summary>
internal sealed class FileRoles(IReadOnlyList<SurveyedColumn> columns)
{
    private const int MostTelling = 6;
    private static readonly SurveyRole[] s_telling =
        [SurveyRole.Judge, SurveyRole.System, SurveyRole.Metric, SurveyRole.Run, SurveyRole.Position, SurveyRole.Stratum];

    public IReadOnlyList<SurveyedColumn> All => columns;

    public SurveyedColumn? Verdict => First(SurveyRole.Verdict);

    /// <summary>One column, or one for each rater.</summary>
    public IReadOnlyList<SurveyedColumn> Labels => Of(SurveyRole.Label);

    /// <summary>The first of them.</summary>
    public SurveyedColumn? Label => First(SurveyRole.Label);

    /// <summary>When it was judged.</summary>
    public SurveyedColumn? Time => First(SurveyRole.Time);

    public SurveyedColumn? Id => First(SurveyRole.ItemId);

    public SurveyedColumn? Judge => First(SurveyRole.Judge);

    public SurveyedColumn? System => First(SurveyRole.System);

    public SurveyedColumn? Metric => First(SurveyRole.Metric);

    public SurveyedColumn? Run => First(SurveyRole.Run);

    public SurveyedColumn? Count => First(SurveyRole.Count);

    /// <summary>Numbers beside the verdicts, or in place of them.</summary>
    public SurveyedColumn? Score => First(SurveyRole.Score);

    /// <summary>What may tell rows of one id apart, the likeliest first.</summary>
    public IReadOnlyList<SurveyedColumn> Telling => [.. s_telling.SelectMany(Of).Take(MostTelling)];

    public IReadOnlyList<SurveyedColumn> Of(SurveyRole role) => [.. columns.Where(column => column.Role == role)];

    private SurveyedColumn? First(SurveyRole role) => columns.FirstOrDefault(column => column.Role == role);
}
