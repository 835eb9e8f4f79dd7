using Cell = LlmJudgeStats.Reporting.DocumentCell;

namespace LlmJudgeStats.Reporting;

/// <summary>The document of an <c>estimate</c>: one result in full, or one table of all groups and a section for each of a few.</summary>
internal static class EstimateDocument
{
    /// <summary>Up to so many groups each has a section of its own.</summary>
    private const int GroupsInFull = EstimateReport.GroupsInFull;

    /// <summary>The document of a report.</summary>
    public static ReportDocument Of(EstimateReport report) => report.Results switch
    {
        [var single] => One(report, single),
        { Count: 0 } => None(report),
        _ => Many(report),
    };

    private static ReportDocument One(EstimateReport report, EstimateResult result)
    {
        var table = EstimateTables.Estimates(result);
        var methods = new DocumentMethods(result.PaperSentence, result.Sources);
        return new()
        {
            Command = report.Command,
            Origin = [.. DocumentSource.Origin(report.Command, report.Provenance), .. GroupNames(result)],
            Question = Question(result, report.Provenance),
            Sentence = result.Sentence,
            Facts = Facts(result),
            Notices = DocumentNotices.First(report.Diagnostics),
            Picture = EstimatePictures.Intervals(result),
            Table = table,
            Methods = methods,
            Sections =
            [
                new("The estimates",
                [
                    table, new DocumentLines([.. Lines(result)]),
                    .. result.Posterior is { } posterior
                        ? [new DocumentFigure(EstimatePictures.Posterior(result, posterior))]
                        : Array.Empty<IDocumentBlock>(),
                ]),
                .. Judge(result),
                new("What it rests on",
                [
                    new DocumentChecklist(result.RestsOn),
                    .. DocumentNotices.Last(report.Diagnostics),
                ]),
                .. Leverage(result),
                .. Rows(report),
                Paper(methods),
                DocumentSource.Made(report.Provenance, report.Choices),
            ],
            Cases = [CaseOf(result)],
        };
    }

    private static ReportDocument None(EstimateReport report) => new()
    {
        Command = report.Command,
        Origin = DocumentSource.Origin(report.Command, report.Provenance),
        Question = "What is the pass rate of each group?",
        Sentence = "No group: every row was left out.",
        Notices = DocumentNotices.First(report.Diagnostics),
        Table = new("", [new("group", PageCells.Text)], []),
        Sections = [.. Rows(report), DocumentSource.Made(report.Provenance, report.Choices)],
        Cases = [new("", DocumentOutcome.Error, "No group: every row was left out.")],
    };

    private static ReportDocument Many(EstimateReport report)
    {
        var results = report.Results;
        var table = EstimateTables.Groups(results);
        string[] keys = [.. (results[0].Group ?? []).Select(key => key.Column)];
        var isShort = results.Count <= GroupsInFull;
        return new()
        {
            Command = report.Command,
            Origin = DocumentSource.Origin(report.Command, report.Provenance),
            Question = Invariant($"What is the pass rate of each of {results.Count:N0} groups ({string.Join(", ", keys)})?"),
            Sentence = SentenceOf(report),
            Notices = DocumentNotices.First(report.Diagnostics),
            Picture = report.Ranks.Count > 0 ? EstimatePictures.Groups(report) : null,
            Table = table,
            Methods = new(OfMany(results), results[0].Sources),
            Sections =
            [
                new("The estimates",
                [
                    table,
                    .. report.Ranks.Count == 0
                        ? [new DocumentLines("There are more groups than a picture can show: the table is all of it.")]
                        : Array.Empty<IDocumentBlock>(),
                ]),
                .. isShort ? results.Select(result => OfGroup(result, report)) : [],
                .. DocumentNotices.Section(report.Diagnostics),
                .. Rows(report),
                Paper(new(OfMany(results), SourcesOf(results.Take(GroupsInFull)))),
                DocumentSource.Made(report.Provenance, report.Choices),
            ],
            Cases = Derived.From(results, CaseOf),
        };
    }

