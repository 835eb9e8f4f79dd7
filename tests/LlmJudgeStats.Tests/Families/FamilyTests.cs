using LlmJudgeStats.Accuracy;
using LlmJudgeStats.Bias;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.Panels;
using LlmJudgeStats.Preferences;
using LlmJudgeStats.Runs;
using LlmJudgeStats.Scores;

namespace LlmJudgeStats.Tests.Families;

/// <summary>
/// What each family of means makes of its evidence: tables counted by hand, and figures of independent code (beyond-values.json).
/// </summary>
public sealed class FamilyTests
{
    private const double Near = 1e-10;

    private static readonly StratifiedMeanEstimator s_estimator = StratifiedMeanEstimator.Default;

    [Fact]
    public void Bands_close_as_the_rule_says()
    {
        double[] whole =
        [
            .. Enumerable.Repeat(1.0, 6), .. Enumerable.Repeat(2.0, 5), .. Enumerable.Repeat(3.0, 9), .. Enumerable.Repeat(4.0, 12),
            .. Enumerable.Repeat(5.0, 8),
        ];
        Assert.Equal([2, 3, 4], ScoreBands.FromLabelled(whole).Edges.ToArray());
        double[] rising = [.. Enumerable.Range(0, 30).Select(i => i / 10.0)];
        Assert.Equal([0.7, 1.5], ScoreBands.FromLabelled([.. rising.Reverse()]).Edges.ToArray());
        Assert.Equal(1, ScoreBands.FromLabelled(rising.AsSpan(0, 15)).Count);
        Assert.Equal(2, ScoreBands.FromLabelled(rising.AsSpan(0, 16)).Count);
    }

    [Fact]
    public void A_score_belongs_to_the_first_band_whose_edge_is_not_below_it()
    {
        var bands = ScoreBands.Of([2, 3.5]);
        Assert.Equal([0, 0, 1, 1, 2, 2], new[] { -9, 2, 2.0001, 3.5, 3.6, 99 }.Select(bands.IndexOf));
        Assert.Throws<ArgumentException>(() => ScoreBands.Of([2, 2]));
        Assert.Throws<ArgumentException>(() => ScoreBands.Of([double.NaN]));
    }

    [Fact]
    public void Scores_become_bands_by_values()
    {
        var sample = new ScoreSample(new(1, 5), [4, 1, 4, 2], [9, 3, 5, 3], [1, 5, 9, 9]).WithUnjudged([5], 2);
        var study = sample.ToStudy(CalibrationDesign.Random, ScoreBands.Of([3, 5]));
        var expected = StrataTable.Of(
            new(1, 5), [1, 2, 4, 5], 4, [1L, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1], [1L, 1, 2, 2]);
        Assert.Equal(expected, study.Table);
        var share = sample.ToShareStudy(4, CalibrationDesign.Random, ScoreBands.Of([3, 5]));
        Assert.Equal(StrataTable.Of(ValueRange.Unit, [0, 1], 4, [2L, 0, 0, 1, 0, 1, 0, 1], [1L, 1, 2, 2]), share.Table);
        Assert.Equal(study.Table, ScoreSample.Merge([sample]).ToStudy(CalibrationDesign.Random, ScoreBands.Of([3, 5])).Table);
        Assert.Equal((5, 6L), (sample.Labelled, sample.Unlabelled));
    }

    // People's scores fall where the judge's rise: bands by people's would be turned round.
    [Fact]
    public void Bands_are_made_of_the_judges_scores_and_never_of_peoples()
    {
        double[] judged = [.. Enumerable.Range(0, 16).Select(i => i < 8 ? 10.0 : 20 + i)];
        double[] labels = [.. Enumerable.Range(0, 16).Select(i => i < 3 ? 5.0 : 1)];
        var sample = new ScoreSample(new(1, 5), labels, judged, [10, 10, 10, 99]);
        Assert.Equal([10], sample.Bands().Edges.ToArray());
        var expected = StrataTable.Of(new(1, 5), [1, 5], 2, [5L, 3, 8, 0], [3L, 1]);
        Assert.Equal(expected, sample.ToStudy(CalibrationDesign.Random).Table);
    }

