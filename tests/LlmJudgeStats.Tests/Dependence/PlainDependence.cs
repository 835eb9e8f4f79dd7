namespace LlmJudgeStats.Tests.Dependence;

/// <summary>
/// Label x verdict of the labelled items of a cluster, and verdicts of its items without a label.
/// </summary>
internal sealed record PlainCluster(int TP, int FN, int FP, int TN, int TestPassed, int TestFailed)
{
    public int Labels => TP + FN + FP + TN;

    public int Items => Labels + TestPassed + TestFailed;

    /// <summary>Judged to pass, labelled or not.</summary>
    public int Passed => TP + FP + TestPassed;

    /// <summary>The same items with pass and fail exchanged, in labels and verdicts.</summary>
    public PlainCluster Flip() => new(TN, FP, FN, TP, TestFailed, TestPassed);

    public PlainStrataCluster Strata() => new(
        [FN + TN + TestFailed, Passed],
        [[.. Enumerable.Repeat(1.0, FN), .. Enumerable.Repeat(0.0, TN)], [.. Enumerable.Repeat(1.0, TP), .. Enumerable.Repeat(0.0, FP)]]);
}

/// <summary>A cluster in the general form: how many judged items of it are in each stratum, and the values of the labelled ones.</summary>
internal sealed record PlainStrataCluster(int[] Items, double[][] Labelled);

/// <summary>A rate of clustered items, as section 2 (and 6, where the items have weights) has it.</summary>
internal sealed record PlainRate
{
    /// <summary>Clusters with items.</summary>
    public required int Clusters { get; init; }

    /// <summary>N.</summary>
    public required Rational Items { get; init; }

    /// <summary>X.</summary>
    public required Rational Passed { get; init; }

    /// <summary>Q.</summary>
    public required Rational SumOfSquares { get; init; }

    /// <summary>T.</summary>
    public required Rational SumOfCubes { get; init; }

    /// <summary>m: the mean size of the cluster that an item sits in.</summary>
    public required Rational MeanCluster { get; init; }

    /// <summary>A: squared residuals of the clusters.</summary>
    public required Rational Clustered { get; init; }

    /// <summary>D.</summary>
    public required Rational DesignEffect { get; init; }

    /// <summary>nu; nothing stands for infinitely many.</summary>
    public required Rational? ExactDegrees { get; init; }

    public Rational Rate => Passed / Items;

    /// <summary>s.</summary>
    public Rational CubeMean => SumOfCubes / SumOfSquares;

    /// <summary>I: what A would be for independent items.</summary>
    public Rational Independent => Items * Rate * (1 - Rate);

    /// <summary>B.</summary>
    public Rational Ends => Rate.Square() + (1 - Rate).Square();

    public double DegreesOfFreedom => ExactDegrees?.ToDouble() ?? double.PositiveInfinity;

    /// <summary>n = N / D.</summary>
    public Rational EffectiveSize => Items / DesignEffect;

    public Rational EffectivePassed => Passed / DesignEffect;
}

/// <summary>Labels by label, or from elsewhere (section 3). Parts in the order test, pass labels, fail labels.</summary>
internal sealed record PlainStudy
{
    /// <summary>Nothing where the rate is known or nobody was labelled.</summary>
    public required IReadOnlyList<PlainRate?> Parts { get; init; }

    public required Rational Kappa { get; init; }

    /// <summary>o_jk.</summary>
    public required double[][] Overlap { get; init; }

    public required double DegreesOfFreedom { get; init; }

    /// <summary>Clusters with items in more than one part.</summary>
    public required int Shared { get; init; }

    /// <summary>N / (D kappa).</summary>
    public Rational EffectiveSize(int part) => Parts[part]!.EffectiveSize / Kappa;

    public Rational EffectivePassed(int part) => Parts[part]!.EffectivePassed / Kappa;
}

/// <summary>Labels of a sample of the judged items (section 4).</summary>
internal sealed record PlainSample
{
    public required Rational Point { get; init; }

    /// <summary>V, the sum of the squared u_g.</summary>
    public required Rational Clustered { get; init; }

    /// <summary>V0.</summary>
    public required Rational Independent { get; init; }

    public required Rational Tau { get; init; }

    /// <summary>m, of the labelled items.</summary>
    public required Rational MeanCluster { get; init; }

    public required Rational DesignEffect { get; init; }

    public required Rational? ExactDegrees { get; init; }

    public double DegreesOfFreedom => ExactDegrees?.ToDouble() ?? double.PositiveInfinity;
}

