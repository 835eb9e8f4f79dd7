namespace LlmJudgeStats.Reporting;

/// <summary>Differences of rates in percentage points, with one decimal. ASCII, invariant culture.</summary>
internal static class PointWords
{
    /// <summary>Without a sign: <c>13.8</c>.</summary>
    public static string Size(double difference) => Invariant($"{(100 * Math.Abs(difference)) + 0.0:F1}");

    /// <summary>With its sign: <c>+13.8</c>; <c>not identified</c> for NaN.</summary>
    public static string Signed(double difference)
    {
        if (double.IsNaN(difference)) return "not identified";
        var size = Size(difference);
        return size == "0.0" ? size : difference > 0 ? $"+{size}" : $"-{size}";
    }

    /// <summary>An interval: <c>[+4.0, +24.1] pts</c>.</summary>
    public static string Range(IntervalEstimate interval) => $"[{Signed(interval.Lower)}, {Signed(interval.Upper)}] pts";

    /// <summary>A p-value: four decimals, or so many digits as it takes.</summary>
    public static string PValue(double p) => p >= 0.0001 ? Invariant($"{p:F4}") : Invariant($"{p:0.0E+0}");

    /// <summary>A chance in words: <c>4 of 5</c>, or a percentage.</summary>
    public static string Chance(double chance)
    {
        for (var all = 2; all <= 10; all++)
        {
            var some = chance * all;
            if (Math.Abs(some - Math.Round(some)) < 1e-9)
                return Invariant($"{Math.Round(some)} of {all}");
        }
        return $"{PlainText.Percent(chance)} of";
    }
}
