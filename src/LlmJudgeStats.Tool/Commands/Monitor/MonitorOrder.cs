using System.Globalization;

namespace LlmJudgeStats.Tool.Commands.Monitor;

/// <summary>The order of what stands in a column: by number where all cells are numbers, else as text, so that dates are to begin with the
/// year.</summary>
internal sealed class MonitorOrder : IComparer<string>
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    private readonly bool _isNumbers;

    public MonitorOrder(IEnumerable<string> cells) => _isNumbers = cells.All(cell => NumberOf(cell) is not null);

    public int Compare(string? x, string? y) => _isNumbers
        ? Nullable.Compare(NumberOf(x!), NumberOf(y!))
        : string.CompareOrdinal(x, y);

    private static double? NumberOf(string cell) =>
        double.TryParse(cell, Style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
