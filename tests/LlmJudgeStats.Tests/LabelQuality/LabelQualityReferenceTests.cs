using System.Text.Json;
using LlmJudgeStats.LabelQuality;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.LabelQuality;

/// <summary>Label error and normalised accuracy against the figures of others, and against second implementations.</summary>
public sealed class LabelQualityReferenceTests
{
    private const double Z = 1.6448536269514722;    // of .90

    [Fact]
    public void Rates_behind_labels_agree()
    {
        var cases = ReferenceCase.Read("label-error/catalogue.json").ToArray();
        Assert.Equal(4, cases.Length);
        Assert.Empty(cases.SelectMany(Disagreements));
    }

    [Fact]
    public void Ratios_agree()
    {
        var cases = ReferenceCase.Read("normalized-accuracy/catalogue.json").ToArray();
        Assert.Equal(5, cases.Length);
        Assert.Empty(cases.SelectMany(reference =>
        {
            var estimate = Ratio(TableOf(reference.Input), reference.Level);
            return reference.Disagreements(
                [("point", estimate.Point), ("lower", estimate.Interval.Lower), ("upper", estimate.Interval.Upper)]);
        }));
    }

    /// <summary>Where the pages that these figures come from are at hand, none is missing here and none is changed.</summary>
    [Fact]
    public void No_figure_is_missing()
    {
        var source = Path.Combine(Repository.Root, "..", "shared", "reference", "beyond-values.json");
        if (!File.Exists(source)) return;
        using var figures = JsonDocument.Parse(File.ReadAllBytes(source));
        string[] ids =
        [
            .. figures.RootElement.EnumerateArray().Select(entry => entry.GetProperty("id").GetString()!).Where(id =>
                id.StartsWith("label-error-", StringComparison.Ordinal) || id.StartsWith("ratio-", StringComparison.Ordinal)
                || id.StartsWith("normalized-accuracy-", StringComparison.Ordinal)),
        ];
        var cases = ReferenceCase.Read("label-error/catalogue.json").Concat(ReferenceCase.Read("normalized-accuracy/catalogue.json"));
        Assert.Equal(ids, cases.Select(reference => reference.Id[(reference.Id.IndexOf('/', StringComparison.Ordinal) + 1)..]));
        var ends = figures.RootElement.EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == "label-error-5")
            .GetProperty("expected").GetProperty("hull_addhalf");
        var copy = ReferenceCase.Read("label-error/catalogue.json").Last().Expect;
        Assert.Equal(ends[0].GetDouble(), copy.GetProperty("lower").GetDouble());
        Assert.Equal(ends[1].GetDouble(), copy.GetProperty("upper").GetDouble());
    }

    [Fact]
    public void A_second_implementation_of_the_profile_agrees()
    {
        foreach (var labels in LabelTables.Some(4))
        {
            var counted = TextbookLabelError.Of(labels, 0).Interval(Z);
            var smoothed = TextbookLabelError.Of(labels, 0.5).Interval(Z);
            var interval = LabelErrorEstimator.Default.Estimate(in labels, 0.9).Interval;
            Assert.Equal(Math.Min(counted.Lower, smoothed.Lower), interval.Lower, 1e-6);
            Assert.Equal(Math.Max(counted.Upper, smoothed.Upper), interval.Upper, 1e-6);
        }
    }

    [Fact]
    public void Second_implementations_of_the_ratio_agree()
    {
        foreach (var table in LabelTables.Pairs(40))
        {
            var expected = TextbookRatio.Paired(table, Z);
            var interval = Ratio(table, 0.9).Interval;
            Assert.Equal(expected.Lower, interval.Lower, 1e-9);
            Assert.Equal(expected.Upper, interval.Upper, 1e-9 * Math.Max(1, expected.Upper));

            var apart = ConsistencyTable.OfSeparate(
                table.BothAgree + table.OnlyJudgeAgrees, table.Count, table.BothAgree + table.OnlySecondAgrees, table.Count);
            var mover = TextbookRatio.Mover(apart.OnceAgree, table.Count, apart.RetestAgree, table.Count, Z);
            var other = Ratio(apart, 0.9).Interval;
            Assert.Equal(mover.Lower, other.Lower, 1e-12);
            Assert.Equal(mover.Upper, other.Upper, 1e-11 * Math.Max(1, mover.Upper));
        }
    }

    private static JudgeEstimate Ratio(ConsistencyTable table, double level)
    {
        var study = new ConsistencyStudy { Table = table };
        return NormalizedAccuracyEstimator.Default.Estimate(in study, level);
    }

    private static IEnumerable<string> Disagreements(ReferenceCase reference)
    {
        var labels = new RepeatedLabels
        {
            SinglesPassed = Count("singlesPassed"),
            SinglesFailed = Count("singlesFailed"),
            PairsPassed = Count("pairsPassed"),
            PairsDiffering = Count("pairsDiffering"),
            PairsFailed = Count("pairsFailed"),
        };
        var rate = LabelErrorEstimator.Default.Estimate(in labels, reference.Level);
        var profile = new LabelErrorProfile(SymmetricErrorLikelihood.Of(labels, 0))
            .Interval(Confidence.TwoSided(reference.Level).Quantile);
        return reference.Disagreements(
        [
            ("passRate", labels.PassRate), ("disagreement", labels.Disagreement.Rate),
            ("error", LabelErrorEstimator.ErrorRate(in labels, reference.Level).Point),
            ("unclamped", rate.Unclamped), ("standardError", rate.StandardError),
            ("profileLower", profile.Lower), ("profileUpper", profile.Upper),
            ("lower", rate.Interval.Lower), ("upper", rate.Interval.Upper),
        ]);

        long Count(string name) => reference.Input.GetProperty(name).GetInt64();
    }

    private static ConsistencyTable TableOf(JsonElement input) => input.TryGetProperty("items", out var items)
        ? ConsistencyTable.OfSeparate(Count(input, "agree"), items.GetInt64(), Count(input, "retestAgree"), Count(input, "retestItems"))
        : new()
        {
            BothAgree = Count(input, "bothAgree"),
            OnlyJudgeAgrees = Count(input, "onlyJudgeAgrees"),
            OnlySecondAgrees = Count(input, "onlySecondAgrees"),
            NeitherAgrees = Count(input, "neitherAgrees"),
        };

    private static long Count(JsonElement input, string name) => input.GetProperty(name).GetInt64();
}
