using System.Globalization;
using System.Text.Json;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Dependence;

/// <summary>The library against the figures of others: every entry of tests/reference/dependence.</summary>
public sealed class DependenceReferenceTests
{
    private const double Near = 1e-10;

    [Fact]
    public void Clustered_rates_and_repeated_runs_agree()
    {
        foreach (var (input, expect) in Cases("clustered-rate-", "runs-"))
        {
            var clusters = input.TryGetProperty("clusters", out var given) ? given : input.GetProperty("items");
            ClusteredTally tally = default;
            foreach (var one in clusters.EnumerateArray())
                tally += ClusteredTally.OfCluster(JudgeTally.Of(one[1].GetInt64(), one[0].GetInt64()));
            var rate = Proportion.FromClusters(in tally);
            Is(expect, "rate", rate.Rate);
            Is(expect, "effective_size", rate.Size);
            Is(expect, "degrees_of_freedom", rate.DegreesOfFreedom);
            if (!expect.TryGetProperty("wilson", out var levels)) continue;
            Is(expect, "sum_n3", (double)tally.SumOfCubes);
            Is(expect, "sum_nk", (double)tally.SumOfProducts);
            foreach (var level in levels.EnumerateObject()) Is(level.Value, BinomialInterval.Wilson.Of(rate, Number(level.Name)));
        }
    }

    [Fact]
    public void Studies_with_labels_by_label_agree()
    {
        foreach (var (input, expect) in Cases("clustered-by-label-"))
        {
            var study = JudgeStudy.FromClusters(Counts(input), CalibrationDesign.ByLabel);
            var dependence = study.Dependence!;
            Is(expect, "kappa", dependence.SharedEffect);
            Is(expect, "degrees_of_freedom", study.DegreesOfFreedom);
            foreach (var (name, part) in new[]
            {
                ("test", dependence.Test), ("pass_labels", dependence.PassLabels), ("fail_labels", dependence.FailLabels),
            })
            {
                Is(expect.GetProperty("design_effects"), name, part.DesignEffect);
                Is(expect.GetProperty("effective_sizes"), name, part.EffectiveSize);
                Is(expect.GetProperty("part_degrees_of_freedom"), name, part.DegreesOfFreedom);
            }
            var estimator = AsymmetricErrorEstimator.Default;
            foreach (var level in expect.GetProperty("interval").EnumerateObject())
                Is(level.Value, estimator.Estimate(in study, Number(level.Name)).Interval);
            if (!expect.TryGetProperty("one_sided_95", out var limits)) continue;
            Is(limits, "lower", estimator.Limit(in study, IntervalSide.Lower, 0.95));
            Is(limits, "upper", estimator.Limit(in study, IntervalSide.Upper, 0.95));
        }
    }

    [Fact]
    public void Studies_with_labels_at_random_agree()
    {
        foreach (var (input, expect) in Cases("clustered-random-"))
        {
            var study = JudgeStudy.FromClusters(Counts(input), CalibrationDesign.Random);
            Is(expect, "design_effect", study.Dependence!.CommonEffect!.Value);
            Is(expect, "degrees_of_freedom", study.DegreesOfFreedom);
            Is(expect, "point", PostStratifiedEstimator.Default.Estimate(in study).Point);
            foreach (var level in expect.GetProperty("interval").EnumerateObject())
                Is(level.Value, PostStratifiedEstimator.Default.Estimate(in study, Number(level.Name)).Interval);
        }
    }

    [Fact]
    public void Weighted_rates_agree()
    {
        foreach (var (input, expect) in Cases("weighted-rate-"))
        {
            WeightedTally tally = default;
            foreach (var cluster in input.GetProperty("rows").EnumerateArray().GroupBy(row => row[0].GetInt32()))
            {
                tally += WeightedTally.OfCluster(
                    [.. cluster.Select(row => row[1].GetDouble())], [.. cluster.Select(row => row[2].GetInt32() == 1)]);
            }
            var rate = Proportion.FromWeights(in tally);
            Is(expect, "rate", rate.Rate);
            Is(expect, "kish_size", tally.KishSize);
            Is(expect, "effective_size", rate.Size);
            Is(expect, "degrees_of_freedom", rate.DegreesOfFreedom);
            Is(expect.GetProperty("wilson"), BinomialInterval.Wilson.Of(rate, input.GetProperty("level").GetDouble()));
        }
    }

