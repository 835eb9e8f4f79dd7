namespace LlmJudgeStats.JudgeConfidence;

/// <summary>The area under the curve of right against wrong items, and its variance with half an item of each added at both ends.</summary>
/// <remarks>
/// <code>A~ = Σ w V10 / m~,  V = Σ w (V10 − A~)²/m~² + Σ w (V01 − A~)²/n~²,  m~ = m + 1, n~ = n + 1</code>
/// V10 is the weight of wrong items below a right one, ties half, over n~; V01 that of right items above a wrong one, over m~. Half a right
/// and half a wrong item stand below all others, tied with each other, and likewise above. Sorted once: O(n log n).
/// Source: confidence.md 1; DeLong 1988 without the added items.
/// </remarks>
/// <param name="Right">m, the items that came true.</param>
/// <param name="Wrong">n, the items that did not.</param>
/// <param name="Area">The share of pairs in which the right item has the higher confidence, ties half; NaN without a pair.</param>
/// <param name="Smoothed">A~, the same with the added items.</param>
/// <param name="Variance">V.</param>
internal readonly record struct SmoothedAuc(long Right, long Wrong, double Area, double Smoothed, double Variance)
{
    private const double Half = 0.5;    // of an item, at each end

    /// <summary>Student's degrees of freedom; below 1 no width can be given.</summary>
    public long DegreesOfFreedom => Math.Min(Right, Wrong) - 1;

    public static SmoothedAuc Of(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> outcomes)
    {
        var ties = Ties(confidences, outcomes);
        var right = ties.Sum(tie => tie.Right);
        var wrong = ties.Sum(tie => tie.Wrong);
        TiedItems[] padded = [new(Half, Half), .. ties, new(Half, Half)];
        var smoothed = Won(padded, right + 1, wrong + 1);
        return new((long)right, (long)wrong, Won(ties, right, wrong), smoothed, VarianceOf(padded, right + 1, wrong + 1, smoothed));
    }

    private static double Won(ReadOnlySpan<TiedItems> ties, double right, double wrong)
    {
        var below = 0.0;
        var sum = 0.0;
        foreach (var tie in ties)
        {
            sum += tie.Right * (below + (tie.Wrong / 2));
            below += tie.Wrong;
        }
        return sum / right / wrong;
    }

    private static double VarianceOf(ReadOnlySpan<TiedItems> ties, double right, double wrong, double area)
    {
        var wrongBelow = 0.0;
        var rightBelow = 0.0;
        var ofRight = 0.0;
        var ofWrong = 0.0;
        foreach (var tie in ties)
        {
            var rightWins = ((wrongBelow + (tie.Wrong / 2)) / wrong) - area;
            var wrongLoses = ((right - rightBelow - (tie.Right / 2)) / right) - area;
            ofRight += tie.Right * rightWins * rightWins;
            ofWrong += tie.Wrong * wrongLoses * wrongLoses;
            wrongBelow += tie.Wrong;
            rightBelow += tie.Right;
        }
        return (ofRight / (right * right)) + (ofWrong / (wrong * wrong));
    }

    // Items of equal confidence, rising.
    private static TiedItems[] Ties(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> outcomes)
    {
        var rising = confidences.ToArray();
        var came = outcomes.ToArray();
        Array.Sort(rising, came);
        List<TiedItems> ties = [];
        for (var i = 0; i < rising.Length;)
        {
            var first = i;
            var right = 0;
            for (; i < rising.Length && rising[i] == rising[first]; i++) right += came[i] ? 1 : 0;
            ties.Add(new(right, i - first - right));
        }
        return [.. ties];
    }

    private readonly record struct TiedItems(double Right, double Wrong);
}
