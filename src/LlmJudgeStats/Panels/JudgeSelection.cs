using System.Collections.Immutable;

namespace LlmJudgeStats.Panels;

/// <summary>The best of several judges on the same labels, with accuracies that allow for the choice.</summary>
/// <remarks>
/// The accuracy of the best of several looks better than it is: by .025 to .106 with 3 to 10 equal judges and 50 or 100 labels. So each
/// interval is taken at 1 − (1 − level)/J for J judges. A pass rate that is corrected with the <em>most accurate</em> judge may be quoted
/// at the level itself; one that is corrected with the judge of the <em>narrowest</em> interval must be computed at
/// <see cref="LevelOfEach"/>. Source: several-judges.md 1. Immutable, thread-safe.
/// </remarks>
public sealed class JudgeSelection
{
    private JudgeSelection(ImmutableArray<IntervalEstimate> accuracies, ImmutableArray<double> shares, double level, double levelOfEach)
    {
        Accuracies = accuracies;
        Shares = shares;
        Level = level;
        LevelOfEach = levelOfEach;
        var best = 0;
        for (var judge = 1; judge < shares.Length; judge++)
        {
            if (shares[judge] > shares[best]) best = judge;
        }
        Best = best;
    }

    /// <summary>The judge that was right most often; of equal ones the first.</summary>
    public int Best { get; }

    /// <summary>The share of items on which each judge was right.</summary>
    public ImmutableArray<double> Shares { get; }

    /// <summary>Wilson's interval of each judge's accuracy; all of them hold together with probability <see cref="Level"/>.</summary>
    public ImmutableArray<IntervalEstimate> Accuracies { get; }

    /// <summary>The level that was asked for.</summary>
    public double Level { get; }

    /// <summary>1 − (1 − level)/J: the level of each interval, and of an estimate whose judge was chosen by its width.</summary>
    public double LevelOfEach { get; }

    /// <summary>LJS1102 when there was a choice.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => Shares.Length < 2 ? [] :
    [
        new("LJS1102", DiagnosticSeverity.Warning,
            "A judge was chosen on the labels that measure it: its accuracy there is too high.",
            "Quote the interval given here, or label new items for the chosen judge. A rate corrected with the most accurate judge may be "
                + "quoted as it is; of the judge with the narrowest interval, at 1 - (1 - level)/judges."),
    ];

    /// <summary>The accuracies of judges on the same labelled items, and the best of them.</summary>
    /// <param name="right">How often each judge was right, one judge or more.</param>
    /// <param name="items">The labelled items, one or more.</param>
    /// <param name="level">The level of all intervals together, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">No item, a level outside (0, 1), or a judge that was right more often than there are
    /// items.</exception>
    /// <exception cref="ArgumentException">No judge, or a negative count.</exception>
    public static JudgeSelection Of(ReadOnlySpan<long> right, long items, double level)
    {
        Check.Level(level, nameof(level));
        if (right.IsEmpty) Throw.NoJudge(nameof(right));
        if (items < 1) Throw.Outside(items, nameof(items), "at least one labelled item is needed");
        var each = right.Length == 1 ? level : 1 - ((1 - level) / right.Length);
        var accuracies = ImmutableArray.CreateBuilder<IntervalEstimate>(right.Length);
        var shares = ImmutableArray.CreateBuilder<double>(right.Length);
        for (var judge = 0; judge < right.Length; judge++)
        {
            Check.Count(right[judge], judge, nameof(right));
            if (right[judge] > items) Throw.MoreThanTotal(right[judge], items, nameof(right));
            var share = Proportion.FromCounts(right[judge], items);
            shares.Add(share.Rate);
            accuracies.Add(BinomialInterval.Wilson.Of(share, each));
        }
        return new(accuracies.MoveToImmutable(), shares.MoveToImmutable(), level, each);
    }
}
