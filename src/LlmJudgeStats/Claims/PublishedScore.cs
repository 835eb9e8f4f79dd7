namespace LlmJudgeStats.Claims;

/// <summary>A score as a paper prints it: the share of its items that passed.</summary>
/// <remarks>
/// Where no whole number of passes gives the printed figure, the passes are the figure times the items, and <see cref="CountCheck"/> says
/// so. Without a number of items there is a rate and no interval. Immutable.
/// </remarks>
public sealed record PublishedScore
{
    /// <summary>The most items a score can have: 10^12.</summary>
    public const long MostItems = 1_000_000_000_000;

    // A tenth of what chance alone leaves open: rounding that is more is no trifle.
    private const double Trifle = 0.1;

    private readonly double _fewest;
    private readonly double _most;

    private PublishedScore(double passed, long total, double rate, CountCheck? countCheck, double fewest, double most)
    {
        Passed = passed;
        Total = total;
        Rate = rate;
        CountCheck = countCheck;
        _fewest = fewest;
        _most = most;
    }

    /// <summary>How many items passed; not whole where none gives the printed figure, NaN without a number of items.</summary>
    public double Passed { get; }

    /// <summary>How many items there were; 0 where the paper does not say.</summary>
    public long Total { get; }

    /// <summary>The share that passed, in [0, 1].</summary>
    public double Rate { get; }

    /// <summary>Which counts a printed percentage can stand for; <see langword="null"/> of a score that was given as counts.</summary>
    public CountCheck? CountCheck { get; }

    /// <summary>Whether <see cref="Passed"/> is a whole number.</summary>
    public bool IsCount => Total > 0 && CountCheck is not { IsPossible: false };

    /// <summary>A score as counts.</summary>
    /// <param name="passed">How many passed, from 0 to <paramref name="total"/>.</param>
    /// <param name="total">How many items there were, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">No item, or passes that are not a part of them.</exception>
    public static PublishedScore Of(long passed, long total)
    {
        if (total is < 1 or > MostItems)
            throw new ArgumentOutOfRangeException(nameof(total), total, $"must lie from 1 to {MostItems}");
        if (passed < 0 || passed > total)
            throw new ArgumentOutOfRangeException(nameof(passed), passed, $"must lie from 0 to the total, {total}");
        return new(passed, total, (double)passed / total, null, passed, passed);
    }

    /// <summary>A score as it is printed.</summary>
    /// <param name="percent">From 0 to 100: 79.6.</param>
    /// <param name="decimals">How many digits of the percentage are printed behind the point; −1 of a share like 0.7.</param>
    /// <param name="total">How many items there were; <see langword="null"/> where the paper does not say.</param>
    /// <exception cref="ArgumentOutOfRangeException">A percentage outside [0, 100], or digits or items outside their range.</exception>
    public static PublishedScore OfPercent(decimal percent, int decimals, long? total)
    {
        var check = Claims.CountCheck.Of(percent, decimals, total ?? 1);
        var rate = (double)(percent / 100);
        if (total is not { } items) return new(double.NaN, 0, rate, null, double.NaN, double.NaN);
        if (!check.IsPossible)
        {
            // No count at all: a mean, which lies within half a unit of the last digit.
            var (low, high) = Claims.CountCheck.Ends(percent, decimals, items);
            return new((double)(percent * items / 100), items, rate, check, (double)Math.Max(0, low), (double)Math.Min(items, high));
        }
        // Of several counts the nearest to the printed figure.
        var nearest = Math.Clamp(decimal.Round(percent * items / 100, MidpointRounding.ToEven), check.Fewest, check.Most);
        return new((double)nearest, items, (double)nearest / items, check, check.Fewest, check.Most);
    }

    /// <summary>The fewest passes that are printed like this; those of a score that was given as counts.</summary>
    internal PublishedScore Fewest => At(_fewest);

    /// <summary>The most.</summary>
    internal PublishedScore Most => At(_most);

    /// <summary>Whether several numbers of passes are printed like this.</summary>
    internal bool IsRounded => _fewest < _most;

    /// <summary>Whether rounding leaves open more than a tenth of what chance does.</summary>
    internal bool IsRough(double level) =>
        IsRounded && (_most - _fewest) / Total > Trifle * BinomialInterval.Wilson.Of(Proportion, level).Width;

    private PublishedScore At(double passed) => new(passed, Total, passed / Total, CountCheck, passed, passed);

    internal Proportion Proportion => Proportion.FromCounts(Passed, Total);
}
