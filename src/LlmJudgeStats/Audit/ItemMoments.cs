namespace LlmJudgeStats.Audit;

/// <summary>
/// What several systems scored on the same items: how many items, each system's mean, and how the scores go together. Enough for the
/// separation, the ranking, the spread, the choice of a checkpoint and contamination, and small however many items there are.
/// </summary>
/// <remarks>
/// <code>V = [Σ_g u_g u_g'] G/(G − 1)/n²,  u_g = Σ_(i in g) (m_i − S),  df = G − 1</code>
/// V is the covariance of the means S; without clusters every item is one of its own. Blocks of items merge to the whole, to rounding, as
/// long as no cluster is split. Counts without items (<see cref="FromCounts"/>) have <code>V = diag(S (1 − S)/n)</code> and infinite
/// degrees of freedom: systems are then assumed to be independent. Immutable, thread-safe. Source: audit.md 0.3.
/// </remarks>
public sealed class ItemMoments
{
    private readonly double[] _means, _cross, _clustered, _weighted;
    private readonly double[]? _totals;
    private readonly double _squaredSizes;

    private ItemMoments(double[] means, double[] cross, double[] clustered, double[] weighted, double squaredSizes, long items,
        long clusters)
    {
        _means = means;
        _cross = cross;
        _clustered = clustered;
        _weighted = weighted;
        _squaredSizes = squaredSizes;
        Items = items;
        Clusters = clusters;
    }

    private ItemMoments(double[] means, double[] totals)
    {
        _means = means;
        _cross = [];
        _clustered = [];
        _weighted = [];
        _totals = totals;
        Items = (long)Math.Round(totals.Average());
        Clusters = Items;
    }

    /// <summary>How many systems.</summary>
    public int Systems => _means.Length;

    /// <summary>How many items; of counts without items the mean number of answers of a system.</summary>
    public long Items { get; }

    /// <summary>How many clusters; the number of items without clusters.</summary>
    public long Clusters { get; }

    /// <summary>Whether the systems are taken as independent, because nothing is known of single items.</summary>
    public bool IsAssumedIndependent => _totals is not null;

    /// <summary>Clusters minus one; infinite for counts without items.</summary>
    public double DegreesOfFreedom => IsAssumedIndependent ? double.PositiveInfinity : Clusters - 1;

    /// <summary>Each system's mean score, in [0, 1].</summary>
    public ReadOnlySpan<double> Means => _means;

    internal bool HasVariance => DegreesOfFreedom >= 1;

    /// <summary>The moments of a table of scores.</summary>
    /// <param name="itemMajor">
    /// Scores in [0, 1], all systems of the first item first; the mean over the runs where there are several.
    /// </param>
    /// <param name="systems">How many systems, one or more.</param>
    /// <param name="clusters">The cluster of each item, any numbers; empty without clusters.</param>
    /// <exception cref="ArgumentException">A score outside [0, 1], or lengths that do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one system.</exception>
    public static ItemMoments FromScores(ReadOnlySpan<double> itemMajor, int systems, ReadOnlySpan<int> clusters = default)
    {
        Check.AtLeastOne(systems, nameof(systems));
        var items = Rows(itemMajor, systems);
        if (!clusters.IsEmpty) Check.SameLength(nameof(clusters), clusters.Length, nameof(itemMajor) + " / systems", items);
        var means = MeansOf(itemMajor, systems, items);
        var deviations = new double[systems];
        var cross = new double[systems * systems];
        for (var item = 0; item < items; item++)
        {
            for (var s = 0; s < systems; s++) deviations[s] = itemMajor[(item * systems) + s] - means[s];
            AddSquare(cross, deviations);
        }
        Mirror(cross, systems);
        return clusters.IsEmpty
            ? new(means, cross, cross, new double[systems], items, items, items)
            : Clustered(itemMajor, clusters, means, cross);
    }

