namespace LlmJudgeStats.Inference;

/// <summary>Sums over the values of one stratum, of shares q = x/(e + λ s) and of q²/x.</summary>
/// <param name="Share">Σ q.</param>
/// <param name="Score">Σ q s.</param>
/// <param name="Squares">Σ q²/x.</param>
/// <param name="CrossSquares">Σ s q²/x.</param>
/// <param name="ScoreSquares">Σ s² q²/x.</param>
internal readonly record struct LevelSums(double Share, double Score, double Squares, double CrossSquares, double ScoreSquares)
{
    /// <summary>The sums at a level e and a multiplier λ. Values without a count add nothing, also where e + λ s is 0.</summary>
    public static LevelSums Of(ReadOnlySpan<double> counts, ReadOnlySpan<double> values, double level, double multiplier)
    {
        var share = 0.0;
        var score = 0.0;
        var squares = 0.0;
        var cross = 0.0;
        var scores = 0.0;
        for (var c = 0; c < counts.Length && c < values.Length; c++)
        {
            var count = counts[c];
            if (count == 0) continue;
            var value = values[c];
            var weight = 1 / (level + (multiplier * value));
            var q = count * weight;
            var square = q * weight;
            share += q;
            score += q * value;
            squares += square;
            cross += square * value;
            scores += square * value * value;
        }
        return new(share, score, squares, cross, scores);
    }
}