/// <summary>A rate mixed from strata with known shares (section 8).</summary>
internal sealed record PlainMix(Rational Rate, Rational KishSize, Rational AddOneSize, bool IsAddOne, Rational EffectiveSize,
    double DegreesOfFreedom);

/// <summary>Pairs: A passes alone, B passes alone (section 10).</summary>
internal sealed record PlainDifference
{
    public required Rational Pairs { get; init; }

    public required Rational OnlyA { get; init; }

    public required Rational OnlyB { get; init; }

    public required Rational DesignEffect { get; init; }

    public required Rational? ExactDegrees { get; init; }

    public Rational Difference => (OnlyA - OnlyB) / Pairs;

    public double DegreesOfFreedom => ExactDegrees?.ToDouble() ?? double.PositiveInfinity;
}

/// <summary>
/// The page on dependent data (clusters, runs, weights, shares, pairs) a second time, from its words alone and without the library: loops
/// over clusters, no sums of products, nothing rounded before the end. A thousand times slower. Sections are those of the page.
/// </summary>
internal static class PlainDependence
{
    /// <summary>c: half a cluster that passes whole and half of one that fails whole.</summary>
    private static readonly Rational s_c = Rational.Half;

    /// <summary>Section 7: below one degree of freedom there is a point and no width.</summary>
    public static bool HasNoWidth(double degreesOfFreedom) => degreesOfFreedom < 1;

    /// <summary>Section 2.</summary>
    public static PlainRate? Rate(IEnumerable<(int Items, int Passed)> clusters) =>
        RateOf([.. clusters.Select(g => ((Rational)g.Items, (Rational)g.Passed, g.Items))]);

    /// <summary>Section 2 for labels without a judge: labelled items and pass labels of each cluster.</summary>
    public static PlainRate? LabelsOnly(IEnumerable<PlainCluster> clusters) => Rate(clusters.Select(g => (g.Labels, g.TP + g.FN)));

    /// <summary>Section 6. Rows of one number belong together; a row of weight 0 is no row.</summary>
    public static PlainRate? Weighted(IEnumerable<(int Cluster, double Weight, bool Passed)> rows)
    {
        var all = rows.Where(row => row.Weight > 0).Select(row => (row.Cluster, Weight: Rational.Of(row.Weight), row.Passed)).ToArray();
        if (all.Length == 0) return null;
        var sum = all.Total(row => row.Weight);
        var kish = sum.Square() / all.Total(row => row.Weight.Square());
        return RateOf([.. all.GroupBy(row => row.Cluster).Select(own => (own.Total(row => row.Weight * kish / sum),
            own.Where(row => row.Passed).Total(row => row.Weight * kish / sum), own.Count()))]);
    }

    /// <summary>Section 5: the probability that two runs of an item disagree, and how many items ever flip.</summary>
    public static (Rational? Rate, int Items) Flips(IReadOnlyList<(int Runs, int Passed)> items)
    {
        var several = items.Where(item => item.Runs >= 2).ToArray();
        Rational? rate = several.Length == 0 ? null
            : several.Total(i => (Rational)(2 * i.Passed * (i.Runs - i.Passed)) / (i.Runs * (i.Runs - 1))) / several.Length;
        return (rate, items.Count(item => item.Passed > 0 && item.Passed < item.Runs));
    }

    /// <summary>Section 3. A rate that is given is known, and the labels of its class are not looked at.</summary>
    public static PlainStudy ByLabel(IReadOnlyList<PlainCluster> clusters, double? sensitivity = null, double? specificity = null)
    {
        (int Items, int Passed)[][] counts =
        [
            [.. clusters.Select(g => (g.TestPassed + g.TestFailed, g.TestPassed))],
            [.. clusters.Select(g => sensitivity is null ? (g.TP + g.FN, g.TP) : (0, 0))],
            [.. clusters.Select(g => specificity is null ? (g.FP + g.TN, g.TN) : (0, 0))],
        ];
        Rational?[] known = [null, Known(sensitivity), Known(specificity)];
        var parts = counts.Select(Rate).ToArray();
        var kappa = Kappa(counts, parts, [.. parts.Select((part, j) => known[j] ?? part?.Rate)]);
        var overlap = counts.Select((first, j) => counts.Select((second, k) => parts[j] is null || parts[k] is null ? 0
            : first.Zip(second).Total(g => (Rational)g.First.Items * g.Second.Items).ToDouble()
                / Math.Sqrt((parts[j]!.SumOfSquares * parts[k]!.SumOfSquares).ToDouble())).ToArray()).ToArray();

        var sizes = parts.Select(part => part is null ? (Rational?)null : part.EffectiveSize / kappa).ToArray();
        var smooth = parts.Select((part, j) => known[j] ?? Smooth(part?.Rate ?? 0, sizes[j] ?? 0)).ToArray();
        var t = Turn(smooth[0], smooth[1], smooth[2]);
        Rational[] factors = [1, t.Square(), (1 - t).Square()];
        var variances = sizes.Select((n, j) => n is null ? 0 : factors[j] * smooth[j] * (1 - smooth[j]) / n.Value).ToArray();
        return new()
        {
            Parts = parts,
            Kappa = kappa,
            Overlap = overlap,
            DegreesOfFreedom = Satterthwaite(variances, [.. parts.Select(part => part?.ExactDegrees)], overlap),
            Shared = Enumerable.Range(0, clusters.Count).Count(g => counts.Count(part => part[g].Items > 0) > 1),
        };

        static Rational? Known(double? rate) => rate is { } given ? Rational.Of(given) : null;
    }

