using System.Globalization;
using System.Text.Json;
using LlmJudgeStats.Numerics;
using LlmJudgeStats.PassRates;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Dependence;

/// <summary>The second implementation against figures of others: where it says the same, it may be asked where nobody has one.</summary>
public sealed class PlainReferenceTests
{
    private const double Infinite = double.PositiveInfinity;

    [Fact]
    public void Clustered_rates_agree() => Agree("clustered-rate-", (input, expected) =>
    {
        var clusters = Pairs(input.GetProperty("clusters"));
        var rate = PlainDependence.Rate(clusters)!;
        Has(expected, rate);
        expected.Is("items", rate.Items);
        expected.Is("passed", rate.Passed);
        expected.Is("clusters", rate.Clusters);
        expected.Is("sum_n2", rate.SumOfSquares);
        expected.Is("sum_n3", rate.SumOfCubes);
        expected.Is("sum_k2", clusters.Sum(g => g.Passed * g.Passed));
        expected.Is("sum_nk", clusters.Sum(g => g.Items * g.Passed));
        expected.Is("mean_cluster", rate.MeanCluster);
        foreach (var level in expected.Levels("wilson"))
        {
            var (lower, upper) = PlainLimits.Wilson(rate.EffectivePassed, rate.EffectiveSize, level.Value, rate.DegreesOfFreedom);
            expected.Is($"wilson/{level.Key}/0", lower);
            expected.Is($"wilson/{level.Key}/1", upper);
        }
        // No quantile is given where no width is.
        expected.Is("quantile_95", PlainDependence.HasNoWidth(rate.DegreesOfFreedom) ? Infinite
            : PlainStudent.Multiplier(0.95, rate.DegreesOfFreedom));
    });

    [Fact]
    public void Studies_by_label_agree_and_their_limits_are_those_of_the_independent_score_with_t_in_place_of_z() =>
        Agree("clustered-by-label-", (input, expected) =>
    {
        var study = PlainDependence.ByLabel(Clusters(input.GetProperty("clusters")));
        var (test, se, sp) = (study.Parts[0]!, study.Parts[1]!, study.Parts[2]!);
        expected.Is("youden", se.Rate + sp.Rate - 1);
        expected.Is("theta_raw", (test.Rate + sp.Rate - 1) / (se.Rate + sp.Rate - 1));
        foreach (var (part, name) in new[] { (0, "test"), (1, "pass_labels"), (2, "fail_labels") })
        {
            expected.Is($"design_effects/{name}", study.Parts[part]!.DesignEffect);
            expected.Is($"part_degrees_of_freedom/{name}", study.Parts[part]!.DegreesOfFreedom);
            expected.Is($"effective_sizes/{name}", study.EffectiveSize(part));
        }
        expected.Is("kappa", study.Kappa);
        expected.Is("degrees_of_freedom", study.DegreesOfFreedom);
        foreach (var level in expected.Levels("interval"))
        {
            var (lower, upper) = PlainLimits.GuardedScore(study, level.Value);
            expected.Is($"interval/{level.Key}/0", lower);
            expected.Is($"interval/{level.Key}/1", upper);
        }
        if (!expected.Offers("one_sided_95")) return;
        expected.Is("one_sided_95/lower", PlainLimits.GuardedScore(study, IntervalSide.Lower, 0.95));
        expected.Is("one_sided_95/upper", PlainLimits.GuardedScore(study, IntervalSide.Upper, 0.95));
    });

    [Fact]
    public void Studies_of_random_labels_agree_and_their_limits_are_those_of_the_independent_profile_on_divided_counts() =>
        Agree("clustered-random-", (input, expected) =>
    {
        var clusters = Clusters(input.GetProperty("clusters"));
        PlainStrataCluster[] strata = [.. clusters.Select(g => g.Strata())];
        var sample = PlainDependence.FromTestItems(clusters);
        Assert.Equal(sample, PlainDependence.FromTestItems(strata));
        expected.Is("items", clusters.Sum(g => g.Items));
        expected.Is("labels", clusters.Sum(g => g.Labels));
        expected.Is("design_effect", sample.DesignEffect);
        expected.Is("degrees_of_freedom", sample.DegreesOfFreedom);
        expected.Is("variance_linearised", sample.Clustered);
        expected.Is("variance_independent", sample.Independent);
        expected.Is("point", sample.Point);
        foreach (var level in expected.Levels("interval"))
        {
            var (lower, upper) = PlainLimits.CorrectedProfile(strata, sample, level.Value);
            expected.Is($"interval/{level.Key}/0", lower);
            expected.Is($"interval/{level.Key}/1", upper);
        }
    });

