using LlmJudgeStats.Comparison;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of a <c>compare</c>.</summary>
internal static class ComparisonDocument
{
    /// <summary>The document of a report.</summary>
    public static ReportDocument Of(ComparisonReport report)
    {
        var page = ComparisonPage.Of(report);
        var first = report.Results[0].Findings;
        var isOne = report.Results.Count == 1;
        return new()
        {
            Command = "compare",
            Origin = DocumentSource.Origin("compare", report.Provenance),
            Question = isOne
                ? $"Is {Phrases.Name(first.A)} better than {Phrases.Name(first.B)}?"
                : $"Which systems differ? {report.Results.Count} pairs",
            Sentence = report.Sentence,
            Verdict = isOne ? VerdictOf(first.Pair) : null,
            Notices = DocumentNotices.First(report.Diagnostics),
            Picture = ComparisonPictures.Of(report),
            Table = PageDocument.FirstTable(page),
            Sections =
            [
                new("The comparison", [.. PageDocument.Blocks(page.Blocks)]),
                .. isOne && report.Results[0].Judge is { } judge
                    ? [new("The judge", [new DocumentLines(JudgeSentence.Of(judge))])]
                    : Array.Empty<DocumentSection>(),
                .. DocumentSource.Last(report.Diagnostics, report.Provenance),
            ],
            Cases = [.. report.Results.Select(CaseOf)],
        };
    }

    private static DocumentVerdict VerdictOf(ComparedPair pair) => new(ComparisonSentence.Word(pair.Verdict), pair.Verdict switch
    {
        ComparisonVerdict.Better or ComparisonVerdict.Equivalent => DocumentTone.Good,
        ComparisonVerdict.Worse => DocumentTone.Bad,
        _ => DocumentTone.Open,
    });

    private static DocumentCase CaseOf(ComparisonResult result)
    {
        var findings = result.Findings;
        var of = Phrases.Group(findings.Group);
        string[] parts =
        [
            $"{Phrases.Name(findings.A)} - {Phrases.Name(findings.B)}", .. of.Length > 0 ? [of] : Array.Empty<string>(),
            .. findings.Criterion is { } criterion ? [Phrases.Name(criterion)] : Array.Empty<string>(),
        ];
        var outcome = findings.Answer.Difference.IsIdentified ? DocumentOutcome.Passed : DocumentOutcome.Error;
        return new(string.Join(", ", parts), outcome, result.Sentence);
    }
}
