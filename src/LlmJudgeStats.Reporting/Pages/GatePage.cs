using System.Globalization;
using LlmJudgeStats.Coverage;
using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Reporting;

/// <summary>The page of a <c>gate</c>: the verdict first, then what is behind it and what would decide it.</summary>
internal static class GatePage
{
    private const int NameColumns = 22;

    /// <summary>The page of a report.</summary>
    /// <param name="report">A report whose results have a gate each.</param>
    public static Page Of(EstimateReport report)
    {
        string[] rows = [.. report.Choices, .. SourceLines.Of(null, report.Rows, report.Labels)];
        IPageBlock[] account = rows.Length > 0 ? [new PageParagraph(PageWeight.Plain, rows)] : [];
        var notes = report.Diagnostics.Select(NoteBlock.Of);
        return report.Results switch
        {
            [var single] => new([.. One(single), .. account, .. notes]),
            { Count: 0 } => new([new PageParagraph(PageWeight.Strong, "No group: every row was left out."), .. account, .. notes]),
            var many => new([.. Many(many), .. account, .. notes]),
        };
    }

    /// <summary>The methods of the figures on it, each once: what stands beside the answer of a gate is for documents.</summary>
    /// <param name="report">A report.</param>
    public static IReadOnlyList<ReportMethod> Methods(EstimateReport report) =>
        ReportMethods.Once(report.Results.Select(result => result.Main.Method));

    private static IEnumerable<IPageBlock> One(EstimateResult result)
    {
        var gate = result.Gate!;
        yield return new PageParagraph(PageWeight.Strong, gate.Sentence);
        string[] group = result.Group is { } keys ? [string.Join(", ", keys.Select(key => $"{key.Column} = {key.Value}"))] : [];
        yield return new PageParagraph(
            PageWeight.Plain, [.. group, Limits(gate.Decision), .. Level(gate.Decision), .. Needed(result, gate)]);
    }

    private static string Limits(GateDecision decision)
    {
        var estimate = decision.Estimate;
        var rate = !estimate.IsIdentified ? "no point" : $"{Role(estimate.Method)} {PlainText.Percent(estimate.Point)}";
        var asked = decision.Gate.Side == GateSide.AtLeast ? "below" : "above";
        return $"{rate}; one-sided limits {Range(decision)}; {PValue(decision.PValue)} against "
            + $"\"{asked} {PlainText.Percent(decision.Gate.Threshold)}\"";
    }

    private static IEnumerable<string> Level(GateDecision decision)
    {
        if (decision.Calibrated is not { } level) yield break;
        var nominal = 100 * level.Nominal;
        var asked = 100 * level.Level;
        var lowest = Math.Floor(10_000 * level.Minimum) / 100;
        yield return Invariant(
            $"Level: each limit is asked at {nominal:0.####}%, the lowest at which it holds with {asked:0.####}% in studies of this size: ")
            + Invariant($"{lowest:0.00}% exactly, at the worst of {level.GridPoints} pass rates and judges; p of a pass is at most "
                    + $"{1 - level.Nominal:0.####}");
    }

    private static string Role(EstimationMethod method) => method switch
    {
        { UsesVerdicts: false } => "labels alone",
        { IsUncorrected: true } => "judged",
        _ => "corrected",
    };

    /// <summary>The one-sided limits.</summary>
    internal static string Range(GateDecision decision) => $"[{PlainText.Percent(decision.Lower)}, {PlainText.Percent(decision.Upper)}]";

    /// <summary>A p-value in words.</summary>
    internal static string PValue(double p) => p >= 1 ? "p above 0.5"
        : p < 0.0005 ? "p < 0.001"
        : Invariant($"p = {p:F3}");

    private static IEnumerable<string> Needed(EstimateResult result, GateFindings gate)
    {
        var decision = gate.Decision;
        if (decision.Needed is { } needed)
        {
            foreach (var line in decision.Never is { } reason ? [Never(reason)] : Lines(result, gate, needed)) yield return line;
        }
        if (Impossible(gate) is { } impossible) yield return impossible;
    }

