using System.Globalization;
using LlmJudgeStats.Reporting;

namespace LlmJudgeStats.Tool.Output;

/// <summary>Many results in one table: a row for each group, and for each further estimate that was asked for.</summary>
internal static class GroupTable
{
    public static void Draw(Canvas canvas, IReadOnlyList<EstimateResult> results)
    {
        if (results.Count == 0)
        {
            canvas.Line("No group: every row was left out.");
            return;
        }
        var mains = results.Select(result => result.Main).ToArray();
        var oneMethod = mains.All(main => main.Method.Name == mains[0].Method.Name) && results.All(result => Beside(result).Count == 1);
        var columns = Columns(results, oneMethod).ToArray();
        var left = columns.Where(column => column.Left).Select(column => column.Name).ToHashSet();
        canvas.Table(
            [.. columns.Select(column => column.Name)],
            results.SelectMany(result => Beside(result)
                .Select(estimate => (IReadOnlyList<string>)[.. columns.Select(column => column.Cell(result, estimate))])),
            left);
        canvas.Line();
        if (oneMethod) canvas.Line($"Pass rate: {Words.Method(mains[0])}. Judged: the share{(results.Any(result => result.LabelsAreFromTestItems) ? " of unlabelled items" : "")} that the judge passed, not corrected.");
        if (results[0].Design is { } design && results.All(result => result.Design is null || result.Design == design))
            canvas.Line($"Labelled items: {design.ReportWords} ({(results[0].DesignIsDeclared ? "" : "nothing declared: ")}--design {design.ReportId})");
        if (BackTest(results) is { } backTest) canvas.Line(backTest);
    }

    // The naive rate has its own column, so it needs a row only where it is the answer; and Lang-Reiczigel's interval, shown for comparison, would double every row.
    private static IReadOnlyList<JudgeEstimate> Beside(EstimateResult result) =>
        [.. result.Estimates.Where((estimate, i) => i == 0 || (!estimate.Method.IsUncorrected && estimate.Method.Interval != AsymmetricErrorInterval.LangReiczigel.Id))];

    private sealed record Column(string Name, bool Left, Func<EstimateResult, JudgeEstimate, string> Cell);

    private static IEnumerable<Column> Columns(IReadOnlyList<EstimateResult> results, bool oneMethod)
    {
        var keys = results[0].Group ?? [];
        for (var i = 0; i < keys.Count; i++)
        {
            var index = i;
            yield return new(PlainText.Escape(keys[i].Column), true, (result, _) => PlainText.Escape(result.Group![index].Value));
        }
        yield return new("test items", false, (result, _) => Words.Total(result.Counts.Test));
        yield return new("judged", false, (result, _) => result.Study.Test.IsEmpty ? "none" : PlainText.Percent(result.Study.Test.Rate));
        yield return new("pass rate", false, (_, estimate) => PlainText.Percent(estimate.Point));
        yield return new(Words.IntervalHeader(results[0].Main.Interval), false, (_, estimate) => Words.Interval(estimate.Interval));
        if (results.Any(result => result.RevealedRate is not null))
        {
            yield return new("human", false, (result, _) => result.RevealedRate is { } rate ? PlainText.Percent(rate) : "none");
            yield return new("inside", true, (result, estimate) => result.RevealedRate switch
            {
                null => "",
                { } rate => estimate.Interval.Contains(rate) ? "yes" : "no",
            });
        }
        if (!oneMethod) yield return new("method", true, (_, estimate) => Words.Method(estimate));
        if (results.Any(result => Beside(result).Any(estimate => result.WarningsOf(estimate).Count > 0)))
            yield return new("warnings", true, (result, estimate) => string.Join(", ", result.WarningsOf(estimate)));
    }

    private static string? BackTest(IReadOnlyList<EstimateResult> results)
    {
        var tested = results.Where(result => result.RevealedRate is not null).ToArray();
        if (tested.Length == 0) return null;
        var inside = tested.Where(result => result.Main.Interval.Contains(result.RevealedRate!.Value)).ToArray();
        var whole = inside.Count(result => result.Main.Interval is { Lower: 0, Upper: 1 });
        var text = string.Create(
            CultureInfo.InvariantCulture, $"Back-test: the interval contains the hidden rate in {inside.Length} of {tested.Length} groups");
        if (whole > 0) text += string.Create(CultureInfo.InvariantCulture, $" ({whole} of them because it is the whole range)");
        var naive = tested
            .Select(result => (Rate: result.RevealedRate!.Value, Estimate: result.Estimates.FirstOrDefault(e => e.Method.IsUncorrected)))
            .Where(pair => pair.Estimate.Method is not null).ToArray();
        return naive.Length == tested.Length && tested.Any(result => !result.Main.Method.IsUncorrected)
            ? string.Create(
                CultureInfo.InvariantCulture, $"{text}; the naive interval in {naive.Count(pair => pair.Estimate.Interval.Contains(pair.Rate))}.")
            : text + ".";
    }
}
