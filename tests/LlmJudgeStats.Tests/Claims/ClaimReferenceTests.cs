using System.Text.Json;
using LlmJudgeStats.Claims;
using LlmJudgeStats.Tests.Reference;

namespace LlmJudgeStats.Tests.Claims;

/// <summary>Published claims against figures from independent code: tests/reference/claims.</summary>
public sealed class ClaimReferenceTests
{
    [Fact]
    public void Differences_agree() => Agree("claim-", 10, reference => !reference.Id.Contains("prior", StringComparison.Ordinal)
        && reference.Expect.TryGetProperty("rawLower", out _), reference =>
    {
        var claim = new PublishedClaim
        {
            A = Score(reference.Input, "a"),
            B = Score(reference.Input, "b"),
            Judge = Box(reference.Input.GetProperty("judgeA")),
            OtherJudge = reference.Input.GetProperty("sameJudge").GetBoolean() ? null : Box(reference.Input.GetProperty("judgeB")),
        };
        var estimate = ClaimEstimator.Default.Estimate(in claim, reference.Level);
        var bar = reference.Input.GetProperty("bar").GetDouble();
        Assert.Equal(reference.Expect.GetProperty("survivesSameJudge").GetBoolean(), estimate.SurvivesSameJudge);
        Assert.Equal(reference.Expect.GetProperty("survivesDifferentJudges").GetBoolean(), estimate.SurvivesDifferentJudges(bar));
        Assert.Equal(reference.Expect.GetProperty("verdict").GetString(), Word(estimate.Verdict));
        var isSure = reference.Expect.GetProperty("tippingDifferentJudgesConfident").ValueKind == JsonValueKind.Number;
        Assert.Equal(isSure, estimate.Tipping!.Value.DifferentJudgesConfident is not null);
        return
        [
            ("difference", estimate.Difference), ("rawLower", estimate.Raw!.Value.Lower), ("rawUpper", estimate.Raw!.Value.Upper),
            ("rangeLower", estimate.Range!.Value.Lower), ("rangeUpper", estimate.Range!.Value.Upper),
            ("lower", estimate.Interval!.Value.Lower), ("upper", estimate.Interval!.Value.Upper),
            ("tippingDifferentJudges", estimate.Tipping!.Value.DifferentJudges),
            .. isSure ? [("tippingDifferentJudgesConfident", estimate.Tipping!.Value.DifferentJudgesConfident!.Value)]
                : Array.Empty<(string, double)>(),
        ];
    });

    [Fact]
    public void Thresholds_agree() => Agree("claim-at-least-", 2, _ => true, reference =>
    {
        var claim = new PublishedClaim
        {
            A = Score(reference.Input, "a"),
            Kind = ClaimKind.AtLeast,
            Threshold = reference.Input.GetProperty("threshold").GetDouble(),
            Judge = Box(reference.Input.GetProperty("judgeA")),
        };
        var estimate = ClaimEstimator.Default.Estimate(in claim, reference.Level);
        Assert.Equal(reference.Expect.GetProperty("verdict").GetString(), Word(estimate.Verdict));
        return [("verdictLower", estimate.Raw!.Value.Lower), ("lower", estimate.Interval!.Value.Lower)];
    });

    [Fact]
    public void Retained_shares_agree() => Agree("claim-retains-", 2, _ => true, reference =>
    {
        var claim = new PublishedClaim
        {
            A = Score(reference.Input, "a"),
            B = Score(reference.Input, "b"),
            Kind = ClaimKind.Retains,
            Ratio = reference.Input.GetProperty("ratio").GetDouble(),
            Judge = Box(reference.Input.GetProperty("judge")),
        };
        var estimate = ClaimEstimator.Default.Estimate(in claim, reference.Level);
        Assert.Equal(reference.Expect.GetProperty("verdict").GetString(), Word(estimate.Verdict));
        var contrast = claim.A.Rate - (claim.Ratio * claim.B!.Rate);
        return [("contrast", contrast), ("lower", estimate.Interval!.Value.Lower), ("upper", estimate.Interval!.Value.Upper)];
    });

    [Fact]
    public void Changed_items_agree() => Agree("discordance-", 3, _ => true, reference =>
    {
        var total = reference.Input.GetProperty("total").GetInt64();
        var bound = DiscordanceBound.Of(
            PublishedScore.Of(reference.Input.GetProperty("aPassed").GetInt64(), total),
            PublishedScore.Of(reference.Input.GetProperty("bPassed").GetInt64(), total),
            1 - reference.Input.GetProperty("alpha").GetDouble())!.Value;
        var maximum = reference.Expect.GetProperty("maximumDiscordant");
        Assert.Equal(maximum.ValueKind == JsonValueKind.Null ? null : maximum.GetInt64(), bound.Maximum);
        return [("net", bound.Net), ("possible", bound.Possible), ("independent", bound.Independent)];
    });

    [Fact]
    public void Count_checks_agree()
    {
        var cases = Cases("count-check-").ToArray();
        Assert.True(cases.Length >= 4);
        foreach (var reference in cases)
        {
            var check = CountCheck.Of(
                reference.Input.GetProperty("percent").GetDecimal(), reference.Input.GetProperty("decimals").GetInt32(),
                reference.Input.GetProperty("total").GetInt64());
            Assert.Equal(reference.Expect.GetProperty("possible").GetBoolean(), check.IsPossible);
            var counts = reference.Expect.GetProperty("counts").EnumerateArray().Select(count => count.GetInt64()).ToArray();
            var found = check.IsPossible ? Enumerable.Range((int)check.Fewest, (int)(check.Most - check.Fewest + 1)) : [];
            Assert.Equal(counts, found.Select(count => (long)count));
        }
    }

    private static void Agree(
        string family, int least, Func<ReferenceCase, bool> isMeant, Func<ReferenceCase, (string, double)[]> values)
    {
        var cases = Cases(family).Where(isMeant).ToArray();
        Assert.True(cases.Length >= least, $"{family}: {cases.Length}");
        Assert.Empty(cases.SelectMany(reference => reference.Disagreements(values(reference))));
    }

    private static IEnumerable<ReferenceCase> Cases(string family) => ReferenceCase.Read("claims/catalogue.json")
        .Where(one => one.Id.StartsWith("claims/" + family, StringComparison.Ordinal));

    private static string Word(ClaimVerdict verdict) => verdict.ToString().ToLowerInvariant();

    private static PublishedScore Score(JsonElement input, string name) =>
        PublishedScore.Of(input.GetProperty(name + "Passed").GetInt64(), input.GetProperty(name + "Total").GetInt64());

    private static JudgeBounds Box(JsonElement box) => new(Bounds(box.GetProperty("sensitivity")), Bounds(box.GetProperty("specificity")));

    private static RateBounds Bounds(JsonElement ends) => new(ends[0].GetDouble(), ends[1].GetDouble());
}
