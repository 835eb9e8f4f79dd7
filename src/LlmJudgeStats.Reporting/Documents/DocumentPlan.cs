using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>One plan in a document, whatever it is a plan of.</summary>
/// <param name="Group">Its group; <see langword="null"/> without groups.</param>
/// <param name="Sentence">The plan in one sentence.</param>
/// <param name="Facts">What more of either would give.</param>
/// <param name="Curve">The width by the number of labels; <see langword="null"/> without one.</param>
internal sealed record DocumentPlan(
    IReadOnlyList<GroupKey>? Group, string Sentence, IEnumerable<(string What, string Figure)> Facts, DocumentTable? Curve)
{
    /// <summary>The document of plans, with the picture of the only one.</summary>
    public static ReportDocument Document(
        IReadOnlyList<DocumentPlan> plans, IPicture? picture, IReadOnlyList<Diagnostic> diagnostics, Provenance? provenance)
    {
        var isOne = plans is [_];
        return new()
        {
            Command = "plan",
            Origin = DocumentSource.Origin("plan", provenance),
            Question = "How many items and labels does it take?",
            Sentence = isOne ? plans[0].Sentence : Invariant($"{plans.Count} groups, a plan for each."),
            Notices = DocumentNotices.First(diagnostics),
            Picture = isOne ? picture : null,
            Table = isOne ? plans[0].Figures : Groups(plans),
            Sections =
            [
                .. plans.Select(plan => plan.Section(isOne)), .. DocumentSource.Last(diagnostics, provenance),
            ],
            Cases = [.. plans.Select(plan => new DocumentCase(plan.Name, DocumentOutcome.Passed, plan.Sentence))],
        };
    }

    /// <summary>How the width falls with the labels.</summary>
    /// <param name="points">Labels, and the half-width with so many.</param>
    /// <param name="here">How many labels there are; <see langword="null"/> where that is not known.</param>
    public static DocumentTable CurveOf(IEnumerable<(long Labels, Cell HalfWidth)> points, long? here) => new(
        "Width by number of labels", [new("labels", PageCells.Numbers), new("half-width", PageCells.Numbers)],
        [.. points.Select(point => new[] { Cell.Of(point.Labels), point.HalfWidth })])
    {
        MainRow = here is { } labels ? points.TakeWhile(point => point.Labels != labels).Count() : null,
    };

    private string Name => Phrases.Group(Group);

    private DocumentTable Figures => new(
        "What more of either would give", [new("what", PageCells.Text), new("figure", PageCells.Text)],
        [.. Facts.Select(fact => new[] { Cell.Words(fact.What), Cell.Words(fact.Figure) })]);

    private DocumentSection Section(bool isOne) => new(
        isOne ? "The plan" : Name,
        [
            .. isOne ? [] : new IDocumentBlock[] { new DocumentLines(Sentence) },
            Figures,
            .. Curve is null ? [] : new IDocumentBlock[] { Curve },
        ]);

    private static DocumentTable Groups(IReadOnlyList<DocumentPlan> plans) => new(
        "", [new("group", PageCells.Text), new("plan", PageCells.Text)],
        [.. plans.Select(plan => new[] { Cell.Name(plan.Name), Cell.Words(plan.Sentence) })]);
}
