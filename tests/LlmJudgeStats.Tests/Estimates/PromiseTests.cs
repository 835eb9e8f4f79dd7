using System.Globalization;
using LlmJudgeStats.Comparison;
using LlmJudgeStats.Inference;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Tests.Estimates;

/// <summary>What an interval promises is at most what was measured and written down.</summary>
public sealed class PromiseTests
{
    private static readonly (string Folder, string Method)[] s_folders =
        [("by-label", "asymmetric-error"), ("by-label-held-out", "asymmetric-error"), ("by-verdict", "post-stratified"),
            ("random", "post-stratified")];

    public static TheoryData<string, string> Files =>
    [
        .. from one in s_folders
        from file in Repository.Files($"docs/validation/{one.Folder}", "*.csv")
        where JudgeEstimators.Methods.Any(method => method.Id == one.Method
            && method.Intervals.Any(traits => traits.Id == Path.GetFileNameWithoutExtension(file)))
        select (file, one.Method),
    ];

    /// <summary>Figures of searches and of designs that only a page has: the least that was found.</summary>
    public static TheoryData<string, double, string, string> Found => new()
    {
        { "guarded-score", GuardedScoreInterval.Traits.Promise!.Value, "docs/estimators/asymmetric-error.md", ".9482" },
        { "averaged-score", AveragedScoreInterval.Traits.Promise!.Value, "docs/adr/0020-averaging-instead-of-the-lowest.md", ".9499" },
        { "balanced-tails", BalancedTailsInterval.Traits.Promise!.Value, "docs/validation/width.md", ".9450" },
        { "balanced-tails-quarter", BalancedTailsInterval.Quarter.Traits.Promise!.Value, "docs/validation/width.md", ".9486" },
        { "corrected-profile", CorrectedProfile.Traits.Promise!.Value, "docs/estimators/post-stratified.md", ".9363" },
        { "corrected-profile-proportional", CorrectedProfile.ProportionalTraits.Promise!.Value,
            "docs/adr/0018-a-proportional-correction-by-verdict.md", ".9421" },
        { "of these items", FiniteProfile.Traits.Promise!.Value, "docs/methods/finite.md", ".7500" },
        { "labels-only", JudgeEstimators.Find("labels-only").Method.Traits!.Promise!.Value, "docs/estimators/labels-only.md", ".8852" },
        { "one-sided guarded-score", GuardedScoreInterval.Traits.LimitPromise!.Value, "docs/estimators/asymmetric-error.md", ".9522" },
        { "one-sided corrected-profile", CorrectedProfile.Traits.LimitPromise!.Value, "docs/estimators/post-stratified.md", ".9535" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_promise_is_at_most_what_the_tables_have(string file, string method)
    {
        var traits = JudgeEstimators.Methods.Where(one => one.Id == method).SelectMany(one => one.Intervals)
            .Single(one => one.Id == Path.GetFileNameWithoutExtension(file));
        Assert.True(!(traits.Promise > Lowest(file, "two-sided")), $"{file}: {Lowest(file, "two-sided")}, promised {traits.Promise}");
        if (Lowest(file, "one-sided") is { } oneSided) Assert.True(!(traits.LimitPromise > oneSided), $"{file}: {oneSided} for one side");
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void A_promise_is_at_most_what_a_page_has(string interval, double promise, string page, string figure)
    {
        Assert.Contains(figure, Repository.Read(page), StringComparison.Ordinal);
        Assert.True(promise <= Number(figure), $"{interval}: {figure} in {page}, promised {promise}");
    }

    [Theory]
    [InlineData("docs/validation/differences/exact.csv", "A,B")]
    [InlineData("docs/validation/differences/simulated.csv", "A,B,C")]
    [InlineData("docs/validation/differences/simulated.csv", "D1,D2")]
    public void A_promise_of_a_difference_is_at_most_what_the_tables_have(string file, string kinds)
    {
        var lines = Repository.Read(file).TrimEnd().Split('\n');
        var column = Array.IndexOf(lines[0].Split(','), "c95");
        double[] measured =
        [
            .. lines.Skip(1).Where(line => kinds.Split(',').Contains(line.Split(' ')[0])).Select(line => Number(line.Split(',')[column])),
        ];
        Assert.NotEmpty(measured);
        var traits = kinds.StartsWith('D') ? DifferenceTraits.Stratified : DifferenceTraits.Guarded;
        Assert.True(traits.Promise <= measured.Min(), $"{measured.Min()}, promised {traits.Promise}");
    }

    /// <summary>Tables of other families: the lowest coverage at .95 of the rows that begin so.</summary>
    public static TheoryData<string, double, string, string, string> Tabled => new()
    {
        { "smoothed-hull", Agreement, "docs/validation/agreement/exact.csv", "c95", "" },
        { "smoothed-hull", Agreement, "docs/validation/agreement/simulated.csv", "c95", "" },
        { "smoothed-delong", PromiseOf(MethodCatalogue.JudgeConfidence, "smoothed-delong"), "docs/validation/confidence/auc.csv", "c95",
            "" },
        { "label-error-profile", PromiseOf(MethodCatalogue.LabelQuality, "label-error-profile"),
            "docs/validation/human-error/label-error.csv", "c95", "" },
        { "corrected-profile", PromiseOf(MethodCatalogue.LabelQuality, "corrected-profile"), "docs/validation/human-error/ratio.csv", "c95",
            "paired" },
        { "mover", PromiseOf(MethodCatalogue.LabelQuality, "mover"), "docs/validation/human-error/ratio.csv", "c95", "s" },
        { "anytime-profile", PromiseOf(MethodCatalogue.Monitoring, "anytime-profile"), "docs/validation/monitoring.csv", "missed", "" },
    };

    /// <summary>One-sided limits of means: the lowest figure at .95, enumerated and drawn.</summary>
    [Theory]
    [InlineData("docs/validation/means/exact.csv", "one_sided95")]
    [InlineData("docs/validation/means/simulated.csv", "lower95")]
    [InlineData("docs/validation/means/simulated.csv", "upper95")]
    [InlineData("docs/validation/means/clusters.csv", "lower95")]
    [InlineData("docs/validation/means/clusters.csv", "upper95")]
    public void A_promise_of_limits_of_means_is_at_most_what_the_tables_have(string file, string column)
    {
        var lines = Repository.Read(file).TrimEnd().Split('\n');
        var at = Array.IndexOf(lines[0].Split(','), column);
        double[] measured = [.. lines.Skip(1).Select(line => Number(line.Split(',')[at]))];
        Assert.NotEmpty(measured);
        Assert.All(MethodCatalogue.Means.Methods, method =>
            Assert.True(!(method.Traits!.LimitPromise > measured.Min()), $"{method.Interval}: {measured.Min()}, promised"));
    }

    /// <summary>Pages of other families.</summary>
    public static TheoryData<string, double, string, string> Paged => new()
    {
        { "smoothed-hull", PromiseOf(MethodCatalogue.Classes, "smoothed-hull"), "docs/methods/classes.md", ".927" },
        { "sandwich", PromiseOf(MethodCatalogue.Strengths, "sandwich"), "docs/methods/strengths.md", ".877" },
        { "label-error-profile", PromiseOf(MethodCatalogue.LabelQuality, "label-error-profile"), "docs/methods/human-error.md", ".915" },
        { "smoothed-delong", PromiseOf(MethodCatalogue.JudgeConfidence, "smoothed-delong"), "docs/validation/confidence.md", ".948" },
    };

    private static double Agreement => PromiseOf(MethodCatalogue.Agreement, "smoothed-hull");

    [Theory]
    [MemberData(nameof(Tabled))]
    public void A_promise_of_another_family_is_at_most_what_its_table_has(
        string interval, double promise, string file, string column, string rows)
    {
        var lines = Repository.Read(file).TrimEnd().Split('\n');
        var at = Array.IndexOf(lines[0].Split(','), column);
        double[] measured =
        [
            .. lines.Skip(1).Where(line => line.StartsWith(rows, StringComparison.Ordinal)).Select(line => line.Split(',')[at])
                .Where(cell => cell.Length > 0).Select(Number).Select(figure => column == "missed" ? 1 - figure : figure),
        ];
        Assert.NotEmpty(measured);
        Assert.True(promise <= measured.Min(), $"{interval}: {measured.Min()}, promised {promise}");
    }

    [Theory]
    [MemberData(nameof(Paged))]
    public void A_promise_of_another_family_is_at_most_what_its_page_has(string interval, double promise, string page, string figure) =>
        A_promise_is_at_most_what_a_page_has(interval, promise, page, figure);

    /// <summary>
    /// What nothing measured stands behind would pass the others; closed forms of one proportion are held by CoverageLaws.
    /// </summary>
    [Fact]
    public void Every_promise_of_another_family_has_a_measurement()
    {
        string[] measured =
        [
            .. Tabled.Select(row => row.Data.Item1), .. Paged.Select(row => row.Data.Item1), .. Found.Select(row => row.Data.Item1),
            DifferenceTraits.Guarded.Id, DifferenceTraits.Stratified.Id, CorrectedProfile.StrictTraits.Id,
            .. Enum.GetValues<BinomialInterval>().Select(interval => interval.Traits.Id),
        ];
        var promising = MethodCatalogue.Families.Where(family => family != MethodCatalogue.PassRates)
            .SelectMany(family => family.Methods).Select(method => method.Traits).Where(traits => traits?.Promise is not null);
        Assert.Empty(promising.Select(traits => traits!.Id).Except(measured));
    }

    private static double PromiseOf(MethodFamily family, string interval) =>
        family.Methods.First(method => method.Interval == interval).Traits!.Promise!.Value;

    /// <summary>Of both kinds of tables: a promise that nothing measured stands behind would pass the others.</summary>
    [Fact]
    public void Every_promise_has_a_measurement()
    {
        string[] measured =
        [
            .. Files.Select(row => Path.GetFileNameWithoutExtension(row.Data.Item1)), .. Found.Select(row => row.Data.Item1),
        ];
        var promising = JudgeEstimators.Methods.Where(method => method.Id is "asymmetric-error" or "post-stratified")
            .SelectMany(method => method.Intervals).Where(traits => traits.Promise is not null);
        Assert.Empty(promising.Select(traits => traits.Id).Except(measured));
    }

    private static double? Lowest(string file, string limits)
    {
        double[] lowest = [.. Repository.Read(file).TrimEnd().Split('\n').Skip(1).Select(line => line.Split(','))
            .Where(row => row[1] == "0.95" && row[2] == limits).Select(row => Number(row[5]))];
        return lowest.Length == 0 ? null : lowest.Min();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
