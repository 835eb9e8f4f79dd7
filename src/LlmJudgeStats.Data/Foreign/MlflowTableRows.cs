namespace LlmJudgeStats.Data;

/// <summary>An evaluation table of MLflow as CSV or Parquet.</summary>
internal sealed class MlflowTableRows(ForeignContext context) : TableRows(context)
{
    private MlflowScorers? _scorers;

    protected override void Begin(ForeignTable table) => _scorers = new(Context, null, table.Columns);

    protected override void Map(ForeignTable table, long number, List<ForeignRow> rows) =>
        _scorers!.AddRows(table.Cell, number, table.Line, rows);
}