    /// <summary>That no outcome of such a study can pass; <see langword="null"/> where one can.</summary>
    internal static string? Impossible(GateFindings gate) =>
        gate is { Decision: { Verdict: GateVerdict.Inconclusive, CanPass: false, Never: null }, SizeInWords: { } size }
            ? $"no outcome of these {size} can pass this gate"
            : null;

    private static IEnumerable<string> Lines(EstimateResult result, GateFindings gate, GateNeeds needed)
    {
        yield return $"{Condition(needed)}:";
        foreach (var (name, size) in Ways(result, gate, needed)) yield return $"  {name,-NameColumns}{size}";
        if (result.Dependence is not null) yield return $"  ({AsTheyCome})";
    }

    /// <summary>What is said where items belong together.</summary>
    internal const string AsTheyCome = "items as they come now: in such clusters, with such weights";

    /// <summary>Under which condition the sizes decide a gate.</summary>
    internal static string Condition(GateNeeds needed) => $"To decide it, if the rates are what they look like ({Chances(needed.Chance)})";

    /// <summary>Each way to decide a gate, and the size that it takes.</summary>
    internal static IEnumerable<(string Name, string Size)> Ways(EstimateResult result, GateFindings gate, GateNeeds needed)
    {
        var usesItems = result.Main.Estimate.Method.UsesVerdicts;
        if (usesItems)
        {
            yield return ("test items alone", needed.ItemsAlone is { } items ? $"{Number(items)} test items" : "never with these labels");
        }
        if (gate.LabelsCount)
        {
            yield return ("labels alone", needed.LabelsAlone is { } labels
                ? Labels(gate, labels, (needed.LabelsAlonePass, needed.LabelsAloneFail))
                : "never with these items");
        }
        if (usesItems && gate.LabelsCount)
        {
            yield return ("both", needed is { Items: { } many, Labels: { } beside }
                ? $"{Number(many)} test items and {Labels(gate, beside, (needed.LabelsPass, needed.LabelsFail))}"
                : "never in this proportion");
        }
    }

    private static string Labels(GateFindings gate, long labels, (long? Passes, long? Fails) kinds)
    {
        var whose = gate.KindsAreVerdicts ? "judge" : "human";
        return kinds is ({ } passes, { } fails)
            ? $"{Number(labels)} labels ({Number(passes)} {whose} passes, {Number(fails)} fails)"
            : $"{Number(labels)} labels";
    }

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Chances(double chance)
    {
        foreach (var all in new[] { 2, 3, 4, 5, 10, 20, 100 })
        {
            var some = Math.Round(chance * all);
            if (Math.Abs((some / all) - chance) < 1e-9)
                return Invariant($"{some} {(some == 1 ? "chance" : "chances")} in {all}");
        }
        return Invariant($"with probability {chance}");
    }

    /// <summary>Why no number decides.</summary>
    internal static string Never(NeverReason reason) => reason switch
    {
        NeverReason.JudgeAtChance => "never: the judge is not better than chance; no number of items or labels helps",
        NeverReason.ClassWithoutLabel => "never as it stands: a kind of item has no label; label some of each kind, then ask again",
        NeverReason.AtThreshold => "never: at the rate as estimated no practicable number decides",
        NeverReason.Design => "never with this method: it has no answer for such data",
    };