    [Fact]
    public void Weighted_rates_agree() => Agree("weighted-rate-", (input, expected) =>
    {
        var rows = input.GetProperty("rows").EnumerateArray().Select(r => (r[0].GetInt32(), r[1].GetDouble(), r[2].GetInt32() == 1));
        var rate = PlainDependence.Weighted(rows)!;
        Has(expected, rate);
        expected.Is("kish_size", rate.Items);
        var level = input.GetProperty("level").GetDouble();
        var (lower, upper) = PlainLimits.Wilson(rate.EffectivePassed, rate.EffectiveSize, level, rate.DegreesOfFreedom);
        expected.Is("wilson/0", lower);
        expected.Is("wilson/1", upper);
    });

    [Fact]
    public void Rates_mixed_from_known_shares_agree() => Agree("post-stratified-rate-", (input, expected) =>
    {
        var mix = PlainDependence.Mix([.. input.GetProperty("parts").EnumerateArray().Select(part => (Rational.Of(part[0].GetDouble()),
            (Rational)part[1].GetInt32() / part[2].GetInt32(), (Rational)part[2].GetInt32(), (Rational?)null))]);
        expected.Is("rate", mix.Rate);
        expected.Is("kish_size", mix.KishSize);
        expected.Is("size_add_one", mix.AddOneSize);
        expected.Is("effective_size", mix.EffectiveSize);
        expected.Says("rule", mix.IsAddOne ? "add-one" : "kish");
        Assert.Equal(Infinite, mix.DegreesOfFreedom);
        var (lower, upper) = PlainLimits.Wilson(mix.Rate * mix.EffectiveSize, mix.EffectiveSize, 0.95, Infinite);
        expected.Is("wilson/0", lower);
        expected.Is("wilson/1", upper);
    });

    [Fact]
    public void Finite_test_sets_agree() => Agree("finite-", (input, expected) =>
    {
        PlainFiniteTest.Stratum[] strata = [new(Of("N1"), Of("n11"), Of("n01")), new(Of("N0"), Of("n10"), Of("n00"))];
        var (lower, upper) = PlainFiniteTest.Limits(PlainStudent.Multiplier(Of("level"), Infinite), strata);
        expected.Is("point", PlainFiniteTest.Point(strata));
        expected.Is("lower", lower);
        expected.Is("upper", upper);

        double Of(string name) => input.GetProperty(name).GetDouble();
    });

    [Fact]
    public void Paired_differences_agree() => Agree("clustered-difference-", (input, expected) =>
    {
        var clusters = input.GetProperty("clusters").EnumerateArray().Select(g => (g[0].GetInt32(), g[1].GetInt32(), g[2].GetInt32()));
        var difference = PlainDependence.Difference(clusters);
        expected.Is("difference", difference.Difference);
        expected.Is("design_effect", difference.DesignEffect);
        expected.Is("effective/n", difference.Pairs / difference.DesignEffect);
        expected.Is("effective/onlyA", difference.OnlyA / difference.DesignEffect);
        expected.Is("effective/onlyB", difference.OnlyB / difference.DesignEffect);
        expected.Is("part_degrees_of_freedom", difference.DegreesOfFreedom);
        var labels = input.GetProperty("calibration");
        expected.Is("degrees_of_freedom", PlainDependence.DifferenceDegrees(difference, Single("x1", "m1"), Single("x0", "m0")));

        (Rational, Rational, Rational?) Single(string right, string all) =>
            ((Rational)labels.GetProperty(right).GetInt32() / labels.GetProperty(all).GetInt32(), labels.GetProperty(all).GetInt32(), null);
    });

    [Fact]
    public void Repeated_runs_agree() => Agree("runs-", (input, expected) =>
    {
        var items = Pairs(input.GetProperty("items"));
        Has(expected, PlainDependence.Rate(items)!);
        var (rate, ever) = PlainDependence.Flips(items);
        expected.Is("flip_rate", rate!.Value);
        expected.Is("items_that_flip", ever);
    });

