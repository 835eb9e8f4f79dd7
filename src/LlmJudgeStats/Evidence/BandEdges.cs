namespace LlmJudgeStats;

/// <summary>Edges of bands in rising order: the largest value of every band but the last.</summary>
/// <remarks>
/// A value belongs to the first band whose edge is not below it, and above all edges to the last band. Source: scores.md 2.
/// </remarks>
internal static class BandEdges
{
    private const int FewestItems = 8;

    /// <summary>A copy of declared edges, or an exception when they are no edges.</summary>
    public static double[] Checked(ReadOnlySpan<double> edges, string name)
    {
        for (var i = 0; i < edges.Length; i++)
        {
            if (!double.IsFinite(edges[i])) Throw.NotAScore(edges[i], i, name);
            if (i > 0 && !(edges[i] > edges[i - 1])) Throw.NotRising(edges[i - 1], edges[i], i, name);
        }
        return edges.ToArray();
    }

    /// <summary>Edges of bands that hold at least max(8, items/bands) items each, equal values never parted.</summary>
    /// <remarks>
    /// In rising order a band is closed when it holds so many items, the next value differs and as many items remain.
    /// </remarks>
    /// <param name="values">The values, in any order.</param>
    /// <param name="bands">The most bands there may be.</param>
    public static double[] Closed(ReadOnlySpan<double> values, int bands)
    {
        var rising = values.ToArray();
        Array.Sort(rising);
        var least = Math.Max(FewestItems, (int)(((long)rising.Length + bands - 1) / bands));
        List<double> edges = [];
        var first = 0;
        for (var i = 0; i < rising.Length - least; i++)
        {
            var isFull = i + 1 - first >= least && rising[i + 1] != rising[i];
            if (!isFull) continue;
            edges.Add(rising[i]);
            first = i + 1;
        }
        return [.. edges];
    }

    /// <summary>The band of a value, from 0.</summary>
    public static int IndexOf(double[] edges, double value)
    {
        var found = Array.BinarySearch(edges, value);
        return found >= 0 ? found : ~found;
    }
}
