namespace LlmJudgeStats.Panels;

/// <summary>
/// How many of several judges pass each item, beside the human label of some: the evidence of a panel's corrected pass rate.
/// </summary>
/// <remarks>
/// Strata are the numbers of pass votes; judges whose errors go together do no harm. With labels at random neighbouring numbers are put
/// together until each stratum holds five labels, looking at numbers of labels only. Source: panels.md 1. Equality is of reference.
/// Immutable, thread-safe.
/// </remarks>
public sealed class VoteTable
{
    private const int FewestLabels = 5;

    private VoteTable(StrataTable table, int judges, long incomplete)
    {
        Table = table;
        Judges = judges;
        Incomplete = incomplete;
    }

    /// <summary>How many judges there are.</summary>
    public int Judges { get; }

    /// <summary>Items on which a vote is missing: they stand at the share of passes among the votes there are.</summary>
    public long Incomplete { get; }

    /// <summary>
    /// Numbers of pass votes, from none to all, by label; items without any vote are a last stratum where there are some.
    /// </summary>
    public StrataTable Table { get; }

    /// <summary>Counts of items.</summary>
    /// <param name="labelled">A row for each number of pass votes from none to all: items that people fail, and that they pass.</param>
    /// <param name="unlabelled">Items without a label by number of pass votes.</param>
    /// <exception cref="ArgumentException">
    /// Numbers of counts that do not fit each other, fewer than two rows, or a negative count.
    /// </exception>
    public static VoteTable FromCounts(ReadOnlySpan<long> labelled, ReadOnlySpan<long> unlabelled)
    {
        var strata = Check.AtLeastOne(unlabelled.Length, nameof(unlabelled));
        return new(StrataTable.Of(ValueRange.Unit, [0, 1], strata, labelled, unlabelled), strata - 1, 0);
    }

    /// <summary>Votes item by item.</summary>
    /// <param name="judges">How many judges there are, one or more.</param>
    /// <param name="votes">A row for each item, with one vote of each judge; <see langword="null"/> where it gave none.</param>
    /// <param name="labels">The human label of each item; <see langword="null"/> where nobody was asked.</param>
    /// <remarks>
    /// An item with missing votes stands at the nearest number of pass votes with its share of passes, halves rounded up.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">No judge.</exception>
    /// <exception cref="ArgumentException">Another number of votes than items times judges.</exception>
    public static VoteTable FromVotes(int judges, ReadOnlySpan<bool?> votes, ReadOnlySpan<bool?> labels)
    {
        Check.AtLeastOne(judges, nameof(judges));
        if (votes.Length != (long)labels.Length * judges) Throw.BadVotes(judges, votes.Length, nameof(votes));
        var none = judges + 1;
        var labelled = new long[2 * (none + 1)];
        var unlabelled = new long[none + 1];
        var incomplete = 0L;
        for (var i = 0; i < labels.Length; i++)
        {
            var (passes, given) = Passes(votes.Slice(i * judges, judges));
            if (given < judges) incomplete++;
            var stratum = given == 0 ? none : ((2 * passes * judges) + given) / (2 * given);
            if (labels[i] is { } label) labelled[(2 * stratum) + (label ? 1 : 0)]++;
            else unlabelled[stratum]++;
        }
        var hasNone = labelled[2 * none] + labelled[(2 * none) + 1] + unlabelled[none] > 0;
        var strata = hasNone ? none + 1 : none;
        var table = StrataTable.Of(ValueRange.Unit, [0, 1], strata, labelled.AsSpan(0, 2 * strata), unlabelled.AsSpan(0, strata));
        return new(table, judges, incomplete);
    }

    /// <summary>The sum of two disjoint parts of one panel.</summary>
    /// <param name="other">Other items, with no stratum that these have not.</param>
    /// <exception cref="ArgumentNullException">No table.</exception>
    /// <exception cref="ArgumentException">Another number of judges, or items without any vote in one part only.</exception>
    public VoteTable Merge(VoteTable other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(StrataTable.Merge([Table, other.Table]), Judges, Check.Sum(Incomplete, other.Incomplete, nameof(other)));
    }

    /// <summary>The pass rate by the numbers of votes.</summary>
    /// <param name="design">How the labelled items were chosen. Strata that labels were chosen by are kept as they are.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public MeanStudy ToStudy(CalibrationDesign design) => new()
    {
        Table = design == CalibrationDesign.Random ? Merged() : Table,
        Design = design,
    };

    // Items without any vote have no place in the order of the others.
    private StrataTable Merged()
    {
        var ordered = Judges + 1;
        if (Table.Strata == ordered) return Table.MergeAdjacent(FewestLabels);
        var merged = StrataTable.Of(ValueRange.Unit, [0, 1], ordered, Table.LabelledCounts[..(2 * ordered)],
            Table.UnlabelledCounts[..ordered]).MergeAdjacent(FewestLabels);
        double[] labelled = [.. merged.LabelledCounts, .. Table.LabelledCounts[(2 * ordered)..]];
        double[] unlabelled = [.. merged.UnlabelledCounts, .. Table.UnlabelledCounts[ordered..]];
        return StrataTable.Of(ValueRange.Unit, [0, 1], merged.Strata + 1, labelled, unlabelled);
    }

    private static (int Passes, int Given) Passes(ReadOnlySpan<bool?> votes)
    {
        var passes = 0;
        var given = 0;
        foreach (var vote in votes)
        {
            if (vote is not { } passed) continue;
            given++;
            if (passed) passes++;
        }
        return (passes, given);
    }
}
