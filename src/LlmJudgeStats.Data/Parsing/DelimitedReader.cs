using System.Globalization;
using System.Runtime.ExceptionServices;
using CsvHelper;
using CsvHelper.Configuration;
using nietras.SeparatedValues;

namespace LlmJudgeStats.Data;

/// <summary>Rows of a CSV or TSV file: names from the header, and the same number of fields in every row.</summary>
/// <remarks>
/// Two libraries split the text: Sep, without an allocation, as far as there is no quote; CsvHelper from the first one on. Sep takes a
/// quote inside a field for the beginning of a quoted part, which an inch mark is not. Quotes that go astray are errors.
/// </remarks>
internal sealed class DelimitedReader : IRowReader
{
    /// <summary>The longest field, in characters.</summary>
    public const int LongestField = 1 << 20;

    private readonly TextBuffer _source;
    private readonly DelimitedText _text;
    private readonly CsvParser _parser;
    private readonly WholeLines _lines;
    private readonly SepReader? _plain;    // nothing where Sep does not take the delimiter
    private readonly ErrorLog _errors;
    private readonly string[] _columns;
    private long _linesBefore;
    private bool _isPlain;
    private bool _firstRowIsRead;

    public DelimitedReader(TextBuffer text, char? delimiter, FirstRow firstRow, ErrorLog errors)
    {
        _errors = errors;
        _source = text;
        // Excel's "sep=;" is a line before the table; whoever names another delimiter is told of its columns.
        var named = DelimitedText.TakeSeparatorLine(text);
        _linesBefore = named is null ? 0 : 1;
        Delimiter = delimiter ?? named ?? DelimitedText.Delimiter(text);
        _text = new(text, errors);
        _parser = new(_text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter.ToString(),
            BadDataFound = null,
            BufferSize = 1 << 16,
            CacheFields = false,   // the cache keeps every text that it has seen
            MaxFieldSize = LongestField,
        });
        _lines = new(text);
        _isPlain = SepTakes(Delimiter);
        _plain = _isPlain ? Plain(Delimiter, _lines) : null;
        _columns = new string[ReadRecord() ? Count : 0];
        _firstRowIsRead = firstRow is FirstRow.Data && _columns.Length > 0;
        for (var i = 0; i < _columns.Length; i++)
            _columns[i] = firstRow is FirstRow.Names ? Field(i).ToString() : Invariant($"{i + 1}");
        RefuseDuplicates();
    }

    public char Delimiter { get; }

    public IReadOnlyList<string> Columns => _columns;

    public bool ColumnsAreFixed => true;

    public long Line { get; private set; }

    public double TimesAhead => _source.TimesAhead;

    public bool Read()
    {
        if (_firstRowIsRead)
        {
            _firstRowIsRead = false;
            return true;
        }
        while (ReadRecord())
        {
            if (Count == _columns.Length || IsTrailingDelimiter()) return true;
            _errors.Add(new(DataCodes.RaggedRow, $"the row has {Fields(Count)}, the first row has {Fields(_columns.Length)}",
                $"every row needs the same number; a field that contains the delimiter ({Excerpt.InHint([Delimiter])}) "
                    + "or a line break must be quoted"), Line);
        }
        return false;
    }

    public ReadOnlySpan<char> Cell(int column) => column >= 0 && column < Count ? Field(column) : default;

    public void Dispose()
    {
        _plain?.Dispose();
        _lines.Dispose();
        _parser.Dispose();
        _text.Dispose();
    }

    private int Count => _isPlain ? _plain!.Current.ColCount : _parser.Count;

    private ReadOnlySpan<char> Field(int column) => _isPlain ? _plain!.Current[column].Span : _parser[column];

    private static bool SepTakes(char delimiter) => delimiter is '\t' or (> '\u001f' and <= '~' and not '#');

    private static SepReader Plain(char delimiter, WholeLines lines) => new SepReaderOptions(new Sep(delimiter))
    {
        HasHeader = false,
        DisableColCountCheck = true,
        DisableQuotesParsing = true,
    }.From(lines);

    /// <summary>Moves to the next record that is not blank.</summary>
    private bool ReadRecord()
    {
        while (_isPlain && ParsePlain())
        {
            if (!IsBlank) return true;
        }
        _isPlain = false;
        while (Parse())
        {
            _text.StartRecord();
            Line = _parser.RawRow + _linesBefore;
            var quoted = _text.HasQuotes && CheckQuotes(_parser.RawRecord);
            if (quoted || !IsBlank) return true;
        }
        return false;
    }

    private bool IsBlank => Count <= 1 && Field(0).Trim(' ').IsEmpty;

    private bool ParsePlain()
    {
        if (!_plain!.MoveNext()) return false;
        Line = ++_linesBefore;
        return true;
    }

    private bool Parse()
    {
        try
        {
            return _parser.Read();
        }
        catch (CsvHelperException wrapped) when (wrapped.InnerException is JudgeDataException inner)
        {
            ExceptionDispatchInfo.Throw(inner);   // from the text below the parser
            throw;
        }
        catch (MaxFieldSizeException)
        {
            _errors.Fail(new(DataCodes.OverlongField, $"a field is longer than {LongestField} characters",
                "a closing quote is probably missing, or the delimiter is another one"), Line + 1);
            throw;
        }
    }

    /// <summary>
    /// Whether there are quotes in a record; they are where they belong, or this throws. Sets the line on which the record begins.
    /// </summary>
    private bool CheckQuotes(string record)
    {
        if (!record.Contains('"', StringComparison.Ordinal)) return false;
        var fault = Quoting.Fault(record, Delimiter);
        // The parser has counted the line end of the record itself when a quote was still open there.
        Line -= Quoting.LineBreaks(fault is { TextBehind: < 0 } ? record : record.AsSpan().TrimEnd("\r\n"));
        if (fault is { } found) Fail(record, found);
        return true;
    }

    private void Fail(string record, Quoting.QuoteFault fault)
    {
        var opened = Line + Quoting.LineBreaks(record.AsSpan(0, fault.Opened));
        var isOpen = fault.TextBehind < 0;
        _errors.Fail(new(DataCodes.BadQuotes,
            isOpen
                ? "a quote that is opened here is never closed"
                : $"text follows the closing quote of a field; the field's quote opens on line {opened}",
            "a quote inside a quoted field is written twice (\"\"), and the closing one stands right before a delimiter or a line end"),
            isOpen ? opened : Line + Quoting.LineBreaks(record.AsSpan(0, fault.TextBehind)));
    }

    /// <summary>A delimiter at the end of the row, or of the header, makes one field that is not there in the other.</summary>
    private bool IsTrailingDelimiter() =>
        (Count == _columns.Length + 1 && Field(_columns.Length).Length == 0)
        || (Count == _columns.Length - 1 && _columns[^1].Length == 0);

    private void RefuseDuplicates()
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _columns.Length; i++)
        {
            if (_columns[i].Length == 0 || first.TryAdd(_columns[i], i + 1)) continue;
            _errors.Add(new(DataCodes.DuplicateColumn, $"columns {first[_columns[i]]} and {i + 1} have the same name",
                "rename one of them; or say `HasHeader = false` if the first row is data"), Line, _columns[i]);
        }
        _errors.ThrowIfAny();
    }

    private static string Fields(int count) => count == 1 ? "1 field" : Invariant($"{count} fields");
}
