using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>What was done, in a sentence for a paper: only what happened, with its numbers. Each method has its pattern in docs/estimators.
/// </summary>
internal static class MethodSentence
{
    public static string Of(EstimateResult result) => $"{Done(result)} {Together(result)}{Found(result)}";

    // Rows that belong together are not so many answers.
    private static string Noun(EstimateResult result) => IsClustered(result) ? "judgments" : "answers";

    private static bool IsClustered(EstimateResult result) => result.Dependence is { IsWeighted: false, Strata.Count: 0 };

    private static string Together(EstimateResult result) => result.Dependence switch
    {
        null => "",
        { Strata.Count: > 0 } => "Strata count by their shares of the population. ",
        { IsWeighted: true } => "Judgments count by their sampling weights. ",
        _ => "Judgments that belong together were taken as clusters. ",
    };

    private static string Done(EstimateResult result)
    {
        var method = result.Main.Estimate.Method;
        var priors = result.Priors is { } beliefs ? $", {beliefs}" : "";
        var how = $"{With(method)}{priors} ({ReportLibrary.Name} {ReportLibrary.Version})";
        return method switch
        {
            { UsesVerdicts: false } => $"We estimated the pass rate from the labels of people alone, {Labels(result)}, {how}.",
            { IsUncorrected: true } => $"We report the share of {Noun(result)} that the judge passed, not corrected for its errors, {how}.",
            { UsesErrorRates: true } when result.JudgeIsKnown =>
                $"We corrected the judged pass rate for error rates that we took as known ({Rates(result)}), {how}.",
            { UsesErrorRates: true } when Stated(result) is { } stated =>
                $"We corrected the judged pass rate for the judge's errors, of which {stated} was taken as known and the other measured on "
                    + $"{Labels(result)}, {how}.",
            { UsesErrorRates: true } =>
                $"We corrected the judged pass rate for the judge's errors, which were measured on {Labels(result)}, {how}.",
            _ => $"We combined the judge's verdicts on all judged {Noun(result)} with the labels of people on some of them, "
                + $"{Labels(result)}, {how}.",
        };
    }

    private static string? Stated(EstimateResult result) => result.Judge switch
    {
        { Sensitivity.Rate.IsKnown: true } => "the sensitivity",
        { Specificity.Rate.IsKnown: true } => "the specificity",
        _ => null,
    };

    // What was measured of a method elsewhere is no part of what was done here.
    private static string With(EstimationMethod method)
    {
        var name = Phrases.Method(method);
        return $"with the method {(name.IndexOf(" (coverage", StringComparison.Ordinal) is > 0 and var at ? name[..at] : name)}";
    }

    private static string Labels(EstimateResult result)
    {
        var passes = result.Counts.HumanPasses;
        var fails = result.Counts.HumanFails;
        if (passes is null && fails is null) return $"labelled {Noun(result)}";
        var all = Total(passes) + Total(fails);
        string[] kinds =
        [
            .. passes is null ? [] : new[] { Counted(Total(passes), "pass", "passes") },
            .. fails is null ? [] : new[] { Counted(Total(fails), "fail", "fails") },
        ];
        var rates = result.Judge is null ? "" : $"; {Rates(result)}";
        var noun = all == 1 ? Noun(result).TrimEnd('s') : Noun(result);
        return $"{all.ToString(CultureInfo.InvariantCulture)} labelled {noun}{Chosen(result)} ({string.Join(", ", kinds)}{rates})";
    }

    private static string Counted(Int128 count, string one, string many) =>
        $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";

    private static Int128 Total(JudgeTally? tally) => tally is { } one ? (Int128)one.Positives + one.Negatives : 0;

    // "From elsewhere" is also what labels count as when nobody said a word: no claim then.
    private static string Chosen(EstimateResult result) => result.Design switch
    {
        CalibrationDesign.Random when result.Strata is { AreByColumn: true } => " drawn at random within strata of the judged ones",
        CalibrationDesign.Random => " drawn at random from the judged ones",
        CalibrationDesign.ByVerdict => " drawn from the judged ones by verdict",
        CalibrationDesign.ByLabel => " chosen by label",
        CalibrationDesign.External or null => "",
    };

    private static string Rates(EstimateResult result) => result.Judge is { } judge
        ? $"sensitivity {Rate(judge.Sensitivity)}, specificity {Rate(judge.Specificity)}"
        : "";

    private static string Rate(JudgeRate rate) => rate.Rate.IsEmpty ? "unknown" : PlainText.Percent(rate.Rate.Rate);

    private static string Found(EstimateResult result)
    {
        var estimate = result.Main.Estimate;
        var judged = Judged(result);
        var interval = estimate.Interval;
        var name = $"{PlainText.Level(interval.Level)} {(interval.Kind == IntervalKind.Credible ? "credible interval" : "interval")}";
        var range = $"{name} {PlainText.Range(interval)}";
        if (!estimate.IsIdentified) return $"{judged}The pass rate is not identified by these data ({range}).";
        if (estimate.Method.IsUncorrected) return $"That share is {PlainText.Percent(estimate.Point)} ({range}).";
        var rate = estimate.Method.UsesVerdicts ? "The corrected pass rate" : "The pass rate";
        return $"{judged}{rate} is {PlainText.Percent(estimate.Point)} ({range}).";
    }

    private static string Judged(EstimateResult result)
    {
        if (!result.Main.Estimate.Method.UsesVerdicts || result.Main.Estimate.Method.IsUncorrected) return "";
        if ((result.AllJudgedRate ?? result.JudgedRate) is not { } share) return "";
        // By weight or by share it is not so many of so many.
        if (result.Dependence is { IsWeighted: true } or { Strata.Count: > 0 })
            return $"The judge passed {PlainText.Percent(share)}, counted in the same way. ";
        var tally = result.AllJudged ?? result.Counts.Test;
        return $"Of {Phrases.Total(tally)} {Noun(result)} the judge passed {PlainText.Percent(share)}. ";
    }
}
