using System.Text.Json;
using static LlmJudgeStats.Tool.Tests.EstimateJson;

namespace LlmJudgeStats.Tool.Tests;

/// <summary><c>--weight</c> and <c>--stratum --share</c>: from a file to the estimate, and what is refused.</summary>
public sealed class WeightTests : IDisposable
{
    private const double Near = 1e-12;
    private static readonly string s_sample = Scratch.InRepository("docs", "samples", "oversampled.csv");
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>Two segments, each half of the file: easy items weigh 1.8, hard ones .2, the judge passed 96 and 48 of 120.</summary>
    [Fact]
    public void The_naive_rate_is_the_weighted_one_with_the_size_of_the_page()
    {
        var json = Judgestats.Json($"{s_sample} --weight weight --design by-label");
        var naive = Estimates(json).Single(one => Method(one) == "naive");
        Assert.Equal(((1.8 * 96) + (0.2 * 48)) / 240, naive.GetProperty("point").GetDouble(), Near);

        // Kish: (Σw)²/Σw², and D of single items by the formula of dependence.md 6, step by step.
        var kish = 240 * 240 / ((120 * 1.8 * 1.8) + (120 * 0.2 * 0.2));
        var scale = kish / 240;
        var (easy, hard, p) = (1.8 * scale, 0.2 * scale, 0.76);
        var squaredDeviations = (easy * easy * ((96 * 0.24 * 0.24) + (24 * p * p))) + (hard * hard * ((48 * 0.24 * 0.24) + (72 * p * p)));
        var squares = 120 * ((easy * easy) + (hard * hard));
        var cubeMean = 120 * ((easy * easy * easy) + (hard * hard * hard)) / squares;
        var added = 0.5 * cubeMean * cubeMean * ((p * p) + (0.24 * 0.24));
        var size = kish / Math.Max(1, (squaredDeviations + added) / ((kish * p * 0.24) + added));

        var dependence = Result(json).GetProperty("dependence");
        Assert.Equal(kish, dependence.GetProperty("kishSize").GetProperty("test").GetDouble(), 1e-9);
        Assert.Equal(size, dependence.GetProperty("effectiveSize").GetProperty("test").GetDouble(), 1e-9);
        Assert.Equal(240 / size, dependence.GetProperty("designEffect").GetProperty("test").GetDouble(), 1e-9);
        Assert.Equal(JsonValueKind.Null, dependence.GetProperty("clusters").GetProperty("shared").ValueKind);
        Assert.Equal(144, Result(json).GetProperty("counts").GetProperty("test").GetProperty("passed").GetInt64());

        var wilson = BinomialInterval.Wilson.Of(Proportion.FromRate(p, size), 0.95);
        Assert.Equal(wilson.Lower, naive.GetProperty("lower").GetDouble(), 1e-9);
        Assert.Equal(wilson.Upper, naive.GetProperty("upper").GetDouble(), 1e-9);
    }

    [Fact]
    public void Both_label_classes_are_weighted()
    {
        var json = Judgestats.Json($"{s_sample} --weight weight --design by-label");
        var judge = Result(json).GetProperty("judge");
        var (se, sp) = (((1.8 * 41) + (0.2 * 11)) / 84, ((1.8 * 26) + (0.2 * 22)) / 60);
        Assert.Equal(se, judge.GetProperty("sensitivity").GetProperty("point").GetDouble(), Near);
        Assert.Equal(sp, judge.GetProperty("specificity").GetProperty("point").GetDouble(), Near);
        Assert.Equal((0.76 + sp - 1) / (se + sp - 1), Estimates(json)[0].GetProperty("point").GetDouble(), Near);
    }

    [Fact]
    public void Equal_weights_change_nothing()
    {
        var rows = File.ReadAllText(s_sample).Replace(",1.8,", ",3.7,", StringComparison.Ordinal)
            .Replace(",0.2,", ",3.7,", StringComparison.Ordinal);
        var file = _scratch.File("equal.csv", rows);
        var (plain, weighted) = (Judgestats.Json(file), Judgestats.Json($"{file} --weight weight"));
        Assert.Equal(Limits(Estimates(plain)[0]), Limits(Estimates(weighted)[0]));
        Assert.Null(Diagnostic(weighted, "LJS1055"));
    }

    [Fact]
    public void Weights_and_shares_of_the_same_strata_give_one_rate_of_verdicts()
    {
        var json = Judgestats.Json($"{s_sample} --stratum segment --share easy=0.9,hard=0.1");
        var naive = Estimates(json).Single(one => Method(one) == "naive");
        Assert.Equal(0.76, naive.GetProperty("point").GetDouble(), Near);

        // dependence.md 8, every stratum above 20: one success and one failure are added to each.
        var (easy, hard) = (97 / 122.0, 49 / 122.0);
        var mean = (0.9 * easy) + (0.1 * hard);
        var size = mean * (1 - mean) / (((0.81 * easy * (1 - easy)) + (0.01 * hard * (1 - hard))) / 120);
        var dependence = Result(json).GetProperty("dependence");
        Assert.Equal(size, dependence.GetProperty("effectiveSize").GetProperty("test").GetDouble(), 1e-9);
        Assert.Equal(60, dependence.GetProperty("effectiveSize").GetProperty("passLabels").GetDouble());
        var strata = dependence.GetProperty("strata").EnumerateArray().ToDictionary(
            one => one.GetProperty("value").GetString()!, one => one.GetProperty("share").GetDouble());
        Assert.Equal((0.9, 0.1), (strata["easy"], strata["hard"]));
        Assert.Equal((52 + 48) / 60.0, 1 + Result(json).GetProperty("judge").GetProperty("youden").GetProperty("point").GetDouble(), Near);
    }