    private static DocumentSection OfGroup(EstimateResult result, EstimateReport report) => new(
        GroupName(result),
        [
            new DocumentLines(result.Sentence),
            new DocumentFigure(EstimatePictures.Intervals(result)),
            EstimateTables.Estimates(result),
            .. result.Judge is { } judge
                ? [new DocumentLines(JudgeSentence.Of(judge))]
                : Array.Empty<IDocumentBlock>(),
            new DocumentChecklist(result.RestsOn),
        ]);

    private static string SentenceOf(EstimateReport report)
    {
        var rates = report.Results.Select(result => result.Main.Estimate.Point).Where(double.IsFinite).ToList();
        if (rates.Count == 0) return "The data identify the pass rate of no group.";
        var open = report.Results.Count - rates.Count;
        var range = Invariant(
            $"Pass rates of {rates.Count} groups lie between {RateText.Percent(rates.Min())} and {RateText.Percent(rates.Max())}");
        var rest = open == 0 ? "" : Invariant($"; of {open} the data do not say it");
        return $"{range}{rest}. Each interval stands for itself: whether two groups differ is a question for compare.";
    }

    private static string OfMany(IReadOnlyList<EstimateResult> results) => Invariant(
        $"We estimated the pass rate of each of {results.Count} groups with the method ")
        + $"{Phrases.Method(results[0].Main.Estimate.Method)} ({ReportLibrary.Name} {ReportLibrary.Version}), one group at a time.";

    /// <summary>The values of a group in a few words; empty without one.</summary>
    internal static string GroupName(EstimateResult result) =>
        Phrases.Group(result.Group);

    private static IEnumerable<string> GroupNames(EstimateResult result) => result.Group is null ? [] : [GroupName(result)];

    private static string Question(EstimateResult result, Provenance? provenance)
    {
        var items = (Int128)(result.AllJudged ?? result.Counts.Test).Positives + (result.AllJudged ?? result.Counts.Test).Negatives;
        var noun = result.Dependence is { IsWeighted: false, Strata.Count: 0 } ? "judgments" : "answers";
        var many = items == 0 ? "How many answers are right" : $"How many of {RateText.Count(items)} {noun} are right";
        var judge = provenance?.Judge ?? (result.Group ?? []).FirstOrDefault(key => key.Column == "judge")?.Value;
        return judge is null ? $"{many}?" : $"{many}, when {Phrases.Name(judge)} was the judge?";
    }

    // What stands under the table at a terminal, but for the shares, which have a table of their own here.
    private static IEnumerable<string> Lines(EstimateResult result) =>
    [
        .. ResultBlocks.Evidence(result), .. ResultBlocks.Level(result), .. ResultBlocks.Precision(result.Main),
        .. ResultBlocks.HiddenLabels(result),
    ];

    private static List<DocumentFact> Facts(EstimateResult result)
    {
        var main = result.Main.Estimate;
        var interval = Cell.Range(main.Interval, main.Point);
        var header = Phrases.IntervalHeader(main.Interval);
        var name = main.Method switch
        {
            { UsesVerdicts: false } => "Pass rate by labels alone",
            { IsUncorrected: true } => "Judge at its word, not corrected",
            _ => "Corrected pass rate",
        };
        List<DocumentFact> facts = [new(name, Cell.Rate(main.Point), $"{header} {CellWords(interval)}")];
        if (result is { JudgedRate: { } judged } && !main.Method.IsUncorrected)
        {
            var tally = result.AllJudged ?? result.Counts.Test;
            facts.Add(new("Judge taken at its word", Cell.Rate(result.AllJudgedRate ?? judged),
                $"{Counted(result, tally)}; not corrected"));
        }
        if (result.Counts is { HumanPasses: { } passes, HumanFails: { } fails })
        {
            var good = (Int128)passes.Positives + passes.Negatives;
            var bad = (Int128)fails.Positives + fails.Negatives;
            facts.Add(new("Labels that measure the judge", Cell.Of(good + bad),
                $"{RateText.Count(good)} {(good == 1 ? "pass" : "passes")} and {RateText.Count(bad)} {(bad == 1 ? "fail" : "fails")}, "
                    + "said by people"));
        }
        return facts;
    }

