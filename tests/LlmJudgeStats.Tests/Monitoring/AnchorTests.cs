using System.Numerics;
using LlmJudgeStats.Monitoring;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Monitoring;

/// <summary>Alarms on anchors: figures of others, a second way to each number, what is refused.</summary>
public sealed class AnchorTests
{
    private const double Near = 1e-12;

    private static readonly string[] s_ids = ["c", "a", "b", "e", "d"];

    [Fact]
    public void Figures_agree()
    {
        foreach (var reference in ReferenceCase.Read("monitoring/anchors.json"))
        {
            var input = reference.Input;
            var look = new AnchorAlarm { Level = reference.Level }.OfChanges(
                input.GetProperty("look").GetInt32(), input.GetProperty("lost").GetInt64(), input.GetProperty("gained").GetInt64());
            Assert.Empty(reference.Disagreements([("p", look.PValue), ("error", look.Error)]));
            Assert.Equal(reference.Expect.GetProperty("alarm").GetBoolean(), look.IsAlarm);
        }
    }

    [Fact]
    public void The_binomial_is_a_sum_of_whole_numbers()
    {
        for (var lost = 0; lost <= 12; lost++)
        {
            for (var gained = 0; gained <= 12; gained += 3)
            {
                var n = lost + gained;
                var outcomes = BigInteger.Zero;
                for (var k = lost; k <= n; k++) outcomes += Choose(n, k);
                var expected = (double)outcomes / Math.Pow(2, n);
                Assert.Equal(expected, AnchorAlarm.Default.OfChanges(1, lost, gained).PValue, Near);
            }
        }
    }

    /// <summary>Over a thousand looks nearly all of the error is spent, and never more.</summary>
    [Fact]
    public void Errors_of_all_looks_sum_to_one_minus_the_level()
    {
        var spent = Enumerable.Range(1, 1000).Sum(look => AnchorAlarm.Default.ErrorOf(look));
        Assert.InRange(spent, 0.0499, 0.05);
        Assert.Throws<ArgumentOutOfRangeException>(() => AnchorAlarm.Default.ErrorOf(0));
    }

    [Fact]
    public void Flips_and_scores_ask_the_kernel()
    {
        // 14 of 60 verdicts flip now, 2 of 60 did when the baseline was repeated at once: the two groups of judges.md 4.
        var flips = AnchorAlarm.Default.OfFlips(2, new() { Positives = 14, Negatives = 46 }, new() { Positives = 2, Negatives = 58 });
        var study = new MeanStudy
        {
            Table = StrataTable.Of(new(-1, 1), [-1, 1], 2, [46L, 14, 2, 58], [0L, 0]),
            Design = CalibrationDesign.Random,
            Weights = new[] { 0.5, 0.5 },
        };
        Assert.Equal(StratifiedMeanEstimator.Default.PValue(in study, 0, Alternative.Greater), flips.PValue, Near);
        Assert.True(flips.IsAlarm);

        var before = Run([5, 5, 4, 4, 3], [5, 5, 4, 4, 3]);
        var after = Run([5, 5, 4, 4, 3], [4, 4, 3, 4, 2]);
        var changes = after.ChangesSince(before, new(1, 5));
        Assert.Equal(StrataTable.Of(new(-4, 4), [-1, 0], 1, [4L, 1], [0L]), changes);
        var fallen = AnchorAlarm.Default.OfScores(1, changes, Alternative.Less);
        var risen = AnchorAlarm.Default.OfScores(1, changes, Alternative.Greater);
        Assert.True(fallen.PValue < 0.5 && risen.PValue == 1);
        Assert.Equal(new JudgeTally { Positives = 4, Negatives = 1 }, after.FlipsSince(before));
    }

    [Fact]
    public void The_hash_tells_ids_and_labels_and_not_their_order()
    {
        var run = Run([1, 0, 1, 0, 1], [1, 1, 1, 1, 1]);
        var sorted = AnchorRun.Of(["a", "b", "c", "d", "e"], [0.0, 1, 1, 1, 0], [1.0, 1, 1, 1, 1]);
        Assert.Equal(run.Hash, sorted.Hash);
        Assert.Equal(run.Verdicts, sorted.Verdicts);
        string[] others =
        [
            Run([1, 0, 1, 0, 0], [1, 1, 1, 1, 1]).Hash,
            AnchorRun.Of(["ab", "c"], [1.0, 1], [1.0, 1]).Hash, AnchorRun.Of(["a", "bc"], [1.0, 1], [1.0, 1]).Hash,
        ];
        Assert.Equal(4, others.Append(run.Hash).Distinct().Count());
        Assert.Equal(64, run.Hash.Length);
    }

