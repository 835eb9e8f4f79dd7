namespace LlmJudgeStats.Tests.Evidence;

/// <summary>Pairs of verdicts and labels of pairs: any split of the data, merged, equals the whole; mirrors undo themselves.</summary>
public sealed class PairEvidenceTests
{
    [Fact]
    public void Verdicts_counted_in_parts_and_in_any_order_are_the_whole()
    {
        var random = new Random(61);
        for (var i = 0; i < 40; i++)
        {
            bool[] a = [.. Enumerable.Range(0, random.Next(200)).Select(_ => random.Next(3) > 0)];
            bool[] b = [.. a.Select(pass => random.Next(4) == 0 ? !pass : pass)];
            var whole = PairedTally.FromVerdicts(a, b);
            Assert.Equal(a.Zip(b).Count(two => two is (true, true)), whole.Both);
            Assert.Equal(a.Zip(b).Count(two => two is (true, false)), whole.OnlyA);
            Assert.Equal(a.Zip(b).Count(two => two is (false, true)), whole.OnlyB);
            Assert.Equal(a.Zip(b).Count(two => two is (false, false)), whole.Neither);
            var cut = random.Next(a.Length + 1);
            var first = PairedTally.FromVerdicts(a.AsSpan(0, cut), b.AsSpan(0, cut));
            var rest = PairedTally.FromVerdicts(a.AsSpan(cut), b.AsSpan(cut));
            Assert.Equal(whole, first + rest);
            Assert.Equal(whole, PairedTally.Merge([rest, default, first]));
            Assert.Equal(PairedTally.FromVerdicts(b, a), whole.Swap());
            Assert.Equal(PairedTally.FromVerdicts([.. a.Select(one => !one)], [.. b.Select(one => !one)]), whole.Flip());
            Assert.Equal(whole, whole.Swap().Swap());
            Assert.Equal(whole, whole.Flip().Flip());
            Assert.Equal(JudgeTally.Of(a.Count(pass => pass), a.Length), whole.A);
            Assert.Equal(JudgeTally.Of(b.Count(pass => pass), b.Length), whole.B);
        }
        Assert.Throws<ArgumentException>(() => PairedTally.FromVerdicts([true], []));
    }

    [Fact]
    public void Labels_merge_and_mirror()
    {
        var random = new Random(62);
        for (var i = 0; i < 40; i++)
        {
            var (one, two) = (Comparison.ComparedStudies.Labelled(random, 9), Comparison.ComparedStudies.Labelled(random, 9));
            Assert.Equal(one + two, LabelledPairs.Merge([two, default, one]));
            Assert.Equal(one.Count + two.Count, (one + two).Count);
            Assert.Equal((one + two).Swap(), one.Swap() + two.Swap());
            Assert.Equal((one + two).Flip(), two.Flip() + one.Flip());
            Assert.Equal(one, one.Swap().Swap());
            Assert.Equal(one, one.Flip().Flip());
            Assert.Equal(one.Swap().Flip(), one.Flip().Swap());
            Assert.Equal(one.Verdicts.Swap(), one.Swap().Verdicts);
            Assert.Equal(one.Verdicts.Flip(), one.Flip().Verdicts);
            // The study mirrors its table as the evidence mirrors its counts.
            var study = ComparisonStudy.OnSameItems(in one, CalibrationDesign.Random);
            Assert.Equal(ComparisonStudy.OnSameItems(one.Swap(), CalibrationDesign.Random), study.Swap());
            Assert.Equal(ComparisonStudy.OnSameItems(one.Flip(), CalibrationDesign.Random), study.Flip());
        }
    }

    [Fact]
    public void Impossible_pairs_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PairedTally { Both = 1, OnlyA = -1, OnlyB = 0, Neither = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new LabelChange { ABetter = -1, Same = 0, BBetter = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedProportion.FromCounts(3, 3, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedProportion.FromCounts(double.NaN, 3, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedProportion.FromRates(0.6, 0.6, 5));
        PairedTally most = new() { Both = long.MaxValue, OnlyA = 0, OnlyB = 0, Neither = 0 };
        Assert.Throws<ArgumentException>(() => most + most);
        Assert.Throws<InvalidOperationException>(() => (most with { Neither = 1 }).Count);
        Assert.True((most with { OnlyA = 5, OnlyB = 5 }).IsOpposed);
        Assert.False((most with { OnlyA = 5, OnlyB = 5, Neither = 1 }).IsOpposed);
    }
}