    [Fact]
    public void P_values_agree() => Agree("p-value-", (input, expected) =>
    {
        var p = input.GetProperty("p_normal").GetDouble();
        expected.Is("multiplier", PlainStudent.Quantile(p / 2, Infinite));
        expected.Is("p_value", PlainStudent.PValue(p, input.GetProperty("degrees_of_freedom").GetDouble()));
    });

    /// <summary>Answers of twelve systems to shared questions, and both orders of a pair: the rows are beside the repository.</summary>
    [Fact]
    public void Rates_of_real_data_agree()
    {
        var path = Repository.FullPath("../shared/reference/dependence-values.json");
        Assert.SkipUnless(File.Exists(path), "../shared is not here");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        string[] families = ["clustered-nq301-", "clustered-llmbar-"];
        var compared = 0;
        foreach (var entry in document.RootElement.EnumerateArray())
        {
            var id = entry.GetProperty("id").GetString()!;
            if (!families.Any(family => id.StartsWith(family, StringComparison.Ordinal))) continue;
            compared++;
            var expected = new Figures(id, entry.GetProperty("expected"), (quantity, value, figure) => Math.Abs(value - figure)
                <= (quantity.Contains("interval", StringComparison.Ordinal) ? 1e-8 : 1e-12 * Math.Max(1, figure)));
            RealData(entry.GetProperty("inputs"), expected);
            Assert.Equal("", expected.Problems());
        }
        Assert.Equal(29, compared);
    }