    [Fact]
    public void Looks_are_counted_against_the_baseline()
    {
        string[] ids = [.. Enumerable.Range(0, 40).Select(i => $"anchor {i}")];
        bool[] labels = [.. Enumerable.Range(0, 40).Select(i => i % 2 == 0)];
        var baseline = AnchorRun.Of(ids, labels, labels);
        var state = AnchorState.Start(baseline);
        bool[] worse = [.. labels.Select((label, i) => i < 5 ? !label : label)];
        state = state.Look(AnchorRun.Of(ids, labels, worse));
        // Five of five: 1/32 is above .0304 at the first look.
        Assert.Equal((1, 5L, 0L, false), (state.Latest!.Look, state.Latest.Lost, state.Latest.Gained, state.IsAlarm));
        worse = [.. labels.Select((label, i) => i < 9 ? !label : label)];
        state = AnchorState.FromJson(state.ToJson()).Look(AnchorRun.Of(ids, labels, worse));
        Assert.Equal((2, 9L, true, 2), (state.Latest!.Look, state.Latest.Lost, state.IsAlarm, state.FirstAlarm!.Value));
        // An alarm is not taken back.
        state = AnchorState.FromJson(state.ToJson()).Look(baseline);
        Assert.Equal((3, 0L, false, 2), (state.Latest!.Look, state.Latest.Lost, state.Latest.IsAlarm, state.FirstAlarm!.Value));
        Assert.Equal(state, AnchorState.FromJson(state.ToJson()));
        Assert.Equal(MonitorStatus.JudgeAlarm, MonitorStatus.Of(null, state));
    }

    [Fact]
    public void Other_anchors_are_refused()
    {
        var baseline = Run([1, 0, 1, 0, 1], [1, 1, 1, 1, 1]);
        var state = AnchorState.Start(baseline);
        var another = AnchorRun.Of(["a", "b", "c", "d", "f"], [0.0, 1, 1, 1, 0], [1.0, 1, 1, 1, 1]);
        var relabelled = Run([1, 0, 1, 0, 0], [1, 1, 1, 1, 1]);
        var more = AnchorRun.Of([.. s_ids, "test item"], [1.0, 0, 1, 0, 1, 1], [1.0, 1, 1, 1, 1, 1]);
        Assert.All(new[] { another, relabelled, more }, run =>
        {
            Assert.Contains("LJS1108", Assert.Throws<ArgumentException>(() => state.Look(run)).Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => run.FlipsSince(baseline));
            Assert.Throws<ArgumentException>(() => run.ChangesSince(baseline, ValueRange.Unit));
        });
    }

    public static TheoryData<string, Action> Impossible => new()
    {
        { "pair up", () => AnchorRun.Of(["a"], [true, false], [true]) },
        { "ids", () => AnchorRun.Of(["a", "a"], [true, false], [true, true]) },
        { "labels[0]", () => AnchorRun.Of(["a"], [double.NaN], [1.0]) },
        { "verdicts[0]", () => AnchorRun.Of(["a"], [1.0], [double.PositiveInfinity]) },
        { "ids", () => AnchorRun.Of([], Array.Empty<bool>(), []) },
        { "level", () => AnchorState.Start(Run([1, 1, 1, 1, 1], [1, 1, 1, 1, 1]), 95) },
        { "hash", () => _ = new AnchorState("abc", [1], 0.95, null, null) },
        { "fit together", () => _ = new AnchorState(new('a', 64), [1], 0.95, null, 2) },
        { "count", () => AnchorAlarm.Default.OfChanges(1, -1, 0) },
        { "outside the range", () => Run([5, 5, 4, 4, 3], [5, 5, 4, 4, 9]).ChangesSince(Run([5, 5, 4, 4, 3], [5, 5, 4, 4, 3]), new(1, 5)) },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Impossible_input_throws(string message, Action made) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(made).Message, StringComparison.OrdinalIgnoreCase);

    private static AnchorRun Run(double[] labels, double[] verdicts) => AnchorRun.Of(s_ids, labels, verdicts);

    private static BigInteger Choose(int n, int k)
    {
        var product = BigInteger.One;
        for (var i = 1; i <= k; i++) product = product * (n - k + i) / i;
        return product;
    }
}
