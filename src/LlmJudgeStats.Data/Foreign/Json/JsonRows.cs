using System.Text.Json;

namespace LlmJudgeStats.Data;

/// <summary>The rows of a format that is JSON: says which values it wants and makes rows of them.</summary>
internal abstract class JsonRows(ForeignContext context) : ForeignRows(context)
{
    private readonly Dictionary<JsonLayout, JsonWanted> _wanted = [];
    private JsonRecords? _records;
    private ForeignInput? _input;
    private int _file;
    private long _bareNumbers;

    /// <summary>The bytes of the file that is being read.</summary>
    protected ForeignInput Input => _input!;

    /// <summary>The file that is being read.</summary>
    protected ForeignFile File => Context.Files[_file - 1];

    /// <summary>Its place in the list of files.</summary>
    protected int FileIndex => _file - 1;

    /// <summary>Whether no other file follows.</summary>
    protected bool IsLastFile => FileIndex == Context.Files.Count - 1;

    /// <summary>How the records of a file stand in it.</summary>
    protected JsonLayout Layout => _file > 0 ? File.Layout ?? Context.Choice.Layout : Context.Choice.Layout;

    /// <summary>The paths of what is wanted: of the document, and of each record.</summary>
    protected abstract IEnumerable<string> PathsOf(JsonLayout layout);

    /// <summary>Whether the tool writes NaN on purpose.</summary>
    protected virtual bool NaNIsMeant => false;

    /// <summary>Adds the rows of a record.</summary>
    protected abstract void Map(JsonPart record, List<ForeignRow> rows);

    /// <summary>Told before the first record of a file.</summary>
    protected virtual void StartFile()
    {
    }

    /// <summary>Told behind the last record of a file, which was complete.</summary>
    protected virtual void EndFile(JsonPart? document)
    {
    }

    /// <summary>Told when a file was looked through before its rows are read.</summary>
    protected virtual void EndSurvey(JsonPart? document)
    {
    }

    public override bool Read(List<ForeignRow> rows)
    {
        while (true)
        {
            if (_records is null && !OpenNext()) return false;
            if (_records!.Read())
            {
                Map(_records.Record, rows);
                return true;
            }
            EndFile(_records.Document);
            NoteBareNumbers(_records.BareNumbers);
            CloseFile();
        }
    }

    /// <summary>Reads every record of every file before the rows are read.</summary>
    protected void Survey(Action<JsonPart> look)
    {
        while (OpenNext())
        {
            while (_records!.Read()) look(_records.Record);
            EndSurvey(_records.Document);
            CloseFile();
        }
        _file = 0;
        Context.StartPass();
    }

    /// <summary>Makes the paths anew: what was looked through has shown others.</summary>
    protected void ForgetPaths() => _wanted.Clear();

    /// <summary>What is known of a file's document, read as far as is enough, without its records.</summary>
    protected JsonPart? HeaderOf(ForeignFile file, JsonLayout layout, Func<JsonPart, bool> isEnough)
    {
        _input = Context.Open(file);
        var records = new JsonRecords(_input, Wanted(layout), JsonLayout.Document);
        records.ReadUntil(isEnough);
        return records.Document;
    }

    /// <summary>Whether a file has a record that fits.</summary>
    protected bool AnyRecord(ForeignFile file, JsonLayout layout, Func<JsonPart, bool> fits)
    {
        _input = Context.Open(file);
        var records = new JsonRecords(_input, Wanted(layout), JsonLayout.Document);
        while (records.Read())
        {
            if (fits(records.Record)) return true;
        }
        return false;
    }

    /// <summary>The paths of a record under the path that leads to it.</summary>
    protected static IEnumerable<string> Record(string place, params IEnumerable<string> inside) =>
        [place + "!", .. inside.Select(path => UnderBoth(place, path))];

    // Where records stand that are the whole document, elements of its array, or lines.
    protected static string Top(JsonLayout layout) => layout is JsonLayout.List ? "[]" : "";

    /// <summary>The text with a key that is needed; nothing, and an error, where there is none.</summary>
    /// <param name="record">The record.</param>
    /// <param name="name">The key.</param>
    /// <param name="what">What is needed, in words.</param>
    /// <param name="inside">The part of the record with the key, where it is not the record itself.</param>
    protected string? Needed(JsonPart record, string name, string what, JsonPart? inside = null)
    {
        var around = inside ?? record;
        var text = around.TextOf(name);
        if (text is null) Refuse(record, around.Find(name), $"{around.Place}.{name}", what);
        return text;
    }

    /// <summary>A value that has to be true or false; nothing, and an error, where it is neither.</summary>
    protected JsonPart? TruthOf(JsonPart record, JsonPart? part, string place)
    {
        if (part is { Kind: JsonValueKind.True or JsonValueKind.False }) return part;
        Refuse(record, part, place, "true and false are allowed");
        return null;
    }

    /// <summary>Logs a value that is not what is allowed.</summary>
    protected void Refuse(JsonPart record, JsonPart? part, string place, string allowed)
    {
        var found = part is null ? "is missing"
            : part.Kind is JsonValueKind.Object ? "is an object"
            : part.Kind is JsonValueKind.Array ? "is an array"
            : part.IsNull ? "is null"
            : $"is '{Excerpt.Of(part.Text)}'";
        Input.Add(new(DataCodes.BadField, $"{place} {found}; {allowed}",
            $"write the file again with the tool, or say what it is (`From` = json reads it as it is written)"), record.Line);
    }

    protected string Tool => ForeignNames.TitleOf(Context.Choice.Format);

    /// <summary>Ends the reading: the version is none that is known.</summary>
    protected void RefuseVersion(string? version, string known)
    {
        Input.Fail(new(DataCodes.UnknownVersion, version is null
                ? $"the {Tool} do not say their version; {known} can be read"
                : $"version {Excerpt.Of(version)} of {Tool} is not known; {known} can be read",
            "write the file with a version of the tool that is known, or take a newer version of this one"));
    }

    public override void Dispose() => CloseFile();

    private static string UnderBoth(string place, string path)
    {
        var at = path.IndexOf('=', StringComparison.Ordinal);
        return at < 0 ? $"{place}.{path}" : $"{place}.{path[..at]}={place}.{path[(at + 1)..]}";
    }

    private bool OpenNext()
    {
        if (_file == Context.Files.Count) return false;
        _file++;
        StartFile();
        _input = Context.Open(File);
        _records = new(_input, Wanted(Layout), Layout);
        return true;
    }

    private JsonWanted Wanted(JsonLayout layout)
    {
        if (_wanted.TryGetValue(layout, out var known)) return known;
        var wanted = JsonWanted.Of(PathsOf(layout));
        _wanted.Add(layout, wanted);
        return wanted;
    }

    private void CloseFile()
    {
        _input?.Dispose();
        _records = null;
    }

    private void NoteBareNumbers(long count)
    {
        _bareNumbers += count;
        if (_file == Context.Files.Count && !NaNIsMeant) Context.Notes.AddRange(BareNumbers.Notes(_bareNumbers));
    }
}