    /// <summary>Counts without items: how many of how many each system passed.</summary>
    /// <param name="passed">What each system passed; need not be whole.</param>
    /// <param name="totals">Of how many, one or more.</param>
    /// <exception cref="ArgumentException">Lengths that differ, no system, or more passed than there are.</exception>
    public static ItemMoments FromCounts(ReadOnlySpan<double> passed, ReadOnlySpan<double> totals)
    {
        Check.SameLength(nameof(passed), passed.Length, nameof(totals), totals.Length);
        Check.AtLeastOne(passed.Length, nameof(passed));
        var means = new double[passed.Length];
        for (var s = 0; s < means.Length; s++)
        {
            Check.Between(totals[s], 1, Check.MaxCount, nameof(totals));
            means[s] = Check.Between(passed[s], 0, totals[s], nameof(passed)) / totals[s];
        }
        return new(means, totals.ToArray());
    }

    /// <summary>The moments of two disjoint sets of items that share no cluster.</summary>
    /// <remarks>Source: Chan, Golub &amp; LeVeque 1979, for the cross-products and for those of clusters.</remarks>
    /// <exception cref="ArgumentException">Other systems, or counts without items beside items.</exception>
    public static ItemMoments operator +(ItemMoments left, ItemMoments right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Systems != right.Systems || left.IsAssumedIndependent != right.IsAssumedIndependent)
            throw new ArgumentException("only moments of the same systems merge, and only items with items or counts with counts",
                nameof(right));
        return left.IsAssumedIndependent ? MergeCounts(left, right) : Merge(left, right);
    }

    /// <summary>The covariance of two systems' means; NaN with one cluster.</summary>
    /// <param name="first">The place of a system.</param>
    /// <param name="second">The place of a system.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such system.</exception>
    public double Covariance(int first, int second)
    {
        Check.Index(first, Systems, nameof(first));
        Check.Index(second, Systems, nameof(second));
        if (_totals is not null) return first == second ? _means[first] * (1 - _means[first]) / _totals[first] : 0;
        return _clustered[(first * Systems) + second] * Scale;
    }

    /// <summary>The sum of products of deviations of two systems over the items.</summary>
    internal double Cross(int first, int second) => _cross[(first * Systems) + second];

    /// <summary>How many answers of a system there are.</summary>
    internal double Answers(int system) => _totals is null ? Items : _totals[system];

    internal MeanContrast Mean(int system) => Of(_means[system], Covariance(system, system));

    internal MeanContrast Pair(int first, int second) => Of(
        _means[first] - _means[second],
        Covariance(first, first) + Covariance(second, second) - (2 * Covariance(first, second)));

    /// <summary>c'S with the variance c'Vc.</summary>
    internal MeanContrast Contrast(ReadOnlySpan<double> weights)
    {
        var estimate = 0.0;
        var variance = 0.0;
        for (var a = 0; a < Systems; a++)
        {
            estimate += weights[a] * _means[a];
            for (var b = 0; b < Systems; b++) variance += weights[a] * weights[b] * Covariance(a, b);
        }
        return Of(estimate, variance);
    }

    private double Scale => Clusters / (Clusters - 1.0) / Items / Items;

    private MeanContrast Of(double estimate, double variance) =>
        new(estimate, AuditTolerance.IsZero(variance * Items) ? 0 : variance, DegreesOfFreedom);

    private static int Rows(ReadOnlySpan<double> itemMajor, int systems)
    {
        if (itemMajor.Length % systems != 0)
            throw new ArgumentException(
                Invariant($"{itemMajor.Length} scores are no whole number of rows of {systems} systems"),
                nameof(itemMajor));
        for (var i = 0; i < itemMajor.Length; i++)
        {
            if (!(itemMajor[i] is >= 0 and <= 1)) Throw.OutsideRange(itemMajor[i], i, 0, 1, nameof(itemMajor));
        }
        return itemMajor.Length / systems;
    }

    private static double[] MeansOf(ReadOnlySpan<double> itemMajor, int systems, int items)
    {
        var means = new double[systems];
        for (var i = 0; i < itemMajor.Length; i++) means[i % systems] += itemMajor[i];
        foreach (ref var mean in means.AsSpan()) mean = items == 0 ? double.NaN : mean / items;
        return means;
    }

    private static ItemMoments Clustered(ReadOnlySpan<double> itemMajor, ReadOnlySpan<int> clusters, double[] means, double[] cross)
    {
        var systems = means.Length;
        var places = new Dictionary<int, int>();
        var sums = new List<double[]>();
        var sizes = new List<long>();
        for (var item = 0; item < clusters.Length; item++)
        {
            if (!places.TryGetValue(clusters[item], out var place))
            {
                place = sums.Count;
                places.Add(clusters[item], place);
                sums.Add(new double[systems]);
                sizes.Add(0);
            }
            sizes[place]++;
            for (var s = 0; s < systems; s++) sums[place][s] += itemMajor[(item * systems) + s] - means[s];
        }
        var clustered = new double[systems * systems];
        var weighted = new double[systems];
        var squares = 0.0;
        for (var g = 0; g < sums.Count; g++)
        {
            AddSquare(clustered, sums[g]);
            for (var s = 0; s < systems; s++) weighted[s] += sizes[g] * sums[g][s];
            squares += (double)sizes[g] * sizes[g];
        }
        Mirror(clustered, systems);
        return new(means, cross, clustered, weighted, squares, clusters.Length, sums.Count);
    }

    // The lower triangle alone; it is mirrored at the end.
    private static void AddSquare(double[] matrix, double[] vector)
    {
        for (var a = 0; a < vector.Length; a++)
        {
            var row = matrix.AsSpan(a * vector.Length, a + 1);
            for (var b = 0; b < row.Length; b++) row[b] += vector[a] * vector[b];
        }
    }

    private static void Mirror(double[] matrix, int systems)
    {
        for (var a = 0; a < systems; a++)
        {
            for (var b = 0; b < a; b++) matrix[(b * systems) + a] = matrix[(a * systems) + b];
        }
    }

    private static ItemMoments MergeCounts(ItemMoments left, ItemMoments right)
    {
        var passed = new double[left.Systems];
        var totals = new double[left.Systems];
        for (var s = 0; s < passed.Length; s++)
        {
            totals[s] = left._totals![s] + right._totals![s];
            passed[s] = Math.Min(totals[s], (left._means[s] * left._totals[s]) + (right._means[s] * right._totals[s]));
        }
        return FromCounts(passed, totals);
    }

    private static ItemMoments Merge(ItemMoments left, ItemMoments right)
    {
        if (left.Items == 0) return right;
        if (right.Items == 0) return left;
        var systems = left.Systems;
        var items = checked(left.Items + right.Items);
        var means = new double[systems];
        var apart = new double[systems];
        for (var s = 0; s < systems; s++)
        {
            apart[s] = right._means[s] - left._means[s];
            means[s] = left._means[s] + (apart[s] * right.Items / items);
        }
        var cross = new double[systems * systems];
        var between = (double)left.Items * right.Items / items;
        for (var a = 0; a < systems; a++)
        {
            for (var b = 0; b < systems; b++)
                cross[(a * systems) + b] = left.Cross(a, b) + right.Cross(a, b) + (between * (apart[a] * apart[b]));
        }
        var clustered = new double[systems * systems];
        var weighted = new double[systems];
        left.Shift(means, clustered, weighted);
        right.Shift(means, clustered, weighted);
        return new(means, cross, clustered, weighted, left._squaredSizes + right._squaredSizes, items,
            checked(left.Clusters + right.Clusters));
    }

    // The sums of clusters about other means, u − n δ, added to those of a whole.
    private void Shift(double[] means, double[] clustered, double[] weighted)
    {
        for (var a = 0; a < Systems; a++)
        {
            var da = means[a] - _means[a];
            weighted[a] += _weighted[a] - (_squaredSizes * da);
            for (var b = 0; b < Systems; b++)
            {
                var db = means[b] - _means[b];
                var at = (a * Systems) + b;
                clustered[at] += _clustered[at] - ((da * _weighted[b]) + (_weighted[a] * db)) + (_squaredSizes * (da * db));
            }
        }
    }
}
