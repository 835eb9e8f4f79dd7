namespace LlmJudgeStats.Claims;

/// <summary>Whether a printed percentage can be the share of a whole number of passes: claims.md 5.</summary>
/// <remarks>
/// <code>k is possible when |100 k − percent · n| ≤ n · 10^−decimals/2</code>
/// Half a unit of the last printed digit either way is allowed, so that every way of rounding a half passes. Exact: decimal arithmetic.
/// Source: Brown and Heathers (2017).
/// </remarks>
public readonly record struct CountCheck
{
    private CountCheck(long fewest, long most)
    {
        Fewest = fewest;
        Most = most;
    }

    /// <summary>The smallest number of passes that is printed like this; above <see cref="Most"/> where there is none.</summary>
    public long Fewest { get; }

    /// <summary>The largest one.</summary>
    public long Most { get; }

    /// <summary>Whether a whole number of passes is printed like this.</summary>
    public bool IsPossible => Fewest <= Most;

    /// <summary>The passes that a printed percentage can stand for.</summary>
    /// <param name="percent">As it is printed, from 0 to 100: 71.1.</param>
    /// <param name="decimals">How many digits of the percentage are printed behind the point, −2 to 10; −1 of a share like 0.7.</param>
    /// <param name="total">How many items there were, from 1 to 10^12.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value outside its range.</exception>
    public static CountCheck Of(decimal percent, int decimals, long total)
    {
        if (percent is < 0 or > 100) throw new ArgumentOutOfRangeException(nameof(percent), percent, "must lie from 0 to 100");
        if (decimals is < FewestDecimals or > MostDecimals)
        {
            throw new ArgumentOutOfRangeException(
                nameof(decimals), decimals, Invariant($"must lie from {FewestDecimals} to {MostDecimals}"));
        }
        if (total is < 1 or > PublishedScore.MostItems)
            throw new ArgumentOutOfRangeException(nameof(total), total, $"must lie from 1 to {PublishedScore.MostItems}");
        var (low, high) = Ends(percent, decimals, total);
        return new((long)Math.Max(0, decimal.Ceiling(low)), (long)Math.Min(total, decimal.Floor(high)));
    }

    /// <summary>What is half a unit of the last digit below and above, in items; may leave [0, total].</summary>
    internal static (decimal Low, decimal High) Ends(decimal percent, int decimals, long total)
    {
        var half = 0.5m;
        for (var i = 0; i < decimals; i++) half /= 10;
        for (var i = decimals; i < 0; i++) half *= 10;
        // Multiplied before it is divided: both ends are then whole exactly where they should be.
        return ((percent - half) * total / 100, (percent + half) * total / 100);
    }

    private const int FewestDecimals = -2;
    private const int MostDecimals = 10;
}
