using System.Globalization;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Clusters;

/// <summary>
/// A clustered study with items that get no verdict, as a third stratum. <see cref="PassesWithout"/> is the chance of a human pass to get
/// none, each cluster's from a Beta distribution of the same correlation; likewise of fails. With labels by verdict each stratum gets a
/// third of them.
/// </summary>
internal sealed record NoVerdictCell(ClusterCell Cell, double PassesWithout, double FailsWithout)
{
    public const string Name = "no-verdict";
    public const string Header = ClusterCell.Header + ",passes_without_verdict,fails_without_verdict";

    private const int Strata = 3;    // failed by the judge, passed, without a verdict

    public static NoVerdictCell Parse(string line)
    {
        var words = line.Split(',');
        return new(
            ClusterCell.Parse(line), double.Parse(words[^2], CultureInfo.InvariantCulture),
            double.Parse(words[^1], CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Cell},{PassesWithout},{FailsWithout}");

    public ClusteredTable Draw(ulong seed, ulong replicate)
    {
        var random = new Philox(seed, replicate);
        var plan = Cell.Scenario.Clusters!;
        var clusters = ClusterLayout.FromTestItems(Cell.Scenario, plan);
        var items = new long[clusters.Length * Strata * 2];    // of each cluster: stratum by label, fails first
        for (var g = 0; g < clusters.Length; g++) Judge(ref random, clusters[g].Test, items.AsSpan(g * Strata * 2, Strata * 2));
        var left = Wanted();
        var eligible = new long[Strata];
        for (var i = 0; i < items.Length; i++)
        {
            if (clusters[i / Strata / 2].CanBeLabelled) eligible[Pool(i / 2 % Strata)] += items[i];
        }
        var labelled = new long[items.Length];
        var unlabelled = new long[clusters.Length * Strata];
        for (var i = 0; i < items.Length; i++)
        {
            if (clusters[i / Strata / 2].CanBeLabelled) labelled[i] = Take(ref random, items[i], Pool(i / 2 % Strata), left, eligible);
            unlabelled[i / 2] += items[i] - labelled[i];
        }
        return ClusteredTable.FromClusters(ValueRange.Unit, [0, 1], Strata, labelled, unlabelled);
    }

    private bool IsRandom => Cell.Design == CalibrationDesign.Random;

    private int Pool(int stratum) => IsRandom ? 0 : stratum;

    private long[] Wanted()
    {
        var labels = Cell.Passes + Cell.Fails;
        return IsRandom ? [labels, 0, 0] : [labels / Strata, labels / Strata, labels - (2 * (labels / Strata))];
    }

    private void Judge(ref Philox random, int count, Span<long> items)
    {
        var rho = Cell.Correlation;
        var labels = new Urn(Cell.Rate, rho);
        Urn[] without = [new(FailsWithout, rho), new(PassesWithout, rho)];
        Urn[] passing = [new(1 - Cell.Specificity, rho), new(Cell.Sensitivity, rho)];
        for (var i = 0; i < count; i++)
        {
            var label = labels.Next(ref random) ? 1 : 0;
            var stratum = without[label].Next(ref random) ? 2 : passing[label].Next(ref random) ? 1 : 0;
            items[(stratum * 2) + label]++;
        }
    }

    private static long Take(ref Philox random, long count, int pool, long[] left, long[] eligible)
    {
        var taken = 0L;
        for (var i = 0L; i < count; i++)
        {
            if (left[pool] > 0 && random.NextDouble() * eligible[pool] < left[pool])
            {
                left[pool]--;
                taken++;
            }
            eligible[pool]--;
        }
        return taken;
    }
}
