namespace LlmJudgeStats.Data;

/// <summary>An evaluation table of MLflow as JSON: a record for each row, one a line or in an array.</summary>
/// <remarks>Read twice: first the keys alone, so that no text of prompts and answers is decoded.</remarks>
internal sealed class MlflowRecordRows(ForeignContext context) : JsonRows(context)
{
    private readonly List<string> _columns = [];
    private readonly Dictionary<string, JsonPart> _cells = new(StringComparer.Ordinal);
    private MlflowScorers? _scorers;
    private bool _isKnown;
    private long _number;

    protected override IEnumerable<string> PathsOf(JsonLayout layout) =>
        Record(Top(layout), _isKnown ? _columns.Select(JsonWanted.Key) : ["*?"]);

    public override void Start()
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        var asked = Context.Asked.Where(Offers).Select(column => column["meta.".Length..]).ToArray();
        Survey(record =>
        {
            foreach (var part in record.Parts)
            {
                if (!seen.Add(part.Name!)) continue;
                if (MlflowScorers.Reads(part.Name!) || asked.Contains(part.Name, StringComparer.Ordinal)) _columns.Add(part.Name!);
            }
        });
        _isKnown = true;
        ForgetPaths();
    }

    protected override void Map(JsonPart record, List<ForeignRow> rows)
    {
        _scorers ??= new(Context, Input, _columns);
        _cells.Clear();
        foreach (var part in record.Parts) _cells[part.Name!] = part;
        _scorers.AddRows(column => ForeignWords.NotEmpty(_cells.GetValueOrDefault(_columns[column])?.Text), _number++, record.Line, rows);
    }
}