    private static IEnumerable<IPageBlock> Many(IReadOnlyList<EstimateResult> results)
    {
        var first = results[0].Gate!;
        yield return new PageParagraph(PageWeight.Strong, Verdict(results, first));
        var gates = results.Select(result => result.Gate!);
        yield return new PageTable(
            [
                .. (results[0].Group ?? []).Select(key => new PageColumn(key.Column, PageCells.Text)),
                new("verdict", PageCells.Text), new("pass rate", PageCells.Numbers), new("one-sided limits", PageCells.Numbers),
                new("p", PageCells.Numbers), new("to decide it", PageCells.Text),
            ],
            [.. results.Select(Row)]);
        yield return new PageParagraph(PageWeight.Plain,
        [
            $"Pass: {first.Decision.Gate.Side.Id.Replace('-', ' ')} {PlainText.Percent(first.Decision.Gate.Threshold)}. "
                + $"Limits: {PlainText.Level(first.Decision.Level)} each, one-sided{Together(first)}.",
            .. Levels(results),
            .. gates.Any(gate => gate.Decision.Needed is { IsNever: false })
                ? [$"To decide it: test items and labels in all, if the rates are what they look like ({Chances(first)})."]
                : Array.Empty<string>(),
        ]);
    }

    private static IEnumerable<string> Levels(IReadOnlyList<EstimateResult> results)
    {
        var levels = results.Select(result => result.Gate!.Decision.Calibrated).OfType<CalibratedLevel>().ToList();
        if (levels.Count == 0) yield break;
        var least = 100 * levels.Min(level => level.Nominal);
        var most = 100 * levels.Max(level => level.Nominal);
        yield return Invariant(
            $"Each limit is asked at the lowest level at which it holds in studies of its size, {least:0.####}% to {most:0.####}%; ")
            + "a p of at most one minus that level passes.";
    }

    private static string Chances(GateFindings gate) => Chances(gate.Decision.Needed?.Chance ?? GateNeeds.DefaultChance);

    private static string Together(GateFindings gate) =>
        gate.Together > 1 ? $", so that all {gate.Together} hold together at {PlainText.Level(gate.CommonLevel)}" : "";

    /// <summary>All gates in one sentence.</summary>
    internal static string Verdict(IReadOnlyList<EstimateResult> results, GateFindings first)
    {
        int Count(GateVerdict verdict) => results.Count(result => result.Gate!.Decision.Verdict == verdict);
        var passed = Count(GateVerdict.Pass);
        var failed = Count(GateVerdict.Fail);
        var open = Count(GateVerdict.Inconclusive);
        var worst = failed > 0 ? GateVerdict.Fail : open > 0 ? GateVerdict.Inconclusive : GateVerdict.Pass;
        var asked = first.Decision.Gate.Side == GateSide.AtLeast ? "at least" : "at most";
        var allowed = worst == GateVerdict.Inconclusive && first.AllowsInconclusive ? " (allowed)" : "";
        var level = PlainText.Level(first.CommonLevel);
        return $"{worst.Id}: of {results.Count} groups {passed} pass, {failed} fail and {open} are open; a pass rate of {asked} "
            + $"{PlainText.Percent(first.Decision.Gate.Threshold)} is asked of each ({level} confidence, one-sided)."
            + string.Concat(results.Select(result => result.Gate!.Decision.Doubt?.Words).OfType<string>().Distinct()
                .Select(words => $" {words}."))
            + allowed;
    }

    private static IReadOnlyList<string> Row(EstimateResult result)
    {
        var decision = result.Gate!.Decision;
        return
        [
            .. (result.Group ?? []).Select(key => Phrases.Name(key.Value)),
            decision.Verdict.Id, PlainText.Percent(decision.Estimate.Point), Range(decision), PValue(decision.PValue), Short(decision),
        ];
    }

    /// <summary>What would decide it, in one cell.</summary>
    internal static string Short(GateDecision decision) => decision switch
    {
        { Never: { } reason } => $"never ({reason.Id})",
        { Needed: { Items: { } items, Labels: { } labels } } => $"{Number(items)} items + {Number(labels)} labels",
        { Needed.ItemsAlone: { } items } => $"{Number(items)} items",
        { Needed.LabelsAlone: { } labels } => $"{Number(labels)} labels",
        _ => "",
    };
}
