using LlmJudgeStats.Agreement;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Tests.Agreement;

/// <summary>May the judge replace an annotator: counts by hand, and the published procedure.</summary>
public sealed class ReplacementTests
{
    private static readonly string[] s_three = ["ann", "bob", "cy"];

    [Fact]
    public void Items_are_counted_against_the_remaining_annotators()
    {
        // Item 1: ann alone says 1, the judge 0 as both others. Item 2: all alike. Item 3: cy did not rate; bob is ann's only measure.
        // Item 4: nobody else rated. Item 5: the judge did not.
        var table = AlignmentTable.OfClasses(s_three, [0, 1, 1, 0, -1], [1, 0, 0, 1, 1, 1, 0, 0, -1, 1, -1, -1, 0, 0, 0]);
        Assert.Equal([new(1, 1, 1), new(0, 2, 1), new(0, 2, 0)], table.Alignments);
    }

    [Fact]
    public void Scores_are_compared_by_their_mean_square_difference()
    {
        // Against 3 and 5: the judge's 4 is nearer than 2, as near as 4, less near than... nothing.
        var table = AlignmentTable.OfScores(s_three, [4, 4], [2, 3, 5, 4, 3, double.NaN]);
        Assert.Equal([new(1, 1, 0), new(1, 1, 0), new(1, 0, 0)], table.Alignments);
    }

    /// <summary>Against code that averages: shares of agreement, and roots of mean squares.</summary>
    [Fact]
    public void A_second_count_agrees()
    {
        var random = new Random(5);
        const int Items = 400;
        int[] judge = [.. Enumerable.Range(0, Items).Select(_ => random.Next(-1, 3))];
        int[] ratings = [.. Enumerable.Range(0, Items * 3).Select(_ => random.Next(-1, 3))];
        var table = AlignmentTable.OfClasses(s_three, judge, ratings);
        for (var j = 0; j < 3; j++)
        {
            var (closer, alike, further) = (0, 0, 0);
            for (var i = 0; i < Items; i++)
            {
                int[] row = ratings[(3 * i)..((3 * i) + 3)];
                int[] others = [.. row.Where((rating, k) => k != j && rating >= 0)];
                if (judge[i] < 0 || row[j] < 0 || others.Length == 0) continue;
                var ofJudge = others.Average(other => other == judge[i] ? 1.0 : 0);
                var ofAnnotator = others.Average(other => other == row[j] ? 1.0 : 0);
                if (ofJudge > ofAnnotator) closer++;
                else if (ofJudge == ofAnnotator) alike++;
                else further++;
            }
            Assert.Equal(new(closer, alike, further), table.Alignments[j]);
        }
    }

    [Fact]
    public void Yekutieli_adjusts_for_any_dependence()
    {
        // By hand: 3 claims, 1 + 1/2 + 1/3 = 11/6.
        var adjusted = Multiplicity.BenjaminiYekutieli([0.01, 0.04, 0.02]);
        double[] expected = [0.055, 0.04 * 11 / 6, 0.055];
        for (var i = 0; i < 3; i++) Assert.Equal(expected[i], adjusted[i], 1e-15);
        Assert.Empty(Multiplicity.BenjaminiYekutieli([]));
        Assert.Equal([0.3], Multiplicity.BenjaminiYekutieli([0.3]));
    }

    /// <summary>Three p-values that Benjamini and Hochberg would let pass: omega is that of Yekutieli.</summary>
    [Fact]
    public void The_winning_rate_is_that_of_Yekutieli()
    {
        var table = AlignmentTable.FromCounts(s_three, [new(9, 87, 4), new(8, 86, 6), new(9, 85, 6)]);
        var answer = new AnnotatorReplacement { Epsilon = 0.1 }.Decide(table, 0.95);
        double[] pValues = [.. answer.Annotators.Select(one => one.PValue!.Value)];
        var adjusted = Multiplicity.BenjaminiYekutieli(pValues);
        Assert.Equal(adjusted, answer.Annotators.Select(one => one.AdjustedPValue!.Value));
        Assert.Equal(adjusted.Count(p => p <= 0.05) / 3.0, answer.WinningRate);
        Assert.Equal(answer.WinningRate >= 0.5, answer.Replaces);
        Assert.Equal((0.96 + 0.94 + 0.94) / 3, answer.AdvantageProbability, 1e-12);
        Assert.Empty(answer.Diagnostics);
    }

    [Fact]
    public void An_annotator_with_few_items_is_shown_and_not_tested()
    {
        var table = AlignmentTable.FromCounts(["ann", "bob"], [new(10, 20, 1), new(5, 20, 4)]);
        var answer = AnnotatorReplacement.Default.Decide(table, 0.95);
        Assert.Equal(1, answer.Tested);
        Assert.Null(answer.Annotators[1].PValue);
        Assert.Equal(25.0 / 29, answer.Annotators[1].Advantage.Point, 1e-12);
        Assert.Equal("LJS1111", Assert.Single(answer.Diagnostics).Code);
        var none = AnnotatorReplacement.Default.Decide(AlignmentTable.FromCounts(["ann"], [default]), 0.95);
        Assert.Null(none.Replaces);
        Assert.True(double.IsNaN(none.WinningRate));
        Assert.Equal((0.0, 1.0), (none.Annotators[0].Advantage.Interval.Lower, none.Annotators[0].Advantage.Interval.Upper));
    }

    [Fact]
    public void Bad_values_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnnotatorReplacement { Epsilon = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AnnotatorReplacement { Epsilon = double.NaN });
        Assert.Throws<ArgumentException>(() => AlignmentTable.OfClasses(s_three, [0], [0, 1]));
        Assert.Throws<ArgumentException>(() => AlignmentTable.FromCounts(["a"], [new(-1, 0, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnnotatorReplacement.Default.PValue(new(-1, 0, 0)));
    }
}
