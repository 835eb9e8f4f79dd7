namespace LlmJudgeStats.Scores;

/// <summary>Bands of judge scores: the strata of a mean score.</summary>
/// <remarks>
/// A score belongs to the first band whose upper edge is not below it, and above all edges to the last band. Human scores are never looked
/// at, so that coverage is not touched. Source: scores.md 2. Immutable, thread-safe.
/// </remarks>
public sealed class ScoreBands
{
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
    public static ScoreBands Of(ReadOnlySpan<double> edges) => new(BandEdges.Checked(edges, nameof(edges)));

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
        return new(BandEdges.Closed(judged, MostBands));
    }

    /// <summary>The band of a score, from 0.</summary>
    /// <param name="score">A judge's score.</param>
    public int IndexOf(double score) => BandEdges.IndexOf(_edges, score);
}
