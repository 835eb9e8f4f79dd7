using LlmJudgeStats.Agreement;
using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Agreement;

/// <summary>A design of raters that are drawn.</summary>
/// <param name="Classes">How many classes there are.</param>
/// <param name="Raters">How many raters.</param>
/// <param name="Missing">The probability that a rating is missing.</param>
/// <param name="Items">How many items.</param>
internal sealed record RaterCell(int Classes, int Raters, double Missing, int Items)
{
    private static readonly double[] s_firstShares = [0.35, 0.6, 0.8, 0.92];
    private static readonly double[] s_accuracies = [0.6, 0.8, 0.95];

    private string[] Names => [.. Enumerable.Range(0, Classes).Select(k => $"class {k}")];

    public RaterPopulation Population(int number)
    {
        var first = s_firstShares[number % s_firstShares.Length];
        double[] shares = [first, .. Enumerable.Repeat((1 - first) / (Classes - 1), Classes - 1)];
        return new(shares, s_accuracies[number / s_firstShares.Length % s_accuracies.Length]);
    }

    public RatingTable Table(int[] ratings) => RatingTable.FromItems(Names,
        [.. Enumerable.Range(0, Items).Select(i => ratings[2 * i])], [.. Enumerable.Range(0, Items).Select(i => ratings[(2 * i) + 1])]);

    public RatingSet Set(int[] ratings) => RatingSet.FromRatings(Names, Raters, ratings);
}

/// <summary>Items with a class, which each rater sees with a probability and guesses else.</summary>
/// <param name="Shares">The share of each class.</param>
/// <param name="Accuracy">The probability that a rater sees it.</param>
internal sealed record RaterPopulation(double[] Shares, double Accuracy)
{
    private double Given(int rated, int actual) => (rated == actual ? Accuracy : 0) + ((1 - Accuracy) / Shares.Length);

    /// <summary>The probability of each pair of ratings.</summary>
    public double[] Pairs
    {
        get
        {
            var size = Shares.Length;
            var pairs = new double[size * size];
            for (var c = 0; c < size; c++)
            {
                for (var cell = 0; cell < pairs.Length; cell++) pairs[cell] += Shares[c] * Given(cell / size, c) * Given(cell % size, c);
            }
            return pairs;
        }
    }

    /// <summary>1 − Do/De of infinitely many items.</summary>
    public double Alpha
    {
        get
        {
            var size = Shares.Length;
            var agree = Enumerable.Range(0, size).Sum(k => Pairs[(k * size) + k]);
            var alike = Enumerable.Range(0, size).Sum(k => Math.Pow(Enumerable.Range(0, size).Sum(c => Shares[c] * Given(k, c)), 2));
            return 1 - ((1 - agree) / (1 - alike));
        }
    }

    public int[] Draw(RaterCell cell, ref Philox random)
    {
        var ratings = new int[cell.Items * cell.Raters];
        for (var i = 0; i < cell.Items; i++)
        {
            var actual = Pick(Shares, random.NextDouble());
            for (var j = 0; j < cell.Raters; j++)
            {
                var rating = random.NextBernoulli(Accuracy) ? actual : (int)(random.NextDouble() * Shares.Length);
                ratings[(i * cell.Raters) + j] = random.NextBernoulli(cell.Missing) ? -1 : rating;
            }
        }
        return ratings;
    }

    private static int Pick(double[] shares, double at)
    {
        for (var k = 0; k < shares.Length - 1; k++)
        {
            if (at < shares[k]) return k;
            at -= shares[k];
        }
        return shares.Length - 1;
    }
}
