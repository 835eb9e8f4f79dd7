namespace LlmJudgeStats.Reporting;

/// <summary>The assumptions of an estimate with what is known of each: from its method, its study, and what fired.</summary>
internal static class Checklist
{
    private static readonly string[] s_ofTheFile = ["LJS2003", "LJS2008", "LJS2013", "LJS1056", "LJS2020"];

    /// <summary>The checklist of a result.</summary>
    /// <param name="result">A result.</param>
    /// <param name="diagnostics">What looked wrong in the report: what is said of the file holds for every result.</param>
    /// <param name="input">The file that was read: with a column of ids repeats would have been seen.</param>
    public static IReadOnlyList<ChecklistItem> Of(EstimateResult result, IReadOnlyList<Diagnostic> diagnostics, ReportedInput? input)
    {
        // What is said of some groups is said of this one only if it is among its own.
        var fired = new FiredCodes(
        [
            .. diagnostics.Where(one => Array.IndexOf(s_ofTheFile, one.Code) >= 0), .. result.Suspicions,
            .. Diagnostic.Of(result.Main.Estimate.Warnings),
        ]);
        return
        [
            .. Independence(result, fired, input),
            .. Judge(result, fired),
            .. Labels(result, fired),
            fired.Doubt("One judge gave all verdicts.", "LJS2020")
                ?? new(ChecklistState.NotChecked, "One judge gave all verdicts: the same model, prompt and version."),
        ];
    }

    private static IEnumerable<ChecklistItem> Independence(EstimateResult result, FiredCodes fired, ReportedInput? input)
    {
        if (result.Dependence is { IsWeighted: false, Strata.Count: 0 })
        {
            yield return new(ChecklistState.NotChecked,
                "Clusters are independent of each other; rows of one cluster are taken together (LJS1050).");
            yield break;
        }
        if (input is { HasIds: true } && result.Dependence is null && !fired.Has("LJS2003", "LJS1056"))
            yield return new(ChecklistState.Holds, "No item is counted twice: no id repeats.");
        const string Text = "Items are independent of each other.";
        yield return fired.Doubt(Text, "LJS2003", "LJS2008", "LJS2013", "LJS1056") ?? new(ChecklistState.NotChecked, Text);
    }

    private static IEnumerable<ChecklistItem> Judge(EstimateResult result, FiredCodes fired)
    {
        var method = result.Main.Estimate.Method;
        if (method.IsUncorrected) yield return NoErrors(result);
        if (method.UsesErrorRates)
        {
            if (Stated(result) is { } stated) yield return stated;
            if (!result.JudgeIsKnown) yield return Transport(result, fired);
        }
        if (method.UsesLabelsFromTestItems)
        {
            yield return fired.Doubt("The labelled items are a sample of the judged ones.", "LJS2011", "LJS2012")
                ?? new(ChecklistState.Declared, "The labelled items are a sample of the judged ones, so no error rate is carried over.");
        }
        if (method.UsesErrorRates && result.Judge is { } judge) yield return BetterThanChance(judge);
        if (method.UsesErrorRates && result is { JudgedRate: { } judged, Judge: not null })
        {
            var passes = $"A judge with these error rates can pass {PlainText.Percent(judged)} of the items";
            yield return fired.Doubt($"{passes}.", "LJS1012") ?? new(Fitting(result), $"{passes} (LJS1012).");
        }
    }

    // Where a rate is unknown any share fits, and nothing was tested.
    private static ChecklistState Fitting(EstimateResult result) =>
        result.Judge is { Sensitivity.Rate.IsEmpty: false, Specificity.Rate.IsEmpty: false }
            ? ChecklistState.Holds
            : ChecklistState.NotChecked;

    private static ChecklistItem NoErrors(EstimateResult result)
    {
        const string Text = "The judge makes no errors: nothing is corrected here";
        var hasErred = result.Judge is { } judge && (judge.Sensitivity.Rate.Failures > 0 || judge.Specificity.Rate.Failures > 0);
        return hasErred
            ? new(ChecklistState.Fails, $"{Text}, and labels show errors.")
            : new(ChecklistState.NotChecked, $"{Text}.");
    }

    private static ChecklistItem? Stated(EstimateResult result)
    {
        if (result.JudgeIsKnown) return new(ChecklistState.Declared, "The stated error rates are those of this judge on these items.");
        return result.Judge is { Sensitivity.Rate.IsKnown: true } or { Specificity.Rate.IsKnown: true }
            ? new(ChecklistState.Declared, "The stated error rate is that of this judge on these items.")
            : null;
    }

    private static ChecklistItem Transport(EstimateResult result, FiredCodes fired)
    {
        const string Text = "The judge errs on the test items as it does on the labelled ones";
        return fired.Doubt($"{Text}.", "LJS2010", "LJS2012") ?? new(ChecklistState.NotChecked, $"{Text}{From(result)}.");
    }

    private static string From(EstimateResult result) => result.DesignIsDeclared
        ? ""
        : "; nothing was said about how the labelled items were chosen, so they count as coming from elsewhere";

    private static ChecklistItem BetterThanChance(JudgeQuality judge)
    {
        const string Text = "The judge is better than chance";
        var lower = judge.YoudenInterval.Lower;
        var upper = judge.YoudenInterval.Upper;
        if (lower > 0) return new(ChecklistState.Holds, $"{Text}: Youden's J is at least {Phrases.Number(lower)}.");
        return upper <= 0
            ? new(ChecklistState.Fails, $"{Text}: Youden's J is at most {Phrases.Number(upper)}.")
            : new(ChecklistState.InDoubt, $"{Text}: Youden's J may be as low as {Phrases.Number(lower)}.");
    }

    private static IEnumerable<ChecklistItem> Labels(EstimateResult result, FiredCodes fired)
    {
        if (result.Design is not { } design) yield break;
        if (design == CalibrationDesign.ByLabel) yield return new(ChecklistState.Declared, $"The labelled items are {design.Words}.");
        var estimate = result.Main.Estimate;
        if (estimate.IsIdentified && !estimate.Method.IsUncorrected)
        {
            yield return fired.Doubt("There are enough labels of each kind.", "LJS1021", "LJS1022")
                ?? new(ChecklistState.Holds, "There are enough labels of each kind (LJS1021, LJS1022).");
        }
        yield return new(ChecklistState.NotChecked, "The labels of people are right.");
    }

    /// <summary>What fired, by code.</summary>
    private sealed class FiredCodes(IReadOnlyList<Diagnostic> all)
    {
        public bool Has(params string[] codes) => all.Any(one => Array.IndexOf(codes, one.Code) >= 0);

        // The reason stands behind what must hold; a note is no doubt.
        public ChecklistItem? Doubt(string text, params string[] codes)
        {
            var found = all.FirstOrDefault(one => one.Severity >= DiagnosticSeverity.Warning && Array.IndexOf(codes, one.Code) >= 0);
            return found is null ? null : new(ChecklistState.InDoubt, $"{text} {found.Code}: {found.Message}");
        }
    }
}
