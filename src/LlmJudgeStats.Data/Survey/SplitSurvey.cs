namespace LlmJudgeStats.Data;

/// <summary>How a column sets rows apart: how many are labelled in each part, and whether a part tears items or clusters.</summary>
internal sealed class SplitSurvey(SurveyedColumn column, int clusterColumn, ErrorLog errors)
{
    private readonly NumberedNames _names = new();
    private readonly List<long[]> _parts = [];
    private readonly ValuesWithin _items = new(errors);
    private readonly ValuesWithin _clusters = new(errors);

    public SurveyedColumn Column => column;

    /// <summary>The values, in order of first appearance; an empty one among them.</summary>
    public IReadOnlyList<string> Values => _names.All;

    /// <summary>Items of a value, and those of them with a label.</summary>
    public (long All, long Labelled) Rows(int value) => (_parts[value][0] + _parts[value][1], _parts[value][1]);

    /// <summary>Whether no item and no cluster has rows in two parts.</summary>
    public bool KeepsWhole => _items.Further + _clusters.Further == 0;

    public void Add(in SurveyedRow row)
    {
        var cell = row.Cell(column.Index);
        var place = _names.Of(cell);
        while (_parts.Count <= place) _parts.Add(new long[2]);
        _parts[place][row.HasLabel ? 1 : 0] += row.Items;
        if (row.IsRepeated) _items.Add(row.Item, cell);
        if (clusterColumn >= 0 && row.Cell(clusterColumn) is { IsEmpty: false } cluster) _clusters.Add(IdHash.Of(3, cluster), cell);
    }
}
