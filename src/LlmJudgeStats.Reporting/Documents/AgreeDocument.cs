using LlmJudgeStats.Agreement;
using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of <c>agree</c>.</summary>
internal static class AgreeDocument
{
    public static ReportDocument Of(AgreeReport report)
    {
        var results = report.Results;
        var isOne = results is [_];
        return new()
        {
            Command = "agree",
            Origin = DocumentSource.Origin("agree", report.Provenance),
            Question = "How well do raters agree?",
            Sentence = isOne ? results[0].Sentence : Invariant($"{results.Count} groups, an answer for each."),
            Notices = DocumentNotices.First(report.Diagnostics),
            Picture = isOne ? Picture(results[0]) : null,
            Table = Table(results[0].Coefficients, isOne ? "Agreement" : GroupOf(results[0])),
            Sections =
            [
                .. isOne ? Parts(results[0]) : results.SelectMany(PartsOfGroup),
                .. DocumentSource.Last(report.Diagnostics, report.Provenance),
            ],
            Cases = [.. results.Select(result => new DocumentCase(GroupOf(result), OutcomeOf(result), result.Sentence))],
        };
    }

    private static DocumentOutcome OutcomeOf(AgreeResult result) =>
        result.Items > 0 ? DocumentOutcome.Passed : DocumentOutcome.Error;

    private static string GroupOf(AgreeResult result) => Phrases.Group(result.Group);

    private static IEnumerable<DocumentSection> PartsOfGroup(AgreeResult result) =>
        [new(GroupOf(result), [new DocumentLines(result.Sentence)]), .. Parts(result)];

    private static IEnumerable<DocumentSection> Parts(AgreeResult result)
    {
        foreach (var section in result.Sections) yield return new(Titled(section.Name), [Table(section, Titled(section.Name))]);
        if (result.Replacement is { } answer) yield return new("Annotators", [Annotators(answer)]);
        yield return new("Items", [new DocumentLines(result.Facts)]);
    }

    private static string Titled(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static DocumentTable Table(JudgeSection section, string title) => new(
        title, AgreePage.Columns(section), [.. section.Estimates.Select(one => Cell.Row(AgreePage.Cells(one), names: 0))])
    {
        MainRow = 0,
    };

    private static DocumentTable Annotators(ReplacementAnswer answer) => new(
        "Annotators", AgreePage.AnnotatorColumns(answer), [.. answer.Annotators.Select(one => Cell.Row(AgreePage.Cells(one), names: 1))]);


    private static IntervalPicture? Picture(AgreeResult result)
    {
        MeasuredEstimate[] shown =
            [.. result.Sections.SelectMany(section => section.Estimates).Where(one => !one.IsPointOnly && MeasureText.IsShare(one))];
        if (shown.Length == 0) return null;
        var level = PlainText.Level(shown[0].Estimate.Interval.Level);
        return new(
            [
                .. shown.Select(one => new IntervalRow(one.Name, RateMark.Of(one.Estimate.Point, one.Estimate.Interval),
                    one == shown[0] ? IntervalRowKind.Corrected : IntervalRowKind.Companion)),
            ],
            shown[0].Estimate.Interval.Level)
        {
            Title = $"Agreement with {level} intervals",
            Caption = $"Lines are {level} intervals. Coefficients beyond chance stand in the table.",
        };
    }
}