    // By weight or by share it is not so many of so many.
    private static string Counted(EstimateResult result, JudgeTally tally) => result.Dependence switch
    {
        { Strata.Count: > 0 } => "by share",
        { IsWeighted: true } => "by weight",
        _ => $"{RateText.Count(tally.Positives)} of {RateText.Count((Int128)tally.Positives + tally.Negatives)}",
    };

    private static string CellWords(in Cell range) => RateText.Limits(range.Point, range.Value, range.Upper);

    private static IEnumerable<DocumentSection> Judge(EstimateResult result)
    {
        if (result.Judge is not { } judge) yield break;
        yield return new("The judge",
        [
            new DocumentLines(JudgeSentence.Of(judge)), EstimateTables.Judge(result, judge),
            .. EstimatePictures.Judge(result, judge) is { } picture ? [new DocumentFigure(picture)] : Array.Empty<IDocumentBlock>(),
        ]);
    }

    private static IEnumerable<DocumentSection> Leverage(EstimateResult result)
    {
        if (result.Leverage is not { } leverage) yield break;
        var shares = result.SharesAreTelling ? result.Main.Shares : null;
        yield return new("What would change it",
        [
            new DocumentLines(LeverageSentence.Of(leverage, shares)),
            .. EstimatePictures.Widths(result, leverage) is { } picture ? [new DocumentFigure(picture)] : Array.Empty<IDocumentBlock>(),
            Curve(leverage),
            .. shares is { } found ? [new DocumentFigure(EstimatePictures.Shares(found)), Shares(found)] : Array.Empty<IDocumentBlock>(),
        ]);
    }

    private static DocumentTable Curve(Leverage leverage) =>
        DocumentPlan.CurveOf(leverage.Curve.Select(point => (point.Labels, Cell.Points(point.HalfWidth))), leverage.Labels) with
        {
            IsDetail = true,
        };

    private static DocumentTable Shares(VarianceShares shares) => new(
        "Where the uncertainty comes from",
        [new("source", PageCells.Text), new("share of the variance", PageCells.Numbers)],
        [
            [Cell.Words("test verdicts"), Cell.Rate(shares.Test)], [Cell.Words("labels of good answers"), Cell.Rate(shares.PassLabels)],
            [Cell.Words("labels of bad answers"), Cell.Rate(shares.FailLabels)],
        ])
    { IsDetail = true };

    /// <summary>The account of the rows, where there is a file.</summary>
    internal static IEnumerable<DocumentSection> Rows(EstimateReport report)
    {
        if (report.Rows is not { } rows) yield break;
        yield return new("The rows",
        [
            .. EstimatePictures.Rows(report, rows) is { } picture ? [new DocumentFigure(picture)] : Array.Empty<IDocumentBlock>(),
            new DocumentLines([.. SourceLines.Of(null, rows, report.Labels)]),
        ]);
    }

    private static IReadOnlyList<Citation> SourcesOf(IEnumerable<EstimateResult> results) =>
        [.. results.SelectMany(result => result.Sources).DistinctBy(citation => citation.Key)];

    /// <summary>The sentence for a paper with its sources.</summary>
    internal static DocumentSection Paper(DocumentMethods methods) => new("For a paper",
    [
        new DocumentQuote(methods.Sentence), new DocumentCitations(methods.Citations),
        new DocumentBibliography(methods.Citations),
    ]);

    private static DocumentCase CaseOf(EstimateResult result) =>
        new(GroupName(result), result.Main.Estimate.IsIdentified ? DocumentOutcome.Passed : DocumentOutcome.Error, result.Sentence);
}
