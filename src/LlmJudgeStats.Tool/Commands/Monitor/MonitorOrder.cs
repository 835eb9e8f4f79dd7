using System.Globalization;

namespace LlmJudgeStats.Tool.Commands.Monitor;

/// <summary>
/// The order of what stands in a column: by number where all cells are numbers, else as text in which digits count as the number they
/// write, so that w2 comes before w10; dates are to begin with the year.
/// </summary>
internal sealed class MonitorOrder : IComparer<string>
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private readonly bool _isNumbers;

    public MonitorOrder(IEnumerable<string> cells) => _isNumbers = cells.All(cell => NumberOf(cell) is not null);

    public int Compare(string? x, string? y) => _isNumbers
        ? Nullable.Compare(NumberOf(x!), NumberOf(y!))
        : CompareText(x, y);

    private static int CompareText(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        var i = 0;
        var j = 0;
        while (i < x.Length && j < y.Length)
        {
            var one = NumberAt(x, i);
            var other = NumberAt(y, j);
            var isNumber = one.Length > 0 && other.Length > 0;
            var by = isNumber ? CompareNumbers(one, other) : x[i].CompareTo(y[j]);
            if (by != 0) return by;
            i += isNumber ? one.Length : 1;
            j += isNumber ? other.Length : 1;
        }
        var rest = (x.Length - i).CompareTo(y.Length - j);
        return rest != 0 ? rest : x.SequenceCompareTo(y);    // w01 and w1 are two places
    }

    private static ReadOnlySpan<char> NumberAt(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return text[start..end];
    }

    private static int CompareNumbers(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var first = one.TrimStart('0');
        var second = other.TrimStart('0');
        return first.Length != second.Length ? first.Length.CompareTo(second.Length) : first.SequenceCompareTo(second);
    }

    private static double? NumberOf(string cell) =>
        double.TryParse(cell, Style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
