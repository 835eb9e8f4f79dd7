using System.Runtime.InteropServices;
using FsCheck.Xunit;

namespace LlmJudgeStats.Tests.Evidence;

public class ConfusionCountsTests
{
    private static readonly ConfusionCounts s_four = new() { TruePositive = 1, FalseNegative = 2, FalsePositive = 3, TrueNegative = 4 };

    [Fact]
    public void Pairs_of_any_length_and_any_true_byte_are_counted_as_one_by_one()
    {
        for (var length = 0; length <= 257; length++)
        {
            var (labels, verdicts) = (Verdicts.Of(length, seed: length), Verdicts.Of(length, seed: 1000 + length));
            Assert.Equal(Naive(labels, verdicts), ConfusionCounts.FromPairs(labels, verdicts));
        }
    }

    [Fact]
    public void Pairs_in_bytes_or_packed_bits_are_the_same_items()
    {
        var (labels, verdicts) = (Verdicts.Of(200, seed: 1), Verdicts.Of(200, seed: 2));
        var expected = Naive(labels, verdicts);
        Assert.Equal(expected, ConfusionCounts.FromPairs(
            (ReadOnlySpan<byte>)MemoryMarshal.AsBytes(labels.AsSpan()), MemoryMarshal.AsBytes(verdicts.AsSpan())));
        Assert.Equal(expected, ConfusionCounts.FromPackedPairs(Verdicts.Packed(labels), Verdicts.Packed(verdicts), 200));
    }

    [Fact]
    public void More_pairs_than_bits_are_refused()
    {
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() =>
            ConfusionCounts.FromPackedPairs(new ulong[2], new ulong[2], 129)).ParamName);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() =>
            ConfusionCounts.FromPackedPairs(new ulong[2], new ulong[2], -1)).ParamName);
        Assert.Equal(
            "verdicts", Assert.Throws<ArgumentException>(() => ConfusionCounts.FromPackedPairs(new ulong[2], new ulong[1], 64)).ParamName);
        Assert.Equal("verdicts", Assert.Throws<ArgumentException>(() => ConfusionCounts.FromPairs(new byte[2], new byte[1])).ParamName);
        Assert.Equal(128, ConfusionCounts.FromPackedPairs(new ulong[2], new ulong[2], 128).TrueNegative);
    }

    // Fixed seed: never fails by chance.
    [Property(MaxTest = 300, Replay = "1,1")]
    public bool Merge_AnySplitOfTheItems_IsTheWhole(byte head, byte tail)
    {
        var labels = Verdicts.Of(head + tail, seed: head);
        var verdicts = Verdicts.Of(head + tail, seed: 1 + head);
        ConfusionCounts[] parts =
        [
            ConfusionCounts.FromPairs(labels.AsSpan(head), verdicts.AsSpan(head)),
            ConfusionCounts.FromPairs(labels.AsSpan(0, head), verdicts.AsSpan(0, head)),
        ];
        var whole = ConfusionCounts.FromPairs(labels, verdicts);
        return ConfusionCounts.Merge(parts) == whole && parts[1] + parts[0] == whole && whole.Count == head + tail;
    }

    [Fact]
    public void Pairs_of_unequal_lengths_are_refused_with_both()
    {
        var error = Assert.Throws<ArgumentException>(() => ConfusionCounts.FromPairs(new bool[200], new bool[199]));
        Assert.StartsWith("labels (200) and verdicts (199) must pair up", error.Message, StringComparison.Ordinal);
        Assert.Equal("verdicts", error.ParamName);
        Assert.Throws<ArgumentException>(() => ConfusionCounts.FromPairs([], new bool[1]));
    }

    [Fact]
    public void The_default_added_to_a_table_changes_nothing()
    {
        Assert.Equal(default, ConfusionCounts.AdditiveIdentity);
        Assert.Equal(s_four, s_four + default(ConfusionCounts));
        Assert.Equal(s_four, ConfusionCounts.AdditiveIdentity + s_four);
        Assert.Equal(default, ConfusionCounts.Merge([]));
        Assert.Equal(0, default(ConfusionCounts).Count);
        Assert.Equal(10, s_four.Count);
    }

    [Fact]
    public void A_flip_exchanges_pass_and_fail_on_both_sides()
    {
        Assert.Equal(new() { TruePositive = 4, FalseNegative = 3, FalsePositive = 2, TrueNegative = 1 }, s_four.Flip());
        Assert.Equal(s_four, s_four.Flip().Flip());
    }

    [Fact]
    public void A_sum_beyond_long_in_any_cell_is_an_argument_exception()
    {
        Assert.Throws<ArgumentException>(() => s_four + (s_four with { TruePositive = long.MaxValue }));
        Assert.Throws<ArgumentException>(() => s_four + (s_four with { FalseNegative = long.MaxValue }));
        Assert.Throws<ArgumentException>(() => s_four + (s_four with { FalsePositive = long.MaxValue }));
        Assert.Throws<ArgumentException>(() => ConfusionCounts.Merge([s_four, s_four with { TrueNegative = long.MaxValue }]));
        Assert.Equal(long.MaxValue, (s_four + (s_four with { TrueNegative = long.MaxValue - 4 })).TrueNegative);
    }

    [Fact]
    public void A_count_beyond_long_is_an_invalid_operation()
    {
        var all = new ConfusionCounts
        {
            TruePositive = long.MaxValue,
            FalseNegative = long.MaxValue,
            FalsePositive = long.MaxValue,
            TrueNegative = long.MaxValue,
        };
        Assert.Throws<InvalidOperationException>(() => all.Count);
        Assert.Throws<InvalidOperationException>(() => (s_four with { TruePositive = long.MaxValue }).Count);
        Assert.Equal(long.MaxValue, (s_four with { TruePositive = long.MaxValue - 9 }).Count);
    }

    [Fact]
    public void A_negative_count_is_refused_by_name()
    {
        Assert.Equal("TruePositive", Assert.Throws<ArgumentOutOfRangeException>(() => s_four with { TruePositive = -1 }).ParamName);
        Assert.Equal("FalseNegative", Assert.Throws<ArgumentOutOfRangeException>(() => s_four with { FalseNegative = -1 }).ParamName);
        Assert.Equal("FalsePositive", Assert.Throws<ArgumentOutOfRangeException>(() => s_four with { FalsePositive = -1 }).ParamName);
        Assert.Equal("TrueNegative", Assert.Throws<ArgumentOutOfRangeException>(() => s_four with { TrueNegative = -1 }).ParamName);
    }

    private static ConfusionCounts Naive(bool[] labels, bool[] verdicts)
    {
        long tp = 0, fn = 0, fp = 0, tn = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            if (Verdicts.IsPass(labels[i]))
            {
                if (Verdicts.IsPass(verdicts[i])) tp++;
                else fn++;
            }
            else if (Verdicts.IsPass(verdicts[i]))
            {
                fp++;
            }
            else
            {
                tn++;
            }
        }
        return new() { TruePositive = tp, FalseNegative = fn, FalsePositive = fp, TrueNegative = tn };
    }
}
