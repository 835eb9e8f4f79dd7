namespace LlmJudgeStats.Data;

/// <summary>The scores of an export, one after the other.</summary>
/// <param name="context">What is read.</param>
internal sealed class LangfuseSource(ForeignContext context)
{
    private static readonly string[] s_fields =
    [
        "traceId", "observationId", "sessionId", "datasetRunId", "traceName", "source", "name", "dataType", "value", "stringValue",
        "timestamp", "authorUserName", "authorUserId", "subject.kind", "subject.id", "subject.traceId",
    ];

    /// <summary>One pass through all files.</summary>
    public IEnumerable<LangfuseScore> Read()
    {
        context.StartPass();
        return context.Files.SelectMany(file => (file.Layout ?? context.Choice.Layout) is JsonLayout.None ? OfTable(file) : OfJson(file));
    }

    private IEnumerable<LangfuseScore> OfTable(ForeignFile file)
    {
        using var table = new ForeignTable(context, file);
        var places = s_fields.ToDictionary(field => field, table.Find, StringComparer.Ordinal);
        while (table.Read())
        {
            yield return Score(field => places.TryGetValue(field, out var place) ? table.Cell(place) : table.Cell(table.Find(field)),
                table.Line, "column 'value'");
        }
    }

    private IEnumerable<LangfuseScore> OfJson(ForeignFile file)
    {
        var layout = file.Layout ?? context.Choice.Layout;
        var place = layout switch
        {
            JsonLayout.List => "[]",
            JsonLayout.Document => "data[]",
            _ => "",
        };
        var wanted = JsonWanted.Of(
            [place + "!", .. s_fields.Concat(context.MoreColumns.Select(ForeignWords.Bare)).Select(field => $"{place}.{field}")]);
        using var input = context.Open(file);
        var records = new JsonRecords(input, wanted, layout);
        while (records.Read())
        {
            var record = records.Record;
            yield return Score(field => ValueAt(record, field), record.Line, record.Place + ".value");
        }
    }

    private LangfuseScore Score(Func<string, string?> valueOf, long line, string place)
    {
        var kind = valueOf("subject.kind");
        var subject = valueOf("subject.id");
        return new()
        {
            TraceId = valueOf("traceId") ?? valueOf("subject.traceId") ?? (kind is "trace" or "TRACE" ? subject : null),
            ObservationId = valueOf("observationId") ?? (kind is "observation" or "OBSERVATION" ? subject : null),
            SessionId = valueOf("sessionId") ?? (kind is "session" or "SESSION" ? subject : null),
            System = valueOf("datasetRunId") ?? valueOf("traceName"),
            Source = valueOf("source") ?? "",
            Name = valueOf("name") ?? "",
            DataType = valueOf("dataType") ?? "",
            Value = valueOf("value"),
            Word = valueOf("stringValue"),
            Timestamp = valueOf("timestamp") ?? "",
            Author = valueOf("authorUserName") ?? valueOf("authorUserId") ?? "",
            Line = line,
            Place = place,
            More = context.More(column => valueOf(ForeignWords.Bare(column))),
        };
    }

    private static string? ValueAt(JsonPart record, string field) =>
        ForeignWords.NotEmpty(field.Split('.').Aggregate((JsonPart?)record, (part, step) => part?[step])?.Text);
}
