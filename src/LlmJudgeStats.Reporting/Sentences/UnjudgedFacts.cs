namespace LlmJudgeStats.Reporting;

/// <summary>Items without a verdict: a judge that times out does so on the hard ones.</summary>
internal sealed record UnjudgedFacts
{
    private const double Many = 0.02;
    private const double Suspicious = 3.2905267314918945;    // a two-sided score test at .001

    private UnjudgedItems Items { get; init; }

    private double Labelled { get; init; }

    private double All { get; init; }

    private double Tested { get; init; }

    private double? Weighted { get; init; }

    private bool IsUncorrected { get; init; }

    private bool AreStratum { get; init; }

    private bool IsRandom { get; init; }

    /// <summary>The share of all items that has none.</summary>
    public double Share => Weighted ?? Math.Max(Items.Count / All, ShareOfTest);

    // Labels from elsewhere are no items of the population: they do not make the share of those without a verdict smaller.
    private double ShareOfTest => Tested > 0 ? Items.Unlabelled / (Tested + Items.Unlabelled) : 0;

    /// <summary>Whether an answer about items with a verdict says too little about all.</summary>
    public bool AreMany => Share > Many;

    /// <summary>
    /// What the interval leaves possible for all items; <see langword="null"/> where it is for all of them, or they are few.
    /// </summary>
    public OuterLimits? Outer { get; private init; }

    /// <summary>The facts; <see langword="null"/> where every item has a verdict.</summary>
    public static UnjudgedFacts? Of(EstimateFindings findings)
    {
        var items = findings.Unjudged;
        if (items.Count == 0) return null;
        var counts = findings.Counts;
        var counted = (double)(counts.HumanPasses?.Count ?? 0) + (counts.HumanFails?.Count ?? 0);
        var labelled = (findings.LabelledItems ?? counted) + items.Labels.Count;
        var facts = new UnjudgedFacts
        {
            Items = items,
            Labelled = labelled,
            All = labelled + counts.Test.Count + items.Unlabelled,
            Tested = findings.Strata is null ? counts.Test.Count : 0,
            Weighted = findings.ShareWithoutVerdict,
            IsUncorrected = findings.Main.Method.IsUncorrected,
            AreStratum = findings.Strata is not null,
            IsRandom = findings is { Strata: { AreByColumn: false }, LabelStudy.Calibration.Design: CalibrationDesign.Random },
        };
        var isByVerdict = findings.Study.Calibration is { IsEmpty: false, IsKnown: false, Design: CalibrationDesign.ByVerdict };
        // What the judge says, uncorrected, bounds nothing.
        return facts.AreStratum || findings.Main.Method.IsUncorrected || !(facts.AreMany || isByVerdict)
            ? facts
            : facts with { Outer = OuterLimits.Of(1 - facts.Share, findings.Main.Interval) };
    }

    /// <summary>LJS2041.</summary>
    public Diagnostic ToDiagnostic() => new("LJS2041", AreMany ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
        AreStratum
            ? "Some items have no verdict. They are a stratum of their own, and the pass rate is that of all items."
            : "Some items have no verdict. The pass rate is that of items with a verdict.",
        AreStratum
            ? "Nothing to do, if a verdict was tried for each of them; label more of them, for they are seldom like the others."
            : "Judge them again. Where labels are a random sample of the items, declare it (`CalibrationDesign.Random`): then they count.")
    {
        Detail = Detail(),
    };

    /// <summary>
    /// LJS2011: labels by lot meet items without a verdict as often as there are any; <see langword="null"/> where they do (score test at
    /// .001).
    /// </summary>
    public Diagnostic? Shift()
    {
        var others = All - Labelled;
        if (!AreStratum || !IsRandom || Labelled == 0 || others == 0) return null;
        var difference = (Items.Labels.Count / Labelled) - (Items.Unlabelled / others);
        var error = Math.Sqrt(Items.Count / All * (1 - (Items.Count / All)) * ((1 / Labelled) + (1 / others)));
        return Math.Abs(difference) <= Suspicious * error ? null : new("LJS2011", DiagnosticSeverity.Warning,
            "The labelled items are declared a random sample of the test population, but a very different share of them has no verdict.",
            "Check how the items to label were picked: those without a verdict must have had the same chance.");
    }

    /// <summary>What the answer is about, a sentence of its own; empty where that needs no word.</summary>
    public string Words()
    {
        if (!AreMany) return "";
        var share = PlainText.Percent(Share);
        if (IsUncorrected) return $" {share} of the items have no verdict, and this says nothing of them.";
        if (AreStratum)
        {
            return Items.Labels.Count > 0
                ? $" {share} of the items have no verdict; they are counted by their own labels."
                : $" {share} of the items have no verdict, and none of these is labelled.";
        }
        return Outer is { } outer
            ? $" This is about items with a verdict; {share} of the items have none, and over all items "
                + $"{PlainText.Range(new IntervalEstimate(outer.Lower, outer.Upper, 0.5))} is possible."
            : "";
    }

    private string Detail()
    {
        var detail = Invariant($"{Items.Count} of {All} items ({PlainText.Percent(Items.Count / All)}) have none");
        if (Labelled > 0)
            detail += Invariant($", {Items.Labels.Count} of {Labelled} labelled ones");
        if (Items.Labels.Count > 0)
        {
            var rate = (double)Items.Labels.Positives / Items.Labels.Count;
            detail += Invariant($", of which people passed {Items.Labels.Positives} ({PlainText.Percent(rate)})");
        }
        if (Outer is not { } outer) return detail + ".";
        return $"{detail}; over all items {PlainText.Range(new IntervalEstimate(outer.Lower, outer.Upper, 0.5))} is possible.";
    }
}