    /// <summary>Section 4 for two verdicts, in the words of the page.</summary>
    public static PlainSample FromTestItems(IReadOnlyList<PlainCluster> clusters)
    {
        Rational all = clusters.Sum(g => g.Items);
        Rational f1 = clusters.Sum(g => g.TP + g.FP);
        Rational f0 = clusters.Sum(g => g.FN + g.TN);
        var w = clusters.Sum(g => g.Passed) / all;
        var a = f1.IsZero ? 0 : clusters.Sum(g => g.TP) / f1;
        var b = f0.IsZero ? 0 : clusters.Sum(g => g.FN) / f0;
        var isWhole = !f1.IsZero && !f0.IsZero;
        var gap = isWhole ? a - b : 0;
        var theta = isWhole ? (w * a) + ((1 - w) * b) : clusters.Sum(g => g.TP + g.FN) / (f1 + f0);
        var clustered = clusters.Total(g =>
        {
            var u = gap / all * (g.Passed - (w * g.Items));
            if (!f1.IsZero) u += w / f1 * (g.TP - (a * (g.TP + g.FP)));
            if (!f0.IsZero) u += (1 - w) / f0 * (g.FN - (b * (g.FN + g.TN)));
            return u.Square();
        });
        var independent = gap.Square() * w * (1 - w) / all;
        if (!f1.IsZero) independent += w.Square() * a * (1 - a) / f1;
        if (!f0.IsZero) independent += (1 - w).Square() * b * (1 - b) / f0;
        return SampleOf(theta, clustered, independent, [.. clusters.Select(g => g.Labels)]);
    }

    /// <summary>Section 4 for any number of strata and values in [0, 1].</summary>
    public static PlainSample FromTestItems(IReadOnlyList<PlainStrataCluster> clusters)
    {
        var strata = Enumerable.Range(0, clusters[0].Items.Length).ToArray();
        Rational all = clusters.Sum(g => g.Items.Sum());
        var w = strata.Select(h => clusters.Sum(g => g.Items[h]) / all).ToArray();
        var f = strata.Select(h => (Rational)clusters.Sum(g => g.Labelled[h].Length)).ToArray();
        var seen = strata.Where(h => !f[h].IsZero).ToArray();
        var means = new Rational[strata.Length];
        foreach (var h in seen) means[h] = Values(h).Total(y => y) / f[h];
        var theta = seen.Total(h => w[h] * means[h]) / seen.Total(h => w[h]);
        foreach (var h in strata.Except(seen)) means[h] = theta;
        var clustered = clusters.Total(g =>
        {
            var labels = seen.Total(h => w[h] / f[h] * g.Labelled[h].Total(y => Rational.Of(y) - means[h]));
            var items = strata.Total(h => means[h] * (g.Items[h] - (w[h] * g.Items.Sum()))) / all;
            return (labels + items).Square();
        });
        var within = seen.Total(h => w[h].Square() * (Values(h).Total(y => (y - means[h]).Square()) / f[h]) / f[h]);
        var between = strata.Total(h => w[h] * (means[h] - theta).Square()) / all;
        return SampleOf(theta, clustered, within + between, [.. clusters.Select(g => g.Labelled.Sum(values => values.Length))]);

        IEnumerable<Rational> Values(int h) => clusters.SelectMany(g => g.Labelled[h]).Select(Rational.Of);
    }