    [Theory]
    [InlineData("value,share\neasy,0.9\nhard,0.1\n")]
    [InlineData("value,share\nhard,1000\neasy,9000\n")]
    public void Shares_stand_in_a_file(string shares)
    {
        var file = _scratch.File("shares.csv", shares);
        Assert.Equal(
            Limits(Estimates(Judgestats.Json($"{s_sample} --stratum segment --share easy=0.9,hard=0.1"))[0]),
            Limits(Estimates(Judgestats.Json($"{s_sample} --stratum segment --share {file}"))[0]));
    }

    [Fact]
    public void Strata_and_shares_that_do_not_meet_are_named()
    {
        Judgestats.Line($"estimate {s_sample} --stratum segment --share easy=0.9,hard=0.05,odd=0.05").IsRefused("'odd' has a share");
        Judgestats.Line($"estimate {s_sample} --stratum segment --share easy=1").IsRefused("'hard' has test items and no share");
        Judgestats.Line($"estimate {s_sample} --stratum segment --share {_scratch.File("bad.csv", "value,share\neasy,most\n")}")
            .IsRefused("LJS4023", "'most'");
        Judgestats.Line($"estimate {s_sample} --stratum segment --share absent.csv").IsRefused("absent.csv", "LJS4001");
    }

    [Fact]
    public void A_stratum_without_a_share_of_its_own_may_have_the_share_0() => Assert.Equal(
        0.8, Estimates(Judgestats.Json($"{s_sample} --stratum segment --share easy=1,hard=0")).Single(one => Method(one) == "naive")
            .GetProperty("point").GetDouble(), Near);

    [Fact]
    public void Shares_go_with_known_rates_and_with_no_calibration()
    {
        var shares = $"{s_sample} --stratum segment --share easy=0.9,hard=0.1";
        Assert.Equal((0.76 - 0.2) / 0.7, Estimates(Judgestats.Json(shares + " --sensitivity 0.9 --specificity 0.8"))[0]
            .GetProperty("point").GetDouble(), Near);
        var alone = _scratch.File("alone.csv", "seg,verdict\na,1\na,0\nb,1\n");
        var json = Judgestats.Json($"{alone} --stratum seg --share a=0.5,b=0.5");
        Assert.Equal(0.75, Estimates(json)[0].GetProperty("point").GetDouble(), Near);
        Assert.Equal("info", Diagnostic(json, "LJS1058")!.Value.GetProperty("severity").GetString());
    }

    [Fact]
    public void A_weight_of_0_is_counted_and_a_negative_one_refused()
    {
        var file = _scratch.File("w.csv", "verdict,w\n1,1\n0,0\n1,2\n");
        var json = Judgestats.Json($"{file} --weight w");
        Assert.Equal(1, json.GetProperty("rows").GetProperty("skipped").GetProperty("weight").GetInt64());
        Assert.Contains("3 read = 2 used + 1 skipped (weight 0)", Judgestats.Text($"{file} --weight w"), StringComparison.Ordinal);
        var bad = _scratch.File("bad.csv", "verdict,w\n1,1\n0,-2\n");
        Judgestats.Line($"estimate {bad} --weight w").IsRefused("line 3", "LJS4023", "'-2'");
    }

    [Fact]
    public void Unequal_weights_are_a_warning_with_figures()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 2},{(i == 0 ? 100 : 1)}\n"));
        var json = Judgestats.Json($"{_scratch.File("w.csv", "verdict,w\n" + rows)} --weight w");
        var told = Diagnostic(json, "LJS1055")!.Value;
        Assert.Equal("warning", told.GetProperty("severity").GetString());
        var message = told.GetProperty("message").GetString();
        Assert.Contains("60 test items have the weight of 2.5 equal ones", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_in_clusters_are_told_in_two_lines()
    {
        var rows = string.Concat(Enumerable.Range(0, 60).Select(i => $"q{i / 2},{i % 3 % 2},{1 + (i % 2)}\n"));
        var file = _scratch.File("w.csv", "question,verdict,w\n" + rows);
        var text = Judgestats.Text($"{file} --weight w --cluster question");
        Assert.Contains("Weights: as many equal ones as 54 items\nClusters: 30 test; design effect ", text, StringComparison.Ordinal);
        Assert.Contains("degrees of freedom", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Items_without_a_verdict_count_by_weight_in_the_outer_limits()
    {
        var rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"a{i},{i % 2},{i % 2},1\nb{i},{i % 2},,2\n"));
        var json = Judgestats.Json($"{_scratch.File("w.csv", "id,verdict,label,w\n" + rows + "c,,,20\n")} --weight w");
        Assert.Equal(0.8, Result(json).GetProperty("outer").GetProperty("share").GetDouble(), Near);
    }
}