    [Fact]
    public void Scores_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new ScoreSample(new(1, 5), [6], [1], []));
        Assert.Throws<ArgumentException>(() => new ScoreSample(new(1, 5), [4], [double.NaN], []));
        Assert.Throws<ArgumentException>(() => new ScoreSample(new(1, 5), [4, 5], [1], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ScoreSample(default, [], [], []));
        var sample = new ScoreSample(new(1, 5), [4], [1], []);
        Assert.Throws<ArgumentException>(() => sample.ToStudy(CalibrationDesign.ByVerdict));
        Assert.Throws<ArgumentOutOfRangeException>(() => sample.ToShareStudy(6, CalibrationDesign.Random));
    }

    [Fact]
    public void Preferences_are_counted_with_ties_and_items_without_a_verdict()
    {
        Preference?[] verdicts = [Preference.First, Preference.Tie, Preference.Second, null, Preference.Second];
        Preference?[] labels = [Preference.First, null, Preference.Tie, Preference.Second, Preference.First];
        var table = PreferenceTable.FromVerdicts(verdicts, labels);
        var expected = StrataTable.Of(ValueRange.Unit, [0, 0.5, 1], 4, [0L, 0, 1, 0, 0, 0, 0, 1, 1, 1, 0, 0], [0L, 1, 0, 0]);
        Assert.Equal(expected, table.Table);
        Assert.Equal((1.5, 4L), (table.JudgedWins, table.Judged));
        var net = table.ToNetStudy(CalibrationDesign.Random).Table;
        Assert.Equal(StrataTable.Of(new(-1, 1), [-1, 0, 1], 4, expected.LabelledCounts, expected.UnlabelledCounts), net);
    }

    [Fact]
    public void Both_orders_make_three_strata()
    {
        Preference?[] one = [Preference.First, Preference.First, Preference.Second, Preference.Tie, Preference.Tie, null];
        Preference?[] two = [Preference.First, Preference.Second, Preference.Second, Preference.Tie, Preference.First, Preference.First];
        Preference?[] labels = [Preference.First, Preference.First, Preference.Second, Preference.Tie, null, null];
        var table = PreferenceTable.FromBothOrders(one, two, labels).Table;
        Assert.Equal(StrataTable.Of(ValueRange.Unit, [0, 0.5, 1], 3, [0L, 0, 1, 0, 1, 1, 1, 0, 0], [0L, 2, 0]), table);
    }

    // LLMBar, ChatGPT-0301/Swap (beyond-values.json data-llmbar-2): 87 first both times, 14 second, 318 the same.
    [Fact]
    public void Both_orders_tell_consistency_and_position_bias()
    {
        var swaps = SwapTable.FromCounts([159, 0, 87, 0, 0, 0, 14, 0, 159]);
        Assert.Equal(419, swaps.Count);
        Assert.Equal(0.7589498806682577, swaps.Consistent.Rate, Near);
        var wilson = BinomialInterval.Wilson.Of(swaps.Consistent, 0.95);
        Assert.Equal(0.7157615231961264, wilson.Lower, Near);
        Assert.Equal(0.7974331871929957, wilson.Upper, Near);
        var position = s_estimator.Estimate(swaps.ToPositionStudy(), 0.95);
        Assert.Equal(0.08711217183770883, position.Point, Near);
        Assert.Equal(0.06422991209668738, position.Interval.Lower, Near);
        Assert.Equal(0.11071930512473549, position.Interval.Upper, Near);
        Assert.Equal(87.0 / 101, swaps.Primacy.Rate, Near);
        // Of one order each, the same pairs: 25 first, 80 ties, 10 second (position-kernel-1).
        var lots = s_estimator.Estimate(SwapTable.PositionStudy(25, 80, 10), 0.95);
        Assert.Equal(0.06521739130434778, lots.Point, Near);
        Assert.Equal(0.011392249201754856, lots.Interval.Lower, Near);
        Assert.Equal(0.11904411613568677, lots.Interval.Upper, Near);
    }

    [Theory]
    [InlineData(Preference.First, Preference.Second, 0.5)]
    [InlineData(Preference.First, Preference.Tie, 0.25)]
    [InlineData(Preference.Tie, Preference.Second, 0.25)]
    [InlineData(Preference.First, Preference.First, 0)]
    [InlineData(Preference.Tie, Preference.Tie, 0)]
    [InlineData(Preference.Second, Preference.Second, 0)]
    [InlineData(Preference.Tie, Preference.First, -0.25)]
    [InlineData(Preference.Second, Preference.Tie, -0.25)]
    [InlineData(Preference.Second, Preference.First, -0.5)]
    public void A_pair_leans_to_the_place_it_preferred(Preference shownFirst, Preference shownSecond, double lean)
    {
        var study = SwapTable.FromPairs([shownFirst], [shownSecond]).ToPositionStudy();
        Assert.Equal(lean, s_estimator.Estimate(study, 0.95).Point, Near);
    }

    // beyond-values.json decisive-1 and -2: bisection on other code, 50 steps.
    [Theory]
    [InlineData(new long[] { 7, 7, 8, 6, 26, 28, 36, 23, 170 }, new long[] { 147, 378, 915 },
        0.199217236510425, 0.15125516774027448, 0.2533854376464064)]
    [InlineData(new long[] { 20, 3, 2, 4, 8, 3, 1, 2, 17 }, new long[] { 380, 100, 260 },
        0.5568422112576781, 0.4445343291702195, 0.6572109917786562)]
    public void Decisive_rate_agrees(long[] labelled, long[] unlabelled, double point, double lower, double upper)
    {
        var study = PreferenceTable.FromCounts(labelled, unlabelled).ToStudy(CalibrationDesign.Random);
        var estimator = DecisiveRateEstimator.Default;
        var estimate = estimator.Estimate(in study, 0.95);
        Assert.Equal(point, estimate.Point, Near);
        Assert.Equal(lower, estimate.Interval.Lower, Near);
        Assert.Equal(upper, estimate.Interval.Upper, Near);
        Assert.Equal(0.05, estimator.PValue(in study, lower), 1e-9);
        Assert.Equal(0.05, estimator.PValue(in study, upper), 1e-9);
        var limit = estimator.Limit(in study, IntervalSide.Lower, 0.95);
        Assert.InRange(limit, lower, point);
        Assert.Equal(0.05, estimator.PValue(in study, limit, Alternative.Greater), 1e-9);
        // Named the other way round it is the mirror image.
        var mirror = PreferenceTable.FromCounts([.. labelled.Reverse()], [.. unlabelled.Reverse()]).ToStudy(CalibrationDesign.Random);
        var mirrored = estimator.Estimate(in mirror, 0.95);
        Assert.Equal(1 - point, mirrored.Point, Near);
        Assert.Equal(1 - upper, mirrored.Interval.Lower, Near);
        Assert.Equal(1 - lower, mirrored.Interval.Upper, Near);
        Assert.Equal(estimate.StandardError, mirrored.StandardError, Near);
    }

    [Fact]
    public void Decisive_rate_without_a_decision_is_unidentified_and_of_votes_refused()
    {
        var ties = PreferenceTable.FromCounts([0, 5, 0, 0, 9, 0, 0, 3, 0], [10, 10, 10]).ToStudy(CalibrationDesign.Random);
        var none = DecisiveRateEstimator.Default.Estimate(in ties, 0.95);
        Assert.False(none.IsIdentified);
        Assert.True(none.Warnings.HasFlag(EstimateWarnings.Unidentified));
        Assert.Equal((0, 1), (none.Interval.Lower, none.Interval.Upper));
        Assert.Equal(0, DecisiveRateEstimator.Default.Limit(in ties, IntervalSide.Lower, 0.95));
        var votes = PreferenceTable.FromVotes([Preference.First], [1.0 / 3]).ToStudy(CalibrationDesign.Random);
        Assert.Throws<ArgumentException>(() => DecisiveRateEstimator.Default.Estimate(in votes, 0.95));
        var wins = PreferenceTable.FromCounts([9, 0, 0, 0, 5, 0, 0, 0, 0], [1, 1, 1]).ToStudy(CalibrationDesign.Random);
        Assert.Equal(1, DecisiveRateEstimator.Default.Estimate(in wins, 0.95).Interval.Upper);
    }

    // strata-weights-1 and youden-kernel-1, as they are reported.
    [Theory]
    [InlineData(18, 2, 12, 13, 0.42, 0.1390138845328941, 0.6549416519296696)]
    [InlineData(45, 5, 10, 30, 0.65, 0.46382917284424274, 0.798322898229425)]
    public void A_difference_of_two_groups_agrees(
        long pass, long fail, long otherPass, long otherFail, double point, double lower, double upper)
    {
        var groups = StrataTable.Of(ValueRange.Unit, [0, 1], 2, [fail, pass, otherFail, otherPass], [0L, 0]);
        var estimate = s_estimator.Estimate(MeanStudy.OfDifference(groups), 0.95);
        Assert.Equal(point, estimate.Point, Near);
        Assert.Equal(lower, estimate.Interval.Lower, Near);
        Assert.Equal(upper, estimate.Interval.Upper, Near);
        Assert.Throws<ArgumentException>(() => MeanStudy.OfDifference(groups.AsOneStratum()));
    }

    // bias-2: the values of the second group are those of the file with their signs turned.
    [Fact]
    public void Self_preference_is_the_difference_of_two_biases()
    {
        double[] errors = [-1, -0.5, 0, 0.5, 1];
        long[] own = [1, 6, 30, 12, 1];
        long[] others = [1, 4, 45, 8, 2];
        double[] values = [.. Repeated(errors, own), .. Repeated(errors, others)];
        var isOwn = Enumerable.Range(0, values.Length).Select(i => i < 50).ToArray();
        double[] judged = [.. values.Select(error => Math.Max(error, 0))];
        double[] labels = [.. values.Select(error => Math.Max(-error, 0))];
        var estimate = s_estimator.Estimate(new BiasSample(ValueRange.Unit, judged, labels).ToDifferenceStudy(isOwn), 0.95);
        Assert.Equal(0.01, estimate.Point, Near);
        Assert.Equal(-0.14085961276226433, estimate.Interval.Lower, Near);
        Assert.Equal(0.15688720569868453, estimate.Interval.Upper, Near);
    }

    [Fact]
    public void Thirds_of_a_covariate_leave_the_middle_out_and_never_part_equals()
    {
        double[] judged = [1, 1, 1, 0, 0, 0];
        double[] labels = [0, 0, 0, 0, 0, 0];
        var sample = new BiasSample(ValueRange.Unit, judged, labels);
        var study = sample.ToDifferenceStudy([6.0, 5, 4, 3, 2, 1]);
        Assert.Equal((2, 2), (study.Table.Labelled(0), study.Table.Labelled(1)));
        Assert.Equal(1, s_estimator.Estimate(in study, 0.95).Point, Near);
        var alike = sample.ToDifferenceStudy([1.0, 1, 1, 1, 1, 1]);
        Assert.False(s_estimator.Estimate(in alike, 0.95).IsIdentified);
        Assert.Equal(0.5, s_estimator.Estimate(sample.ToStudy(CalibrationDesign.Random), 0.95).Point, Near);
        Assert.Equal(0.5, s_estimator.Estimate(sample.ToAbsoluteErrorStudy(), 0.95).Point, Near);
    }

    // trend-1: ten patterns, four times each.
    [Fact]
    public void Gain_an_iteration_agrees()
    {
        double[][] patterns =
        [
            [0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 0], [1, 0, 1, 1, 1, 1], [0, 1, 0, 1, 1, 1],
            [0, 0, 0, 0, 1, 1], [1, 1, 1, 1, 0, 1], [0, 0, 1, 0, 1, 1], [1, 1, 1, 1, 1, 1],
        ];
        double[] values = [.. Enumerable.Repeat(patterns.SelectMany(row => row), 4).SelectMany(row => row)];
        var table = IterationTable.Of(ValueRange.Unit, 6, values);
        var trend = table.ToTrendStudy();
        Assert.Equal(0.2571428571428571, trend.Table.Range.Upper, Near);
        var estimate = s_estimator.Estimate(in trend, 0.95);
        // The figures were made of values rounded to 12 digits.
        Assert.Equal(0.10857142857140001, estimate.Point, 1e-12);
        Assert.Equal(0.06219806306823816, estimate.Interval.Lower, 1e-9);
        Assert.Equal(0.14745267101705284, estimate.Interval.Upper, 1e-9);
        var change = table.ToChangeStudy(0, 5);
        var gained = values.Chunk(6).Average(row => row[5] - row[0]);
        Assert.Equal(gained, s_estimator.Estimate(in change, 0.95).Point, Near);
    }

    [Fact]
    public void Iterations_are_called_falling_rising_or_neither()
    {
        double[] better = [.. Enumerable.Range(0, 200).SelectMany(i => new double[] { i % 2, 1 })];
        double[] worse = [.. Enumerable.Range(0, 200).SelectMany(i => new double[] { 1, i % 2 })];
        double[] few = [1, 0, 0, 1, 1, 1];
        Assert.Equal(Monotonicity.DoesNotDecrease, IterationTable.Of(ValueRange.Unit, 2, better).Monotone(0.95, 0));
        Assert.Equal(Monotonicity.Decreases, IterationTable.Of(ValueRange.Unit, 2, worse).Monotone(0.95, 0));
        Assert.Equal(Monotonicity.Undecided, IterationTable.Of(ValueRange.Unit, 2, few).Monotone(0.95, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => IterationTable.Of(ValueRange.Unit, 1, few));
    }

    [Fact]
    public void A_chosen_answer_shares_its_credit_with_ties()
    {
        Assert.Equal(1, AccuracyTable.Credit(5, [4, 3, 1]));
        Assert.Equal(1.0 / 3, AccuracyTable.Credit(5, [5, 5, 1]));
        Assert.Equal(0, AccuracyTable.Credit(5, [6, 5]));
        Assert.Throws<ArgumentException>(() => AccuracyTable.Credit(double.NaN, [1]));
    }

    [Fact]
    public void Votes_are_counted_and_missing_ones_keep_their_share()
    {
        bool?[] votes = [true, true, false, true, null, null, null, null, null, false, null, true];
        var table = VoteTable.FromVotes(3, votes, [true, false, null, null]);
        // Two of three; one of one, so all three; none at all; one of two, so half of three rounded up.
        var expected = StrataTable.Of(ValueRange.Unit, [0, 1], 5, [0L, 0, 0, 0, 0, 1, 1, 0, 0, 0], [0L, 0, 1, 0, 1]);
        Assert.Equal(expected, table.Table);
        Assert.Equal(3, table.Incomplete);
        Assert.Equal(2, table.ToStudy(CalibrationDesign.Random).Table.Strata);
        Assert.Equal(5, table.ToStudy(CalibrationDesign.ByVerdict).Table.Strata);
        Assert.Throws<ArgumentException>(() => VoteTable.FromVotes(3, [true], [null]));
    }

    [Fact]
    public void Thin_numbers_of_votes_are_put_together_only_where_labels_are_at_random()
    {
        var table = VoteTable.FromCounts([9, 0, 1, 1, 2, 3, 0, 20], [50, 10, 10, 70]);
        Assert.Equal(3, table.ToStudy(CalibrationDesign.Random).Table.Strata);
        Assert.Equal(4, table.ToStudy(CalibrationDesign.ByVerdict).Table.Strata);
    }

    // reference-values.json passk: exact integer combinatorics.
    [Theory]
    [InlineData(10, 3, 5, 0.9166666666666666, 0)]
    [InlineData(5, 4, 2, 1, 0.6)]
    [InlineData(200, 13, 10, 0.4975511147306061, 1.2738851058221087e-14)]
    public void Runs_are_without_bias(long runs, long passes, int k, double any, double all)
    {
        var table = new RunTable([passes], [runs]);
        Assert.Equal(any, s_estimator.Estimate(table.ToPassAnyStudy(k), 0.95).Point, 1e-12);
        Assert.Equal(all, s_estimator.Estimate(table.ToPassAllStudy(k), 0.95).Point, 1e-12 * all);
        Assert.Throws<ArgumentException>(() => table.ToPassAllStudy((int)runs + 1));
    }

    private static IEnumerable<double> Repeated(double[] values, long[] counts) =>
        values.Zip(counts).SelectMany(pair => Enumerable.Repeat(pair.First, (int)pair.Second));
}
