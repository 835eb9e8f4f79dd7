using System.Text.Json;
using LlmJudgeStats.Agreement;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Agreement;

/// <summary>Agreement against the figures of others: tests/reference/agreement, input and figures as in the source.</summary>
public sealed class AgreementReferenceTests
{
    private const double Closed = 1e-12;
    private const double Root = 1e-9;

    private static readonly Dictionary<string, AgreementCoefficient> s_names = new()
    {
        ["kappa"] = AgreementCoefficient.Kappa,
        ["wk_lin"] = AgreementCoefficient.KappaLinear,
        ["wk_quad"] = AgreementCoefficient.KappaQuadratic,
        ["pi"] = AgreementCoefficient.ScottPi,
        ["ac1"] = AgreementCoefficient.GwetAc1,
        ["alpha_nom"] = AgreementCoefficient.KrippendorffAlpha,
        ["alpha_int"] = AgreementCoefficient.KrippendorffAlphaInterval,
        ["mcc"] = AgreementCoefficient.Matthews,
    };

    [Fact]
    public void Reference_figures_agree()
    {
        var cases = ReferenceCase.Files("agreement").SelectMany(ReferenceCase.Read).ToArray();
        Assert.Equal(22, cases.Length);
        Assert.Empty(cases.SelectMany(one => Disagreements(one.Id["agreement/".Length..], one.Input, one.Expect)));
    }