    [Fact]
    public void Rates_mixed_by_known_shares_agree()
    {
        foreach (var (input, expect) in Cases("post-stratified-rate-"))
        {
            WeightedProportion[] parts =
            [
                .. input.GetProperty("parts").EnumerateArray().Select(part => new WeightedProportion(
                    part[0].GetDouble(), Proportion.FromCounts(part[1].GetDouble(), part[2].GetDouble()))),
            ];
            var rate = Proportion.Mix(parts);
            Is(expect, "rate", rate.Rate);
            Is(expect, "effective_size", rate.Size);
            Is(expect.GetProperty("wilson"), BinomialInterval.Wilson.Of(rate, 0.95));
        }
    }

    [Fact]
    public void Differences_of_clustered_pairs_agree()
    {
        foreach (var (input, expect) in Cases("clustered-difference-"))
        {
            ClusteredPairs pairs = default;
            foreach (var one in input.GetProperty("clusters").EnumerateArray())
                pairs += ClusteredPairs.OfCluster(one[1].GetInt64(), one[2].GetInt64(), one[0].GetInt64());
            var found = PairedClusters.Of(in pairs);
            Is(expect, "difference", found.Difference);
            Is(expect, "design_effect", found.DesignEffect);
            Is(expect.GetProperty("effective"), "n", found.Pairs);
            Is(expect.GetProperty("effective"), "onlyA", found.OnlyFirst);
            Is(expect.GetProperty("effective"), "onlyB", found.OnlySecond);
            Is(expect, "part_degrees_of_freedom", 1 / found.InverseFreedom);
            var labels = input.GetProperty("calibration");
            var se = Proportion.FromCounts(labels.GetProperty("x1").GetDouble(), labels.GetProperty("m1").GetDouble());
            var sp = Proportion.FromCounts(labels.GetProperty("x0").GetDouble(), labels.GetProperty("m0").GetDouble());
            Calibration judge = new() { Sensitivity = se, Specificity = sp };
            var study = ComparisonStudy.OnSameItems(PairedProportion.FromClusters(in pairs), judge);
            Is(expect, "degrees_of_freedom", study.DegreesOfFreedom);
        }
    }

    [Fact]
    public void P_values_agree()
    {
        foreach (var (input, expect) in Cases("p-value-"))
        {
            Is(expect, "p_value", Confidence.PValue(
                input.GetProperty("p_normal").GetDouble(), input.GetProperty("degrees_of_freedom").GetDouble()));
        }
    }

    private static ClusteredCounts Counts(JsonElement input)
    {
        ClusteredCounts sum = default;
        foreach (var one in input.GetProperty("clusters").EnumerateArray())
        {
            long[] v = [.. one.EnumerateArray().Select(count => count.GetInt64())];
            sum += ClusteredCounts.OfCluster(
                new() { TruePositive = v[0], FalseNegative = v[1], FalsePositive = v[2], TrueNegative = v[3] },
                new() { Positives = v[4], Negatives = v[5] });
        }
        return sum;
    }

    private static IEnumerable<(JsonElement Input, JsonElement Expect)> Cases(params string[] prefixes)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "reference", "dependence", "catalogue.json");
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        var cases = json.RootElement.Clone().EnumerateArray()
            .Where(one => prefixes.Any(prefix => IdOf(one).StartsWith("dependence/" + prefix, StringComparison.Ordinal)))
            .Select(one => (one.GetProperty("input"), one.GetProperty("expect"))).ToArray();
        Assert.NotEmpty(cases);
        return cases;
    }

    private static void Is(JsonElement expect, string name, double actual)
    {
        var wanted = expect.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : double.PositiveInfinity;
        var isNear = wanted == actual || Math.Abs(wanted - actual) <= Near * Math.Max(1, Math.Abs(wanted));
        Assert.True(isNear, $"{name}: {wanted:R}, {actual:R}");
    }

    private static string IdOf(JsonElement one) => one.GetProperty("id").GetString()!;

    private static void Is(JsonElement limits, IntervalEstimate actual)
    {
        Assert.Equal(limits[0].GetDouble(), actual.Lower, Near);
        Assert.Equal(limits[1].GetDouble(), actual.Upper, Near);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
