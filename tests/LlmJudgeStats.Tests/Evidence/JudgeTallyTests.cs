using System.Runtime.InteropServices;
using FsCheck.Xunit;

namespace LlmJudgeStats.Tests.Evidence;

public class JudgeTallyTests
{
    [Fact]
    public void Verdicts_of_any_length_and_any_true_byte_are_counted_as_one_by_one()
    {
        for (var length = 0; length <= 257; length++)
        {
            var verdicts = Verdicts.Of(length, seed: length);
            var passes = verdicts.Count(Verdicts.IsPass);
            Assert.Equal(new JudgeTally { Positives = passes, Negatives = length - passes }, JudgeTally.FromVerdicts(verdicts));
        }
    }

    [Fact]
    public void Verdicts_in_bytes_or_packed_bits_are_the_same_items()
    {
        var verdicts = Verdicts.Of(200, seed: 1);
        var expected = JudgeTally.Of(verdicts.Count(Verdicts.IsPass), 200);
        Assert.Equal(expected, JudgeTally.FromVerdicts((ReadOnlySpan<byte>)MemoryMarshal.AsBytes(verdicts.AsSpan())));
        Assert.Equal(expected, JudgeTally.FromPackedVerdicts(Verdicts.Packed(verdicts), 200));
    }

    [Fact]
    public void More_verdicts_than_bits_are_refused()
    {
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => JudgeTally.FromPackedVerdicts(new ulong[2], 129)).ParamName);
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => JudgeTally.FromPackedVerdicts(new ulong[2], -1)).ParamName);
        Assert.Equal(JudgeTally.Of(128, 128), JudgeTally.FromPackedVerdicts([ulong.MaxValue, ulong.MaxValue], 128));
    }

    // Fixed seed: never fails by chance.
    [Property(MaxTest = 300, Replay = "1,1")]
    public bool Merge_AnySplitOfTheItems_IsTheWhole(byte head, byte middle, byte tail)
    {
        var verdicts = Verdicts.Of(head + middle + tail, seed: head);
        JudgeTally[] parts =
        [
            JudgeTally.FromVerdicts(verdicts.AsSpan(head + middle)),
            JudgeTally.FromVerdicts(verdicts.AsSpan(0, head)),
            JudgeTally.FromVerdicts(verdicts.AsSpan(head, middle)),
        ];
        var whole = JudgeTally.FromVerdicts(verdicts);
        return JudgeTally.Merge(parts) == whole && parts[0] + parts[1] + parts[2] == whole && whole.Count == verdicts.Length;
    }

    [Fact]
    public void Merging_through_the_interface_is_the_same_sum()
    {
        JudgeTally[] parts = [new() { Positives = 1, Negatives = 2 }, new() { Positives = 10, Negatives = 20 }];
        Assert.Equal(new JudgeTally { Positives = 11, Negatives = 22 }, MergeGeneric<JudgeTally>(parts));
        Assert.Equal(default, MergeGeneric<JudgeTally>([]));
    }

    [Fact]
    public void The_default_added_to_a_tally_changes_nothing()
    {
        var tally = JudgeTally.Of(3, 7);
        Assert.Equal(default, JudgeTally.AdditiveIdentity);
        Assert.Equal(tally, tally + default(JudgeTally));
        Assert.Equal(tally, JudgeTally.AdditiveIdentity + tally);
        Assert.Equal(0, default(JudgeTally).Count);
        Assert.Equal(default, JudgeTally.Merge([]));
    }

    [Fact]
    public void Passes_of_a_total_leave_the_rest_as_fails() =>
        Assert.Equal(new JudgeTally { Positives = 3, Negatives = 4 }, JudgeTally.Of(3, 7));

    [Fact]
    public void Flipped_twice_it_is_the_same()
    {
        Assert.Equal(JudgeTally.Of(4, 7), JudgeTally.Of(3, 7).Flip());
        Assert.Equal(JudgeTally.Of(3, 7), JudgeTally.Of(3, 7).Flip().Flip());
    }

    [Fact]
    public void A_sum_beyond_long_is_an_argument_exception()
    {
        var half = new JudgeTally { Positives = long.MaxValue, Negatives = 0 };
        var one = new JudgeTally { Positives = 1, Negatives = 0 };
        var error = Assert.Throws<ArgumentException>(() => half + one);
        Assert.Contains("2^63-1", error.Message, StringComparison.Ordinal);
        Assert.Equal("right", error.ParamName);
        Assert.Throws<ArgumentException>(() => one.Flip() + half.Flip());
        Assert.Throws<ArgumentException>(() => JudgeTally.Merge([half, one]));
        Assert.Equal(long.MaxValue, (half + default(JudgeTally)).Positives);
    }

    [Fact]
    public void A_count_beyond_long_says_how_to_read_the_counts()
    {
        var tally = new JudgeTally { Positives = long.MaxValue, Negatives = 1 };
        Assert.Contains("Proportion", Assert.Throws<InvalidOperationException>(() => tally.Count).Message, StringComparison.Ordinal);
        Assert.Equal(long.MaxValue, (tally with { Negatives = 0 }).Count);
        Assert.Throws<InvalidOperationException>(() => new JudgeTally { Positives = long.MaxValue, Negatives = long.MaxValue }.Count);
    }

    [Fact]
    public void A_negative_count_is_refused_by_name()
    {
        var tally = JudgeTally.Of(3, 7);
        Assert.Equal("Positives", Assert.Throws<ArgumentOutOfRangeException>(() => tally with { Positives = -1 }).ParamName);
        Assert.Equal("Negatives", Assert.Throws<ArgumentOutOfRangeException>(() => tally with { Negatives = long.MinValue }).ParamName);
    }

    private static T MergeGeneric<T>(ReadOnlySpan<T> parts) where T : struct, ISufficientStatistic<T> => T.Merge(parts);
}