    private static void Agree(string family, Action<JsonElement, Figures> compare)
    {
        var cases = ReferenceCase.Read("dependence/catalogue.json")
            .Where(c => c.Id.StartsWith("dependence/" + family, StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(cases);
        foreach (var reference in cases)
        {
            // The agreement that the case states: of the figure, or of the quantity that it is part of.
            var expected = new Figures(reference.Id, reference.Expect,
                (quantity, value, figure) => reference.IsNear(quantity.Split('/')[0], value, figure));
            compare(reference.Input, expected);
            Assert.Equal("", expected.Problems());
        }
    }

    private static void Has(Figures expected, PlainRate rate)
    {
        expected.Is("rate", rate.Rate);
        expected.Is("design_effect", rate.DesignEffect);
        expected.Is("effective_size", rate.EffectiveSize);
        expected.Is("degrees_of_freedom", rate.DegreesOfFreedom);
    }

    private static void RealData(JsonElement input, Figures expected)
    {
        var lines = File.ReadAllLines(Repository.FullPath("../shared/" + input.GetProperty("file").GetString()));
        var header = lines[0].Split(',');
        var where = input.GetProperty("where").EnumerateObject().Select(w => (Column(w.Name), w.Value.GetString()!)).ToArray();
        var (verdict, truth, cal) = (Column("verdict"), Column("truth"), Column("cal"));
        var cluster = Column(input.GetProperty("cluster").GetString()!);
        var rows = lines.Skip(1).Select(line => line.Split(','))
            .Where(row => row[verdict].Length > 0 && where.All(w => row[w.Item1] == w.Item2)).ToArray();
        PlainCluster[] clusters = [.. rows.GroupBy(row => row[cluster]).Select(g => new PlainCluster(
            Count(g, "1", "1"), Count(g, "1", "0"), Count(g, "0", "1"), Count(g, "0", "0"),
            g.Count(row => row[cal] != "1" && row[verdict] == "1"), g.Count(row => row[cal] != "1" && row[verdict] == "0")))];

        var study = PlainDependence.ByLabel(clusters);
        foreach (var (part, name) in new[] { (0, "test"), (1, "pass_labels"), (2, "fail_labels") })
        {
            if (!expected.Offers("by_label/parts")) break;
            var rate = study.Parts[part]!;
            expected.Is($"by_label/parts/{name}/clusters", rate.Clusters);
            expected.Is($"by_label/parts/{name}/items", rate.Items);
            expected.Is($"by_label/parts/{name}/passed_or_right", rate.Passed);
            expected.Is($"by_label/parts/{name}/mean_cluster", rate.MeanCluster);
            expected.Is($"by_label/parts/{name}/design_effect", rate.DesignEffect);
            expected.Is($"by_label/parts/{name}/effective_size", study.EffectiveSize(part));
            expected.Is($"by_label/parts/{name}/degrees_of_freedom", rate.DegreesOfFreedom);
        }
        var (test, se, sp) = (study.Parts[0]!.Rate, study.Parts[1]!.Rate, study.Parts[2]!.Rate);
        expected.Is("by_label/kappa", study.Kappa);
        expected.Is("by_label/degrees_of_freedom", study.DegreesOfFreedom);
        expected.Is("by_label/theta_raw", (test + sp - 1) / (se + sp - 1));
        PlainStrataCluster[] strata = [.. clusters.Select(g => g.Strata())];
        var sample = PlainDependence.FromTestItems(strata);
        expected.Is("random/design_effect", sample.DesignEffect);
        expected.Is("random/degrees_of_freedom", sample.DegreesOfFreedom);
        foreach (var level in new[] { 95, 90 })
        {
            var (lower, upper) = PlainLimits.GuardedScore(study, level / 100.0);
            expected.Is($"by_label/interval_{level}/0", lower);
            expected.Is($"by_label/interval_{level}/1", upper);
            (lower, upper) = PlainLimits.CorrectedProfile(strata, sample, level / 100.0);
            expected.Is($"random/interval_{level}/0", lower);
            expected.Is($"random/interval_{level}/1", upper);
        }
        var hidden = rows.Where(row => row[cal] != "1").ToArray();
        expected.Is("hidden/passed", hidden.Count(row => row[truth] == "1"));
        expected.Is("hidden/total", hidden.Length);
        expected.Is("hidden/rate", (Rational)hidden.Count(row => row[truth] == "1") / hidden.Length);

        int Column(string name) => Array.IndexOf(header, name);

        int Count(IEnumerable<string[]> g, string label, string judged) =>
            g.Count(row => row[cal] == "1" && row[truth] == label && row[verdict] == judged);
    }

    private static (int Items, int Passed)[] Pairs(JsonElement rows) =>
        [.. rows.EnumerateArray().Select(g => (g[0].GetInt32(), g[1].GetInt32()))];

    private static PlainCluster[] Clusters(JsonElement rows) => [.. rows.EnumerateArray().Select(g => new PlainCluster(
        g[0].GetInt32(), g[1].GetInt32(), g[2].GetInt32(), g[3].GetInt32(), g[4].GetInt32(), g[5].GetInt32()))];

    /// <summary>The figures of one case, which must all have been asked for in the end.</summary>
    private sealed class Figures(string id, JsonElement expected, Func<string, double, double, bool> isNear)
    {
        private readonly HashSet<string> _asked = [];

        private readonly List<string> _problems = [];

        public void Is(string quantity, Rational value) => Is(quantity, value.ToDouble());

        public void Is(string quantity, int value) => Is(quantity, (double)value);

        /// <summary>Null is how the figures say infinite.</summary>
        public void Is(string quantity, double value)
        {
            _asked.Add(quantity);
            var figure = Find(quantity)!.Value;
            if (figure.ValueKind == JsonValueKind.Null)
            {
                if (!double.IsPositiveInfinity(value)) _problems.Add($"{quantity} {value:R}, expected none");
                return;
            }
            if (!isNear(quantity, value, figure.GetDouble()))
                _problems.Add($"{quantity} {value:R}, expected {figure}, off by {value - figure.GetDouble():E1}");
        }

        public void Says(string quantity, string value)
        {
            _asked.Add(quantity);
            if (Find(quantity)!.Value.GetString() != value) _problems.Add($"{quantity} {value}");
        }

        public bool Offers(string quantity) => Find(quantity) is not null;

        public IReadOnlyDictionary<string, double> Levels(string quantity) => Find(quantity)!.Value.EnumerateObject()
            .ToDictionary(level => level.Name, level => double.Parse(level.Name, CultureInfo.InvariantCulture));

        public string Problems() => string.Join('\n',
            _problems.Concat(Leaves("", expected).Except(_asked).Select(q => $"{q} was not compared")).Select(p => $"{id}: {p}"));

        private static IEnumerable<string> Leaves(string path, JsonElement element) => element.ValueKind switch
        {
            JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Leaves(path + "/" + p.Name, p.Value)),
            JsonValueKind.Array => Enumerable.Range(0, element.GetArrayLength()).SelectMany(i => Leaves($"{path}/{i}", element[i])),
            _ => [path[1..]],
        };

        private JsonElement? Find(string quantity)
        {
            var element = expected;
            foreach (var name in quantity.Split('/'))
            {
                if (element.ValueKind == JsonValueKind.Array) element = element[int.Parse(name, CultureInfo.InvariantCulture)];
                else if (!element.TryGetProperty(name, out element)) return null;
            }
            return element;
        }
    }
}
