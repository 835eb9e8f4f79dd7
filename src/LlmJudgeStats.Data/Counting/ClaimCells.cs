using System.Globalization;
using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Data;

/// <summary>What stands in a cell of a file of claims. Each answers with nothing where the cell is not of its kind.</summary>
internal static class ClaimCells
{
    private const NumberStyles Digits = NumberStyles.AllowDecimalPoint;
    private const int MostDecimals = 10;

    /// <summary>A printed score, in percent and with the decimals that are printed: <c>79.6%</c> or <c>0.796</c>.</summary>
    public static (decimal Percent, int Decimals)? Score(string cell)
    {
        var isPercent = cell.EndsWith('%');
        var text = isPercent ? cell[..^1].TrimEnd() : cell;
        if (Number(text) is not { } number) return null;
        var decimals = text.IndexOf('.', StringComparison.Ordinal) is var point and >= 0 ? text.Length - point - 1 : 0;
        if (decimals > MostDecimals) return null;
        if (isPercent) return number <= 100 ? (number, decimals) : null;
        return number <= 1 ? (100 * number, decimals - 2) : null;
    }

    /// <summary>A number without a sign.</summary>
    public static decimal? Number(string cell) =>
        decimal.TryParse(cell, Digits, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Bounds of an error rate: <c>0.9</c>, <c>0.85..0.95</c>, or counts <c>41/50</c>.</summary>
    public static RateBounds? Bounds(string cell)
    {
        if (cell.Contains('/', StringComparison.Ordinal)) return Counts(cell) is var (right, all) ? RateBounds.Of(right, all) : null;
        string[] ends = cell.Split("..");
        var lower = Rate(ends[0].Trim());
        var upper = Rate(ends[^1].Trim());
        return ends.Length <= 2 && lower <= upper ? new RateBounds(lower.Value, upper.Value) : null;
    }

    /// <summary>Counts: <c>41/50</c>.</summary>
    public static (long Right, long Total)? Counts(string cell)
    {
        if (cell.Split('/') is not [var right, var total]) return null;
        var hits = Count(right.Trim());
        var items = Count(total.Trim());
        return hits <= items && items is >= 1 and <= PublishedScore.MostItems ? (hits.Value, items.Value) : null;
    }

    public static long? Count(string cell) =>
        long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    private static double? Rate(string cell) =>
        double.TryParse(cell, Digits, CultureInfo.InvariantCulture, out var rate) && rate <= 1 ? rate : null;
}
