using System.Text.RegularExpressions;
using LlmJudgeStats.Reporting;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>The page of each method shows its sentence for a paper, as JSON and documents have it.</summary>
public sealed partial class PaperSentenceTests
{
    private const string Labels = "--tp 46 --fn 4 --fp 9 --tn 41";

    [Theory]
    [InlineData("naive", "")]
    [InlineData("rogan-gladen", "--sensitivity 0.92 --specificity 0.82")]
    [InlineData("asymmetric-error", Labels)]
    [InlineData("bayesian", Labels)]
    [InlineData("post-stratified", "--tp 62 --fn 4 --fp 7 --tn 27 --design random")]
    [InlineData("prediction-powered", "--tp 62 --fn 4 --fp 7 --tn 27 --design random")]
    [InlineData("labels-only", "--tp 62 --fn 4 --fp 7 --tn 27 --design random")]
    public void The_page_of_a_method_has_its_sentence(string method, string labels)
    {
        var report = Judgestats.Json($"--passed 83 --total 115 {labels} --method {method}");
        var sentence = report.GetProperty("results")[0].GetProperty("methods").GetProperty("sentence").GetString()!
            .Replace($" {ReportLibrary.Version})", ")", StringComparison.Ordinal);
        var page = File.ReadAllText(Scratch.InRepository("docs", "estimators", $"{method}.md"));
        Assert.Contains(sentence, Blanks().Replace(page.Replace("\n> ", "\n", StringComparison.Ordinal), " "), StringComparison.Ordinal);
    }

    /// <summary>What was believed is said, and nothing that did not count: no prior of a known rate, no cut of two of them.</summary>
    [Theory]
    [InlineData(Labels, "uniform priors cut to a judge better than chance")]
    [InlineData(Labels + " --prior jeffreys", "Jeffreys priors cut to a judge better than chance")]
    [InlineData(Labels + " --no-truncation", "uniform priors")]
    [InlineData(Labels + " --design random", "Jeffreys priors")]
    [InlineData(Labels + " --design by-verdict --prior uniform --no-truncation", "uniform priors")]
    [InlineData("--sensitivity 0.92 --specificity 41/50", "uniform priors cut to a judge better than chance")]
    [InlineData("--sensitivity 0.92 --specificity 0.82 --prior jeffreys", "a Jeffreys prior")]
    public void A_posterior_names_its_priors(string options, string priors)
    {
        var result = Judgestats.Json($"--passed 83 --total 115 --method bayesian {options}").GetProperty("results")[0];
        var sentence = result.GetProperty("methods").GetProperty("sentence").GetString()!;
        Assert.Contains($"Bayesian posterior, equal-tailed, {priors} (LlmJudgeStats", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_is_among_them() => Assert.Equal(
        JudgeEstimators.Methods.Select(method => method.Id).Distinct().Order(StringComparer.Ordinal),
        Directory.GetFiles(Scratch.InRepository("docs", "estimators"), "*.md").Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
