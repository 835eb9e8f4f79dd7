namespace LlmJudgeStats.Scores;

/// <summary>Bands of judge scores: the strata of a mean score.</summary>
/// <remarks>
/// A score belongs to the first band whose upper edge is not below it, and above all edges to the last band. Human scores are never looked
/// at, so that coverage is not touched. Source: scores.md 2. Immutable, thread-safe.
/// </remarks>
public sealed class ScoreBands
{
    private const int FewestLabels = 8;
    private const int MostBands = 5;

    private readonly double[] _edges;

    private ScoreBands(double[] edges) => _edges = edges;

    /// <summary>The largest score of every band but the last, rising.</summary>
    public ReadOnlySpan<double> Edges => _edges;

    /// <summary>How many bands there are, one or more.</summary>
    public int Count => _edges.Length + 1;

    /// <summary>Declared bands.</summary>
    /// <param name="edges">The largest score of every band but the last, rising; none for one band.</param>
    /// <exception cref="ArgumentException">Edges that are not finite or not rising.</exception>
    public static ScoreBands Of(ReadOnlySpan<double> edges)
    {
        for (var i = 0; i < edges.Length; i++)
        {
            if (!double.IsFinite(edges[i])) Throw.NotAScore(edges[i], i, nameof(edges));
            if (i > 0 && !(edges[i] > edges[i - 1])) Throw.NotRising(edges[i - 1], edges[i], i, nameof(edges));
        }
        return new(edges.ToArray());
    }

    /// <summary>Bands that hold enough labels each, by the judge's scores of the labelled items.</summary>
    /// <remarks>
    /// In rising order a band is closed when it holds at least max(8, a fifth of the labels) items, the next score differs and as many
    /// items
    /// remain. Fewer than twice as many labels make one band.
    /// </remarks>
    /// <param name="judged">The judge's score of each labelled item, in any order.</param>
    /// <exception cref="ArgumentException">A score that is not finite.</exception>
    public static ScoreBands FromLabelled(ReadOnlySpan<double> judged)
    {
        for (var i = 0; i < judged.Length; i++)
        {
            if (!double.IsFinite(judged[i])) Throw.NotAScore(judged[i], i, nameof(judged));
        }
        var scores = judged.ToArray();
        Array.Sort(scores);
        var least = Math.Max(FewestLabels, (scores.Length + MostBands - 1) / MostBands);
        List<double> edges = [];
        var first = 0;
        for (var i = 0; i < scores.Length - least; i++)
        {
            var isFull = i + 1 - first >= least && scores[i + 1] != scores[i];
            if (!isFull) continue;
            edges.Add(scores[i]);
            first = i + 1;
        }
        return new([.. edges]);
    }

    /// <summary>The band of a score, from 0.</summary>
    /// <param name="score">A judge's score.</param>
    public int IndexOf(double score)
    {
        var found = Array.BinarySearch(_edges, score);
        return found >= 0 ? found : ~found;
    }
}
