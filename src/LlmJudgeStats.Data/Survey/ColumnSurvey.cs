using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>What stands in one column: how often each of up to ten thousand values, and what kind of values they are.</summary>
/// <param name="name">The column's name.</param>
/// <param name="index">Its place among the columns.</param>
/// <param name="rowsBefore">Rows that came before the column did: there it was empty.</param>
/// <param name="ids">What is to be known of it as ids; nothing where it cannot be those.</param>
internal sealed class ColumnSurvey(string name, int index, long rowsBefore, IdSurvey? ids)
{
    /// <summary>The most different values that are told apart.</summary>
    public const int MostValues = 10_000;

    private const double LongText = 80;    // characters on average
    private readonly Dictionary<UInt128, SeenValue> _values = [];
    private readonly List<SeenValue> _inOrder = [];
    private long _characters;
    private long _furtherNumbers;
    private long _furtherDates;

    public string Name => name;

    public int Index => index;

    public long Rows { get; private set; } = rowsBefore;

    /// <summary>Its values as ids; nothing where it is not called like them.</summary>
    public IdSurvey? Ids => ids;

    /// <summary>Rows with something in the cell.</summary>
    public long Filled { get; private set; }

    /// <summary>Rows whose cell is an object or an array.</summary>
    public long Objects { get; private set; }

    /// <summary>The values, in order of first appearance.</summary>
    public IReadOnlyList<SeenValue> Values => _inOrder;

    /// <summary>Whether there are more values than are told apart.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Whether it holds prompts, answers or reasons.</summary>
    public bool IsText => Filled > 0 && _characters > LongText * Filled;

    public double MeanLength => Filled == 0 ? 0 : (double)_characters / Filled;

    /// <summary>With what most texts begin, where that is a word for pass or fail; nothing elsewhere.</summary>
    public string? Beginning => 2 * Sum(value => value.Beginning.Length > 0) > Filled
        ? _inOrder.Find(value => value.Beginning.Length > 0)?.Beginning
        : null;

    /// <summary>Whether all that stands there are numbers.</summary>
    public bool IsNumeric(Func<SeenValue, bool> isMissing) =>
        Sum(value => value.IsNumber) + _furtherNumbers is > 0 and var numbers && numbers == Filled - Sum(isMissing);

    /// <summary>Whether all that stands there are dates.</summary>
    public bool IsOfDates(Func<SeenValue, bool> isMissing) =>
        Sum(value => value.Day >= 0) + _furtherDates is > 0 and var dates && dates == Filled - Sum(isMissing);

    public void Add(IRowReader row)
    {
        Rows++;
        if (!row.IsText(index))
        {
            Objects++;
            return;
        }
        var cell = CellText.Trim(row.Cell(index));
        ids?.Add(cell);
        if (cell.IsEmpty) return;
        Filled++;
        _characters += cell.Length;
        var print = IdHash.Of(0, cell);
        if (HasMore && !_values.ContainsKey(print))
        {
            AddFurther(cell);
            return;
        }
        ref var value = ref CollectionsMarshal.GetValueRefOrAddDefault(_values, print, out _);
        if (value is null)
        {
            value = new(cell, row.Line);
            _inOrder.Add(value);
        }
        value.Count++;
        HasMore = _values.Count == MostValues;
    }

    private void AddFurther(ReadOnlySpan<char> cell)
    {
        if (StratumShares.TryNumber(cell, out _)) _furtherNumbers++;
        if (SeenValue.DayOf(cell) >= 0) _furtherDates++;
    }

    private long Sum(Func<SeenValue, bool> isMeant) => _inOrder.Where(isMeant).Sum(value => value.Count);
}
