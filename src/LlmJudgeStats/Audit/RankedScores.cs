using System.Collections.Immutable;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Audit;

/// <summary>All pairs of systems by paired t after Holm, and the ranks that they leave open. Source: audit.md 3.</summary>
internal sealed class RankedScores
{
    private const int Digits = 12;

    private RankedScores(ItemMoments moments, double error)
    {
        var systems = moments.Systems;
        (int A, int B)[] places =
        [
            .. Enumerable.Range(0, systems).SelectMany(a => Enumerable.Range(a + 1, systems - a - 1).Select(b => (a, b))),
        ];
        Pairs = [.. places.Select(pair => moments.Pair(pair.A, pair.B))];
        Places = [.. places];
        P = [.. Pairs.Select(pair => pair.TwoSidedP)];
        Holm = [.. Multiplicity.Holm(P.AsSpan())];
        Order = OrderOf(moments);
        var holm = new double[systems * systems];
        var lower = Enumerable.Repeat(1, systems).ToArray();
        var upper = Enumerable.Repeat(systems, systems).ToArray();
        for (var i = 0; i < places.Length; i++)
        {
            var (a, b) = places[i];
            holm[(a * systems) + b] = Holm[i];
            holm[(b * systems) + a] = Holm[i];
            if (AuditTolerance.IsAbove(Holm[i], error)) continue;
            Resolved++;
            var (better, worse) = Pairs[i].Estimate > 0 ? (a, b) : (b, a);
            lower[worse]++;
            upper[better]--;
        }
        RankLower = [.. lower];
        RankUpper = [.. upper];
        Top = [.. Enumerable.Range(0, systems).Where(s => lower[s] == 1)];
        AdjacentUnresolved = Order.Zip(Order.Skip(1))
            .Count(next => AuditTolerance.IsAbove(holm[(next.First * systems) + next.Second], error)) / Math.Max(1.0, systems - 1);
    }

    public ImmutableArray<(int A, int B)> Places { get; }

    public ImmutableArray<MeanContrast> Pairs { get; }

    public ImmutableArray<double> P { get; }

    public ImmutableArray<double> Holm { get; }

    /// <summary>The systems, the highest score first, equal ones in their order.</summary>
    public ImmutableArray<int> Order { get; }

    public ImmutableArray<int> RankLower { get; }

    public ImmutableArray<int> RankUpper { get; }

    /// <summary>The systems that may be first.</summary>
    public ImmutableArray<int> Top { get; }

    public int Resolved { get; }

    /// <summary>The share of neighbours that are not told apart.</summary>
    public double AdjacentUnresolved { get; }

    public static RankedScores Of(ItemMoments moments, double level) => new(moments, 1 - level);

    /// <summary>The median standard error of a difference; of a single system, of two independent answers.</summary>
    public static double MedianError(ItemMoments moments)
    {
        if (moments.Systems == 1) return Math.Sqrt(2) * moments.Mean(0).StandardError;
        var variances = new List<double>();
        for (var a = 0; a < moments.Systems; a++)
        {
            for (var b = a + 1; b < moments.Systems; b++) variances.Add(moments.Pair(a, b).Variance);
        }
        return Math.Sqrt(Median(variances));
    }

    public static double Median(List<double> values)
    {
        values.Sort();
        var middle = values.Count / 2;
        return values.Count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static ImmutableArray<int> OrderOf(ItemMoments moments)
    {
        var means = moments.Means.ToArray();
        return [.. Enumerable.Range(0, means.Length).OrderByDescending(s => Math.Round(means[s], Digits))];
    }
}
