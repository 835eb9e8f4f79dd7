using System.Globalization;
using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Reporting;

/// <summary>What the figures of a claim come to, in words.</summary>
internal static class ClaimSentence
{
    /// <summary>All claims in one sentence.</summary>
    public static string Of(IReadOnlyList<ClaimResult> results)
    {
        if (results is [var only]) return $"{Named(only.Id)}: {Word(only)}.";
        var supported = results.Count(one => one.Estimate.Verdict is ClaimVerdict.Supported);
        var contradicted = results.Count(one => one.Estimate.Verdict is ClaimVerdict.Contradicted);
        return Invariant($"Of {results.Count} claims {supported} are supported, {contradicted} ")
            + Invariant($"contradicted and {results.Count - supported - contradicted} open.");
    }

    /// <summary>The verdict in a word.</summary>
    public static string Word(ClaimResult result) => result.Estimate.Verdict switch
    {
        ClaimVerdict.Supported => "supported",
        ClaimVerdict.Contradicted => "contradicted",
        ClaimVerdict.Open => "open",
    };

    /// <summary>A difference in points, or a rate of a claim about one score.</summary>
    public static string Raw(ClaimResult result)
    {
        var estimate = result.Estimate;
        if (estimate.Claim.B is null)
        {
            return estimate.Raw is { } rates
                ? $"{PlainText.Percent(estimate.Difference)} {RateText.Brackets(estimate.Difference, rates.Lower, rates.Upper)}"
                : PlainText.Percent(estimate.Difference);
        }
        var difference = Signed(estimate.Difference);
        return estimate.Raw is { } raw ? $"{difference} [{Signed(raw.Lower)}, {Signed(raw.Upper)}]" : difference;
    }

    /// <summary>What the judges of the box make of the figures themselves.</summary>
    public static string Corrected(ClaimResult result) => result.Estimate.Range is var (lower, upper)
        ? $"{Shown(result, lower)} to {Shown(result, upper)}"
        : "no such judge";

    /// <summary>Which judges the lead survives.</summary>
    public static string Survives(ClaimResult result)
    {
        if (!IsOfALead(result) || result.Estimate.Raw is null) return "";
        if (result.SurvivesDifferentJudges) return $"any two judges from {Number(result.Bar)}";
        return result.Estimate.SurvivesSameJudge ? "one judge for both" : "not even exact grading";
    }

    /// <summary>What else there is to say, a line each.</summary>
    public static IReadOnlyList<string> Lines(ClaimResult result)
    {
        List<string> lines = [];
        var estimate = result.Estimate;
        lines.Add($"{Items(result)}; {Judges(result)}{Interval(result)}");
        if (IsOfALead(result) && estimate.Tipping is { } tipping && estimate.Difference != 0) lines.Add(Gone(tipping));
        if (result.Probability is { } probability)
        {
            // A double rounds to 1 what no measured judge makes certain.
            var shown = PlainText.Percent(Math.Min(probability, Math.BitDecrement(1.0)));
            lines.Add($"the claim holds with probability {shown}, with uniform priors on what was measured and on what "
                + "passes, and judges better than chance");
        }
        if (result.SameItems is { } same) lines.Add(Changed(result, same));
        return lines;
    }

    /// <summary>A name inside a sentence: no sign of ours is in it.</summary>
    public static string Named(string name) => Phrases.Name(name).Replace('`', '\'');

    // Of a margin, a threshold or a share that is kept a lead says nothing.
    private static bool IsOfALead(ClaimResult result) => result.Estimate.Claim.Kind is ClaimKind.Better;

    private static string Items(ClaimResult result)
    {
        var a = result.Estimate.Claim.A.Total;
        var b = result.Estimate.Claim.B?.Total;
        if (a == 0 || b == 0) return "no number of items is given, so there is no interval";
        return b is { } other ? $"on {RateText.Count(a)} and {RateText.Count(other)} items" : $"on {RateText.Count(a)} items";
    }

    private static string Judges(ClaimResult result)
    {
        if (result.Estimate.Claim.B is null) return $"a judge with {Box(result.Estimate.JudgeOfA)}";
        if (result.Estimate.Claim.IsSameJudge) return $"one judge for both with {Box(result.Estimate.JudgeOfA)}";
        return result.Estimate.JudgeOfA == result.Estimate.JudgeOfB
            ? $"different judges with {Box(result.Estimate.JudgeOfA)}"
            : $"different judges, with {Box(result.Estimate.JudgeOfA)} and with {Box(result.Estimate.JudgeOfB)}";
    }

    private static string Box(JudgeBox box)
    {
        if (box.IsExact) return "exact grading";
        var sensitivity = Ends(box.SensitivityLower, box.SensitivityUpper);
        return box.IsSquare
            ? $"sensitivity and specificity {sensitivity}"
            : $"sensitivity {sensitivity}, specificity {Ends(box.SpecificityLower, box.SpecificityUpper)}";
    }

    private static string Ends(double lower, double upper) => lower == upper ? Number(lower) : $"{Number(lower)} to {Number(upper)}";

    private static string Interval(ClaimResult result)
    {
        var estimate = result.Estimate;
        if (estimate.MayBeAtChance) return ": it may be no better than chance, so nothing is corrected";
        if (estimate.Interval is not { } interval) return "";
        var share = PlainText.Level(estimate.Claim.Ratio);
        var what = estimate.Claim.Kind switch
        {
            ClaimKind.Retains when estimate.Claim.IsSameJudge => $"a less {share} of b, before it is divided by J, ",
            ClaimKind.Retains => $"a less {share} of b, ",
            ClaimKind.AtLeast => "one-sided limits ",
            _ => $"{PlainText.Level(interval.Level)} interval ",
        };
        return $": {what}[{Shown(result, interval.Lower)}, {Shown(result, interval.Upper)}]";
    }

    private static string Gone(TippingJudge tipping)
    {
        var points = $"at the points: gone once two judges may err in {Errors(tipping.DifferentJudges)} of cases, in opposite directions "
            + $"({tipping.DifferentJudges.ToString("F3", CultureInfo.InvariantCulture)})";
        return tipping.DifferentJudgesConfident is { } sure ? $"{points}; with confidence in {Errors(sure)}" : points;
    }

    private static string Errors(double accuracy) => PlainText.Percent(1 - accuracy);

    private static string Changed(ClaimResult result, DiscordanceBound same)
    {
        var independent = Math.Round(same.Independent).ToString("N0", CultureInfo.InvariantCulture);
        var items = $"same {RateText.Count(result.Estimate.Claim.A.Total)} items";
        return same.Maximum is { } most
            ? $"{items}: stands if at most {RateText.Count(most)} of them changed outcome ({independent} if independent)"
            : $"{items}: not significant however few of them changed outcome";
    }

    private static string Shown(ClaimResult result, double value) =>
        result.Estimate.Claim.B is null ? PlainText.Percent(value) : Signed(value);

    private static string Signed(double difference) =>
        (100 * difference).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + "%";

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