    /// <summary>Section 8. Sizes are effective; shares are taken as parts of their sum.</summary>
    public static PlainMix Mix(IReadOnlyList<(Rational Share, Rational Rate, Rational Size, Rational? Degrees)> given)
    {
        var whole = given.Total(part => part.Share);
        var parts = given.Where(part => !part.Share.IsZero).Select(part => (Share: part.Share / whole, part.Rate, part.Size, part.Degrees,
            Smooth: Smooth(part.Rate, part.Size))).ToArray();
        var rate = parts.Total(h => h.Share * h.Rate);
        var kish = 1 / parts.Total(h => h.Share.Square() / h.Size);

        var smooth = parts.Total(h => h.Share * h.Smooth);
        var variances = parts.Select(h => h.Share.Square() * h.Smooth * (1 - h.Smooth) / h.Size).ToArray();
        var addOne = smooth * (1 - smooth) / variances.Total(v => v);

        var clustered = parts.Total(h => h.Share.Square() * h.Rate * (1 - h.Rate) / h.Size);
        var independent = rate * (1 - rate) / kish;
        var tau = (rate.Square() + (1 - rate).Square()) / (2 * kish.Square());
        var floored = kish / Rational.Max(1, (clustered + tau) / (independent + tau));

        var isAddOne = parts.All(h => h.Size >= 20);
        // Strata share no cluster: only the diagonal is left of the formula of section 3.
        var apart = parts.Select((_, j) => parts.Select((_, k) => j == k ? 1.0 : 0).ToArray()).ToArray();
        return new(rate, kish, addOne, isAddOne, isAddOne ? addOne : floored,
            Satterthwaite(variances, [.. parts.Select(h => h.Degrees)], apart));
    }

    /// <summary>Section 10, the pairs.</summary>
    public static PlainDifference Difference(IEnumerable<(int Pairs, int OnlyA, int OnlyB)> given)
    {
        var clusters = given.Where(g => g.Pairs > 0).ToArray();
        Rational size = clusters.Sum(g => g.Pairs);
        Rational b = clusters.Sum(g => g.OnlyA);
        Rational c = clusters.Sum(g => g.OnlyB);
        var d = (b - c) / size;
        var (m, s) = Sizes(clusters.Select(g => (Rational)g.Pairs));
        var clustered = clusters.Total(g => (g.OnlyA - g.OnlyB - (d * g.Pairs)).Square());
        var independent = b + c - (size * d.Square());
        var ends = (1 + d.Square()) / 2;
        var isSingle = clusters.All(g => g.Pairs == 1);
        var isOne = !isSingle && clusters.Length == 1;
        return new()
        {
            Pairs = size,
            OnlyA = b,
            OnlyB = c,
            DesignEffect = isSingle ? 1 : isOne ? m : Rational.Max(1,
                ((clustered * (size - 1) / (size - m)) + (s.Square() * ends / 4)) / (independent + (s.Square() * ends / (4 * m)))),
            ExactDegrees = isSingle ? null : isOne ? 0 : (size - m) / (m - 1),
        };
    }

