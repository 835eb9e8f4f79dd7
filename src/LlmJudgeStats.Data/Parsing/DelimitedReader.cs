namespace LlmJudgeStats.Data;

/// <summary>Rows of a CSV or TSV file: names from the header, and the same number of fields in every row.</summary>
internal sealed class DelimitedReader : IRowReader
{
    private readonly DelimitedTokenizer _tokens;
    private readonly ErrorLog _errors;
    private readonly string[] _columns;
    private bool _firstRowIsRead;

    public DelimitedReader(TextBuffer text, char? delimiter, bool hasHeader, ErrorLog errors)
    {
        (_tokens, _errors) = (new(text, errors), errors);
        Delimiter = _tokens.UseDelimiter(delimiter);
        _columns = new string[_tokens.Read() ? _tokens.Count : 0];
        _firstRowIsRead = !hasHeader && _columns.Length > 0;
        for (var i = 0; i < _columns.Length; i++) _columns[i] = hasHeader ? _tokens[i].ToString() : FormattableString.Invariant($"{i + 1}");
        RefuseDuplicates();
    }

    public char Delimiter { get; }

    public IReadOnlyList<string> Columns => _columns;

    public bool ColumnsAreFixed => true;

    public long Line => _tokens.Line;

    public bool Read()
    {
        if (_firstRowIsRead)
        {
            _firstRowIsRead = false;
            return true;
        }
        while (_tokens.Read())
        {
            if (_tokens.Count == _columns.Length || IsTrailingDelimiter()) return true;
            _errors.Add(new(DataCodes.RaggedRow, $"the row has {Fields(_tokens.Count)}, the first row has {Fields(_columns.Length)}",
                $"every row needs the same number; a field that contains the delimiter ({Excerpt.Of([Delimiter])}) or a line break must be quoted")
            {
                Line = Line,
            });
        }
        return false;
    }

    public ReadOnlySpan<char> Cell(int column) => column >= 0 && column < _tokens.Count ? _tokens[column] : default;

    /// <summary>A delimiter at the end of the row, or of the header, makes one field that is not there in the other.</summary>
    private bool IsTrailingDelimiter() =>
        (_tokens.Count == _columns.Length + 1 && _tokens[_columns.Length].IsEmpty)
        || (_tokens.Count == _columns.Length - 1 && _columns[^1].Length == 0);

    private void RefuseDuplicates()
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].Length == 0 || first.TryAdd(_columns[i], i + 1)) continue;
            _errors.Add(new(DataCodes.DuplicateColumn, $"columns {first[_columns[i]]} and {i + 1} have the same name", "rename one of them")
            {
                Line = Line,
                Column = _columns[i],
            });
        }
        _errors.ThrowIfAny();
    }

    private static string Fields(int count) => count == 1 ? "1 field" : FormattableString.Invariant($"{count} fields");
}
