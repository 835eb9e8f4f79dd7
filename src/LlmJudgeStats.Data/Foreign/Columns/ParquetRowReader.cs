using System.Diagnostics.CodeAnalysis;
using Parquet;
using Parquet.Schema;

namespace LlmJudgeStats.Data;

/// <summary>Rows of Parquet files: columns are read when they are asked for, one row group after the other.</summary>
internal sealed class ParquetRowReader : IRowReader
{
    private readonly ForeignContext _context;
    private readonly DataField[] _sources;
    private readonly ParquetColumn[] _columns;
    private readonly string[] _names;
    private ParquetReader? _file;
    private ParquetRowGroupReader? _group;
    private int _fileNumber;
    private int _groupNumber = -1;
    private int _row = -1;
    private long _read;

    public ParquetRowReader(ForeignContext context)
    {
        _context = context;
        Open();
        _sources = [.. _file.Schema.DataFields];
        _names = [.. _sources.Select(NameOf)];
        _columns = [.. _sources.Select(ParquetColumns.Of)];
    }

    public IReadOnlyList<string> Columns => _names;

    public bool ColumnsAreFixed => true;

    public long Line { get; private set; }

    // Of several files only those that were opened are known.
    public double TimesAhead =>
        _context.Files.Count == 1 && Line > 0 && _file!.Metadata is { } all ? Math.Max(1, (double)all.NumRows / Line) : 1;

    public bool Read()
    {
        while (_group is null || _row + 1 >= _group.RowCount)
        {
            if (!NextGroup()) return false;
        }
        _row++;
        Line++;
        return true;
    }

    public ReadOnlySpan<char> Cell(int column)
    {
        if (column < 0 || column >= _columns.Length) return default;
        if (!_columns[column].IsText)
        {
            _context.Errors.Add(new(DataCodes.BadField, "the column holds lists, bytes or something else that is no text or number",
                "name a column of scalars, or write this one as text"), Line, _names[column]);
            return default;
        }
        if (!_columns[column].Has(GroupId) && !Try(() => Load(column))) return default;
        return _columns[column].Cell(_row);
    }

    public bool IsText(int column) => column < 0 || column >= _columns.Length || _columns[column].IsText;

    public void Dispose()
    {
        _group?.Dispose();
        if (_file is not null) ParquetWait.For(_file.DisposeAsync());
    }

    // Structs are named from the outside to the inside.
    private static string NameOf(DataField source) => string.Join('.', source.Path.ToList());

    private void Load(int column)
    {
        _read += _group!.GetMetadata(_sources[column])?.MetaData?.TotalUncompressedSize ?? 0;
        if (_read > _context.Options.MaxBytes)
        {
            _context.Errors.Fail(new(DataCodes.TooLarge,
                $"the columns that are read are larger than {_context.Options.MaxBytes} bytes, counted unpacked",
                "allow more (`MaxBytes`), or read a part of it"));
        }
        _columns[column].Load(_group, GroupId);
    }

    private int GroupId => (_fileNumber << 16) + _groupNumber;

    private bool NextGroup()
    {
        _group?.Dispose();
        _group = null;
        _row = -1;
        while (++_groupNumber >= _file!.RowGroupCount)
        {
            if (_fileNumber == _context.Files.Count) return false;
            Open();
            RefuseOtherColumns();
            _groupNumber = -1;
        }
        Try(() => _group = _file.OpenRowGroupReader(_groupNumber));
        return true;
    }

    private void RefuseOtherColumns()
    {
        var theirs = _file!.Schema.DataFields;
        var areSame = theirs.Length == _sources.Length && theirs.Zip(_sources).All(pair =>
            NameOf(pair.First) == NameOf(pair.Second) && pair.First.ClrType == pair.Second.ClrType);
        if (areSame) return;
        _context.Errors.Fail(new(DataCodes.BadField,
            $"'{Excerpt.Of(_context.Files[_fileNumber - 1].Inside ?? "")}' has other columns than the file before: they are no one table",
            "read the files one by one"));
    }

    [MemberNotNull(nameof(_file))]
    private void Open()
    {
        if (_file is not null) ParquetWait.For(_file.DisposeAsync());
        var file = _context.Files[_fileNumber++];
        _context.FileOfRow = file.Inside;
        Line = 0;
        ParquetReader? opened = null;
        Try(() => opened = ParquetWait.For(ParquetReader.CreateAsync(file.Open(), leaveStreamOpen: true)));
        _file = opened!;
    }

    // The package throws whatever its parts do when bytes are not what they should be.
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Damaged bytes end in many exceptions.")]
    private bool Try(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (Exception damage) when (damage is not (OutOfMemoryException or JudgeDataException))
        {
            _context.Errors.Fail(new(DataCodes.DamagedGzip,
                $"the Parquet file is cut off or damaged ({Excerpt.Of(damage.Message, 200)})",
                "copy or download the file again; nothing was read from it"), damage);
            return false;
        }
    }
}