    /// <summary>The values file itself, where it is at hand: more cases than were copied, perhaps.</summary>
    [Theory]
    [InlineData("beyond-values.json")]
    [InlineData("reference-values.json")]
    public void The_values_file_agrees(string name)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "reference", name);
        Assert.SkipUnless(File.Exists(path), "../shared/reference is not here");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var found = document.RootElement.EnumerateArray()
            .Select(one => (Id: one.GetProperty("id").GetString()!, Entry: one)).Where(one => IsOurs(one.Id)).ToArray();
        Assert.NotEmpty(found);
        Assert.Empty(found.SelectMany(one => Disagreements(
            one.Id, one.Entry.GetProperty("inputs"), one.Entry.GetProperty("expected"), one.Entry.GetProperty("method").GetString())));
    }

    private static bool IsOurs(string id) => id.StartsWith("agree-hull-", StringComparison.Ordinal)
        || id.StartsWith("agreement-", StringComparison.Ordinal) || id.StartsWith("lin-ccc-", StringComparison.Ordinal)
        || id is "rank-1" or "rank-2" || id.StartsWith("raters-hull-", StringComparison.Ordinal)
        || id.StartsWith("krippendorff-", StringComparison.Ordinal) || id.StartsWith("fleiss-", StringComparison.Ordinal)
        || id.StartsWith("alt-test-", StringComparison.Ordinal);

    private static IEnumerable<string> Disagreements(string id, JsonElement input, JsonElement expect, string? method = null)
    {
        var figures = id[..id.LastIndexOf('-')] switch
        {
            "agree-hull" => Hull(input, expect, method ?? input.GetProperty("method").GetString()!),
            "agreement" => Table(input, expect),
            "lin-ccc" => [(expect.GetProperty("ccc"), Scores(input, AgreementCoefficient.LinConcordance), Closed)],
            "rank" =>
            [
                (expect.GetProperty("spearman"), Scores(input, AgreementCoefficient.Spearman), Closed),
                (expect.GetProperty("kendall_tau_b"), Scores(input, AgreementCoefficient.Kendall), Closed),
            ],
            "raters-hull" => Raters(input, expect),
            "krippendorff" => Krippendorff(input, expect),
            "fleiss" =>
            [
                (expect.GetProperty("kappa"), Of(Set(input.GetProperty("table")), AgreementCoefficient.FleissKappa).Point, Closed),
            ],
            _ => Replacement(input, expect),
        };
        return figures.Where(figure => !IsNear(figure.Expected, figure.Actual, figure.Near))
            .Select(figure => $"{id}: {figure.Actual:R}, expected {figure.Expected}");
    }

    private static bool IsNear(JsonElement expected, double actual, double near) => expected.ValueKind == JsonValueKind.Null
        ? double.IsNaN(actual) : Math.Abs(actual - expected.GetDouble()) <= near;

    private static IEnumerable<(JsonElement Expected, double Actual, double Near)> Hull(
        JsonElement input, JsonElement expect, string method)
    {
        var coefficient = s_names[method[(method.LastIndexOf(' ') + 1)..]];
        var estimator = new AgreementEstimator { Coefficient = coefficient };
        var answer = estimator.Estimate(TableOf(input), input.GetProperty("level").GetDouble());
        yield return (expect.GetProperty("estimate"), answer.Point, Closed);
        yield return (expect.GetProperty("lower"), answer.Interval.Lower, Closed);
        yield return (expect.GetProperty("upper"), answer.Interval.Upper, Closed);
        if (answer.IsIdentified) yield return (expect.GetProperty("smoothed_1")[1], answer.StandardError, Closed);
    }

    private static IEnumerable<(JsonElement Expected, double Actual, double Near)> Table(JsonElement input, JsonElement expect)
    {
        var table = TableOf(input);
        (string Name, double Value)[] figures =
        [
            ("po", Point(AgreementCoefficient.Percent)), ("cohen_kappa", Point(AgreementCoefficient.Kappa)),
            ("scott_pi", Point(AgreementCoefficient.ScottPi)), ("gwet_ac1", Point(AgreementCoefficient.GwetAc1)),
            ("krippendorff_alpha_nominal", Point(AgreementCoefficient.KrippendorffAlpha)), ("mcc", Point(AgreementCoefficient.Matthews)),
            ("mcc_multiclass", Point(AgreementCoefficient.Matthews)), ("f1", Point(AgreementCoefficient.F1)),
            ("prevalence_index", Point(AgreementCoefficient.PrevalenceIndex)), ("bias_index", Point(AgreementCoefficient.BiasIndex)),
            ("balanced_accuracy", StratifiedMeanEstimator.Default.Estimate(table.ToBalancedAccuracyStudy(), 0.95).Point),
            ("se", Delta(AgreementCoefficient.Kappa).StandardError),
        ];
        foreach (var (name, value) in figures)
        {
            if (expect.TryGetProperty(name, out var expected)) yield return (expected, value, Closed);
        }
        var interval = Delta(AgreementCoefficient.Kappa).Interval;
        yield return (expect.GetProperty("ci")[0], interval.Lower, Closed);
        yield return (expect.GetProperty("ci")[1], interval.Upper, Closed);
        foreach (var (name, coefficient) in new[]
        {
            ("weighted_linear", AgreementCoefficient.KappaLinear), ("weighted_quadratic", AgreementCoefficient.KappaQuadratic),
        })
        {
            if (!expect.TryGetProperty(name, out var weighted)) continue;
            yield return (weighted.GetProperty("kappa"), Point(coefficient), Closed);
            yield return (weighted.GetProperty("se"), Delta(coefficient).StandardError, Closed);
        }

        double Point(AgreementCoefficient coefficient) => new AgreementEstimator { Coefficient = coefficient }.Estimate(table, 0.95).Point;

        JudgeEstimate Delta(AgreementCoefficient coefficient) =>
            new AgreementEstimator { Coefficient = coefficient, Interval = AgreementInterval.RawDelta }.Estimate(table, 0.95);
    }

    private static IEnumerable<(JsonElement Expected, double Actual, double Near)> Raters(JsonElement input, JsonElement expect)
    {
        var set = Set(input.GetProperty("ratings_per_item_by_class"));
        var level = input.GetProperty("level").GetDouble();
        var alpha = new AgreementEstimator { Coefficient = AgreementCoefficient.KrippendorffAlpha }.Estimate(set, level);
        yield return (expect.GetProperty("alpha"), alpha.Point, Closed);
        yield return (expect.GetProperty("alpha_large_sample"), Of(set, AgreementCoefficient.FleissKappa).Point, Closed);
        yield return (expect.GetProperty("lower"), alpha.Interval.Lower, Closed);
        yield return (expect.GetProperty("upper"), alpha.Interval.Upper, Closed);
    }

    private static IEnumerable<(JsonElement Expected, double Actual, double Near)> Krippendorff(JsonElement input, JsonElement expect)
    {
        double?[][] rows =
        [
            .. input.GetProperty("data").EnumerateArray().Select(row => row.EnumerateArray()
                .Select(one => one.ValueKind == JsonValueKind.Null ? (double?)null : one.GetDouble()).ToArray()),
        ];
        double[] values = [.. rows.SelectMany(row => row).OfType<double>().Distinct().Order()];
        int[] ratings =
        [
            .. Enumerable.Range(0, rows[0].Length)
                .SelectMany(item => rows.Select(row => row[item] is { } value ? Array.IndexOf(values, value) : -1)),
        ];
        var set = RatingSet.FromRatings(Names(values.Length), rows.Length, ratings).WithValues(values);
        foreach (var (name, coefficient) in new[]
        {
            ("nominal", AgreementCoefficient.KrippendorffAlpha), ("ordinal", AgreementCoefficient.KrippendorffAlphaOrdinal),
            ("interval", AgreementCoefficient.KrippendorffAlphaInterval), ("ratio", AgreementCoefficient.KrippendorffAlphaRatio),
        })
        {
            if (expect.TryGetProperty(name, out var expected)) yield return (expected, Of(set, coefficient).Point, Closed);
        }
    }

    private static IEnumerable<(JsonElement Expected, double Actual, double Near)> Replacement(JsonElement input, JsonElement expect)
    {
        var counts = input.GetProperty("d_minus1_0_1");
        var alignment = new Alignment(counts[0].GetInt64(), counts[1].GetInt64(), counts[2].GetInt64());
        var test = new AnnotatorReplacement { Epsilon = input.GetProperty("epsilon").GetDouble() };
        yield return (expect.GetProperty("mean"), alignment.Mean, Closed);
        yield return (expect.GetProperty("p_kernel"), test.PValue(alignment), Root);
        yield return (expect.GetProperty("p_t"), (test with { Test = ReplacementTest.StudentT }).PValue(alignment), Closed);
    }

    private static JudgeEstimate Of(RatingSet set, AgreementCoefficient coefficient) =>
        new AgreementEstimator { Coefficient = coefficient }.Estimate(set, 0.95);

    private static double Scores(JsonElement input, AgreementCoefficient coefficient)
    {
        var table = RatingTable.FromScores(Numbers(input.GetProperty("x")), Numbers(input.GetProperty("y")));
        return new AgreementEstimator { Coefficient = coefficient }.Estimate(table, 0.95).Point;
    }

    private static RatingTable TableOf(JsonElement input)
    {
        var rows = input.GetProperty("table").EnumerateArray();
        long[] counts = [.. rows.SelectMany(row => row.EnumerateArray()).Select(one => one.GetInt64())];
        return RatingTable.FromCounts(Names(input.GetProperty("table").GetArrayLength()), counts);
    }

    private static RatingSet Set(JsonElement rows)
    {
        int[] counts = [.. rows.EnumerateArray().SelectMany(row => row.EnumerateArray()).Select(one => one.GetInt32())];
        return RatingSet.FromCounts(Names(rows[0].GetArrayLength()), counts);
    }

    private static string[] Names(int classes) => [.. Enumerable.Range(0, classes).Select(k => $"class {k}")];

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetDouble())];
}
