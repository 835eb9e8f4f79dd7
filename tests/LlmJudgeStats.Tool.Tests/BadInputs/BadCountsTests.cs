using System.Text.Json;
using LlmJudgeStats.Intervals;
using static LlmJudgeStats.Tool.Tests.EstimateJson;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Sections A and B of bad-inputs.md on the command line. The id of the row starts the name.</summary>
public sealed class BadCountsTests
{
    private const string Measured = "--passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41";

    [Fact]
    public void A01_a_judge_at_chance_has_no_point()
    {
        var json = Judgestats.Json("--passed 30 --total 50 --tp 5 --fn 5 --fp 5 --tn 5");
        NotIdentified(json, "Unidentified");
        Assert.NotNull(Diagnostic(json, "LJS1001"));
        Assert.Contains("no better than chance", Sentence(json), StringComparison.Ordinal);
        var text = Judgestats.Text("--passed 30 --total 50 --tp 5 --fn 5 --fp 5 --tn 5");
        Assert.Contains("not identified", text, StringComparison.Ordinal);
        Assert.Contains("[0.0%, 100.0%]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A02_an_inverted_judge_is_never_flipped()
    {
        var json = Judgestats.Json("--passed 30 --total 50 --tp 4 --fn 6 --fp 7 --tn 3");
        NotIdentified(json, "InvertedJudge");
        Assert.NotNull(Diagnostic(json, "LJS1002"));
        Assert.Contains("swapped", Sentence(json), StringComparison.Ordinal);
    }

    [Fact]
    public void A03_a_weak_judge_says_trust_the_interval()
    {
        var json = Judgestats.Json("--passed 30 --total 50 --tp 11 --fn 9 --fp 9 --tn 11");
        Assert.Contains("WeakJudge", Warnings(Estimates(json)[0]));
        Assert.NotNull(Diagnostic(json, "LJS1003"));
        Assert.StartsWith("The data cannot say what the pass rate is: the judge passed 60.0%, but on labelled items it is not clearly "
            + "better than chance", Sentence(json), StringComparison.Ordinal);
        Assert.Contains("trust the interval", Sentence(Judgestats.Json("--passed 83 --total 115 --tp 11 --fn 9 --fp 9 --tn 11")),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--passed 1 --total 50", 0, "bad")]
    [InlineData("--passed 49 --total 50", 1, "good")]
    public void A05_A06_an_estimate_outside_stops_at_the_edge_and_keeps_the_raw_value(string test, double point, string word)
    {
        var json = Judgestats.Json(test + " --tp 40 --fn 10 --fp 10 --tn 40");
        var estimate = Estimates(json)[0];
        Assert.Equal(point, estimate.GetProperty("point").GetDouble());
        Assert.False(estimate.GetProperty("unclamped").GetDouble() is >= 0 and <= 1);
        Assert.NotNull(Diagnostic(json, "LJS1010"));
        Assert.Contains(word, Sentence(json), StringComparison.Ordinal);
        Assert.Contains("edge", Sentence(json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--tp 5 --fn 5 --fp 0 --tn 0", "fail", "specificity")]
    [InlineData("--tp 0 --fn 0 --fp 5 --tn 5", "pass", "sensitivity")]
    [InlineData("--sensitivity 5/10 --specificity 0/0", "fail", "specificity")]
    public void A07_A08_a_missing_class_gives_limits_only(string calibration, string missing, string unknown)
    {
        var json = Judgestats.Json("--passed 3 --total 50 " + calibration);
        var estimate = Estimates(json)[0];
        Assert.False(estimate.GetProperty("identified").GetBoolean());
        Assert.Equal(JsonValueKind.Null, estimate.GetProperty("point").ValueKind);
        Assert.Contains("PartiallyIdentified", Warnings(estimate));
        Assert.NotNull(Diagnostic(json, "LJS1020"));
        Assert.Contains($"no labelled item is a human {missing}", Sentence(json), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Result(json).GetProperty("judge").GetProperty(unknown).GetProperty("point").ValueKind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--tp 0 --fn 0 --fp 0 --tn 0")]
    public void A09_without_calibration_the_answer_is_naive_and_says_so(string calibration)
    {
        var json = Judgestats.Json("--passed 30 --total 50 " + calibration);
        Assert.Equal(["naive"], Estimates(json).Select(Method));
        Assert.Contains("Uncorrected", Warnings(Estimates(json)[0]));
        Assert.NotNull(Diagnostic(json, "LJS1041"));
        Assert.Contains("not corrected", Sentence(json), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Result(json).GetProperty("judge").ValueKind);
        NotIdentified(Judgestats.Json($"--passed 30 --total 50 {calibration} --method rogan-gladen"), "Unidentified");
    }

    [Fact]
    public void A10_a_class_of_one_is_wide_and_warned_about() =>
        Assert.NotNull(Diagnostic(Judgestats.Json("--passed 30 --total 50 --tp 40 --fn 10 --fp 0 --tn 1"), "LJS1021"));

    [Fact]
    public void A11_a_perfect_calibration_does_not_make_the_interval_collapse()
    {
        var estimate = Estimates(Judgestats.Json("--passed 30 --total 50 --tp 20 --fn 0 --fp 0 --tn 20"))[0];
        Assert.True(estimate.GetProperty("upper").GetDouble() - estimate.GetProperty("lower").GetDouble() > 0.2);
    }

    [Theory]
    [InlineData("--passed 50 --total 50", "upper", 1)]
    [InlineData("--passed 0 --total 50", "lower", 0)]
    public void A12_A13_all_or_none_passed(string test, string end, double value)
    {
        foreach (var interval in Enum.GetValues<BinomialInterval>())
            Assert.Equal(
                value, Estimates(Judgestats.Json($"{test} --method naive --interval {interval.Id}"))[0].GetProperty(end).GetDouble());
    }

    [Fact]
    public void A14_a_constant_judge_is_named()
    {
        var json = Judgestats.Json("--passed 50 --total 50 --tp 10 --fn 0 --fp 10 --tn 0");
        NotIdentified(json, "ConstantJudge");
        Assert.NotNull(Diagnostic(json, "LJS1004"));
        Assert.Contains("one verdict to every labelled item", Sentence(json), StringComparison.Ordinal);
    }

    [Fact]
    public void A15_no_test_item_is_unidentified()
    {
        var json = Judgestats.Json("--passed 0 --total 0 --tp 40 --fn 10 --fp 10 --tn 40");
        NotIdentified(json, "Unidentified");
        Assert.Contains("no judged test item", Sentence(json), StringComparison.Ordinal);
        NotIdentified(Judgestats.Json("--passed 0 --total 0"), "Unidentified");
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void A16_a_tiny_test_set_is_warned_about(int total, bool warned) =>
        Assert.Equal(
            warned, Diagnostic(Judgestats.Json($"--passed 1 --total {total} --tp 40 --fn 10 --fp 10 --tn 40"), "LJS1030") is not null);

    [Theory]
    [InlineData("--passed 4000000000 --total 5000000000 --tp 4600000000 --fn 400000000 --fp 900000000 --tn 4100000000")]
    [InlineData("--passed 9223372036854775806 --total 9223372036854775807 --tp 9223372036854775807 --fn 9223372036854775807 "
        + "--fp 1 --tn 9223372036854775807")]
    public void A19_A20_counts_as_large_as_they_come(string counts)
    {
        var estimate = Estimates(Judgestats.Json(counts))[0];
        Assert.InRange(estimate.GetProperty("point").GetDouble(), 0, 1);
        Assert.Contains("sensitivity", Judgestats.Text(counts), StringComparison.Ordinal);
        Assert.InRange(Estimates(Judgestats.Json(counts + " --method rogan-gladen"))[0].GetProperty("point").GetDouble(), 0, 1);
    }

    [Fact]
    public void A26_minus_zero_is_zero()
    {
        var json = Judgestats.Line("estimate --passed 0 --total 5 --sensitivity 1 --specificity -0 --format json");
        Assert.Equal(0, json.Exit);
        Assert.DoesNotContain("-0", json.WithoutCommand().Out, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "-0.0%", Judgestats.Text("--passed 10 --total 50 --sensitivity 0.8 --specificity 0.8"), StringComparison.Ordinal);
    }

    [Fact]
    public void A29_a_perfect_known_judge_gives_the_naive_answer()
    {
        var estimates = Estimates(Judgestats.Json("--passed 30 --total 50 --accuracy 1"));
        Assert.Equal(("rogan-gladen", Limits(estimates[1])), (Method(estimates[0]), Limits(estimates[0])));
    }

    [Fact]
    public void B05_B06_any_level_between_0_and_1_works()
    {
        foreach (var level in (string[])["0.9999999999", "0.1", "1e-9"])
            Assert.Equal(double.Parse(level, System.Globalization.CultureInfo.InvariantCulture),
                Estimates(Judgestats.Json($"{Measured} --level {level}"))[0].GetProperty("level").GetDouble());
        Assert.Contains("99.99999999% interval", Judgestats.Text(Measured + " --level 0.9999999999"), StringComparison.Ordinal);
    }

    [Fact]
    public void B16_the_same_question_gives_the_same_bytes() =>
        Assert.Equal(Judgestats.Line($"estimate {Measured} --interval bootstrap --format json").WithoutCommand(),
            Judgestats.Line($"estimate {Measured} --interval bootstrap --format json --seed 1").WithoutCommand());
}