    /// <summary>
    /// Section 10, degrees of freedom of the difference. The bracket of V has counts of pairs as they are; calibration has effective sizes,
    /// and no degrees where its items are single.
    /// </summary>
    public static double DifferenceDegrees(PlainDifference pairs, (Rational Rate, Rational Size, Rational? Degrees) sensitivity,
        (Rational Rate, Rational Size, Rational? Degrees) specificity)
    {
        var (b, c, size) = (pairs.OnlyA, pairs.OnlyB, pairs.Pairs);
        var variance = ((b + c + 1) / (size + 2)) - pairs.Difference.Square();
        if (variance <= 0) variance = ((b + c + 1) / (size + 2)) - ((b - c) / (size + 2)).Square();
        var (se, sp) = (Smooth(sensitivity.Rate, sensitivity.Size), Smooth(specificity.Rate, specificity.Size));
        var youden = se + sp - 1;
        var turned = youden > 0 ? Rational.Clip(pairs.Difference / youden, -1, 1) : 1;
        Rational[] variances =
        [
            variance / (size / pairs.DesignEffect),
            turned.Square() * se * (1 - se) / sensitivity.Size,
            turned.Square() * sp * (1 - sp) / specificity.Size,
        ];
        return Satterthwaite(variances, [pairs.ExactDegrees, sensitivity.Degrees, specificity.Degrees], [[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
    }

    // Sections 2 and 6. For single items of equal weight the last line is 1 by itself: A = I and s = m = 1.
    private static PlainRate? RateOf(IReadOnlyList<(Rational Items, Rational Passed, int Rows)> given)
    {
        var clusters = given.Where(g => g.Rows > 0).ToArray();
        if (clusters.Length == 0) return null;
        var isSingle = clusters.All(g => g.Rows == 1);
        var isOne = !isSingle && clusters.Length == 1;
        var size = clusters.Total(g => g.Items);
        var p = clusters.Total(g => g.Passed) / size;
        var (m, s) = Sizes(clusters.Select(g => g.Items));
        var clustered = clusters.Total(g => (g.Passed - (p * g.Items)).Square());
        var independent = size * p * (1 - p);
        var ends = p.Square() + (1 - p).Square();
        var unbiased = isSingle || isOne ? clustered : clustered * (size - 1) / (size - m);
        return new()
        {
            Clusters = clusters.Length,
            Items = size,
            Passed = clusters.Total(g => g.Passed),
            SumOfSquares = clusters.Total(g => g.Items.Square()),
            SumOfCubes = clusters.Total(g => g.Items.Square() * g.Items),
            MeanCluster = m,
            Clustered = clustered,
            DesignEffect = isOne ? m
                : Rational.Max(1, (unbiased + (s_c * s.Square() * ends)) / (independent + (s_c * s.Square() * ends / m))),
            ExactDegrees = isSingle ? null : isOne ? 0 : (size - m) / (m - 1),
        };
    }

    private static (Rational Mean, Rational CubeMean) Sizes(IEnumerable<Rational> clusters)
    {
        var sizes = clusters.ToArray();
        var squares = sizes.Total(n => n.Square());
        return (squares / sizes.Total(n => n), sizes.Total(n => n.Square() * n) / squares);
    }

    // Section 4, the rule for whatever u_g gave.
    private static PlainSample SampleOf(Rational theta, Rational clustered, Rational independent, int[] labels)
    {
        Rational all = labels.Sum();
        var (m, s) = Sizes(labels.Where(n => n > 0).Select(n => (Rational)n));
        var tau = s_c * s.Square() * (theta.Square() + (1 - theta).Square()) / (m * all.Square());
        var isSingle = m == 1;
        var isOne = !isSingle && labels.Count(n => n > 0) == 1;
        // One label alone would be 0/0; its m is 1, so nothing is to be made unbiased.
        var unbiased = isSingle || isOne ? clustered : clustered * (all - 1) / (all - m);
        return new()
        {
            Point = theta,
            Clustered = clustered,
            Independent = independent,
            Tau = tau,
            MeanCluster = m,
            DesignEffect = isOne ? m : Rational.Max(1, (unbiased + (m * tau)) / (independent + tau)),
            ExactDegrees = isSingle ? null : isOne ? 0 : (all - m) / (m - 1),
        };
    }

    private static Rational Kappa((int Items, int Passed)[][] counts, PlainRate?[] parts, Rational?[] rates)
    {
        var t = rates is [{ } test, { } se, { } sp] ? Turn(test, se, sp) : Rational.Half;
        Rational[] signs = [1, -t, 1 - t];
        var a = parts.Select((part, j) => part is null ? 0 : signs[j] / part.Items).ToArray();
        var residuals = parts.Select((part, j) =>
            counts[j].Select(g => part is null ? 0 : g.Passed - (part.Rate * g.Items)).ToArray()).ToArray();
        var alone = Enumerable.Range(0, 3).Where(j => parts[j] is not null).Total(j => a[j].Square()
            * (parts[j]!.Clustered + (parts[j]!.MeanCluster > 1 ? s_c * parts[j]!.CubeMean.Square() * parts[j]!.Ends : 0)));
        if (alone.IsZero) return 1;
        Rational together = 0;
        foreach (var (j, k) in new[] { (0, 1), (0, 2), (1, 2) })
            together += a[j] * a[k] * residuals[j].Zip(residuals[k]).Total(g => g.First * g.Second);
        return Rational.Max(1, 1 + (2 * together / alone));
    }

    // t of section 3.
    private static Rational Turn(Rational test, Rational sensitivity, Rational specificity)
    {
        var youden = sensitivity + specificity - 1;
        return youden > 0 ? Rational.Clip((test + specificity - 1) / youden, 0, 1) : Rational.Half;
    }

    private static Rational Smooth(Rational rate, Rational size) => ((rate * size) + 1) / (size + 2);

    // A part without degrees of freedom leaves none, whatever its share (section 7); one with infinitely many drops out below.
    private static double Satterthwaite(Rational[] variances, Rational?[] degrees, double[][] overlap)
    {
        if (degrees.Any(nu => nu is { IsZero: true })) return 0;
        var below = 0.0;
        for (var j = 0; j < degrees.Length; j++)
        {
            for (var k = 0; k < degrees.Length; k++)
            {
                if (degrees[j] is not { } first || degrees[k] is not { } second) continue;
                below += overlap[j][k] * (variances[j] * variances[k]).ToDouble() / Math.Sqrt((first * second).ToDouble());
            }
        }
        return below == 0 ? double.PositiveInfinity : variances.Total(v => v).Square().ToDouble() / below;
    }
}
