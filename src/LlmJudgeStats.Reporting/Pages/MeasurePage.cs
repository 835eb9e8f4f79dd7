namespace LlmJudgeStats.Reporting;

/// <summary>The page of an <c>estimate</c> beyond a pass rate: doubts about the file first, then each group, then the sentence.</summary>
internal static class MeasurePage
{
    /// <summary>The page of a report.</summary>
    /// <param name="report">A report.</param>
    public static Page Of(MeasureReport report)
    {
        string[] rows = [.. SourceLines.Of(report.Source, report.Rows, report.Labels)];
        var first = NoteBlock.First(report.Diagnostics);
        var infos = NoteBlock.Last(report.Diagnostics);
        IPageBlock[] last = rows.Length > 0 ? [new PageParagraph(PageWeight.Plain, rows)] : [];
        return report.Results is [var single]
            ? new([.. first, .. Blocks(single, rows, isSeveral: false), .. infos])
            : new([.. first, .. report.Results.SelectMany(result => Blocks(result, [], isSeveral: true)), .. last, .. infos]);
    }

    /// <summary>The figures of a result.</summary>
    internal static PageTable Table(MeasureResult result) => new(
        [
            new("estimate", PageCells.Text),
            new(NameOf(result), PageCells.Numbers),
            new(Header(result.Main), PageCells.Numbers),
            new("method", PageCells.Text),
        ],
        [.. result.Estimates.Select(one => Row(result, one))]);

    /// <summary>The head of the intervals: the level at which all of them hold together, where that was asked for.</summary>
    internal static string Header(MeasuredEstimate main) => main.JointLevel is { } joint
        ? $"{PlainText.Level(joint)} together" : Phrases.IntervalHeader(main.Estimate.Interval);

    // Shares of several classes have no name that is all of theirs.
    private static string NameOf(MeasureResult result) => result.Main.Of is null ? result.Main.Name : result.Main.Quantity;

    /// <summary>The strata with what was read of them, in one line.</summary>
    internal static string Strata(MeasureResult result)
    {
        var table = result.Strata;
        var parts = result.StrataNames.Select((name, h) => Invariant(
            $"{Phrases.Name(name)} {table.Labelled(h):0.##} labels of {table.Labelled(h) + table.Unlabelled(h):0.##}"));
        var smallest = Enumerable.Range(0, table.Strata).Min(table.Labelled);
        var merged = result.Merged > 0 ? Invariant($"; {result.Merged} put together with a neighbour") : "";
        return Invariant($"strata: {string.Join(", ", parts)}; smallest {smallest:0.##}{merged}");
    }

    /// <summary>What a result is of: its group, the systems that it compares, the class.</summary>
    internal static IEnumerable<string> Heading(MeasureResult result)
    {
        foreach (var key in result.Group ?? []) yield return $"{key.Column} = {Phrases.Name(key.Value)}";
        if (result.Comparison is not { } pair) yield break;
        yield return $"{Phrases.Name(pair.A)} against {Phrases.Name(pair.B)}";
        if (result.Main.Of is { } of) yield return Phrases.Name(of);
    }

    private static IEnumerable<IPageBlock> Blocks(MeasureResult result, string[] rows, bool isSeveral)
    {
        string[] heading = [.. Heading(result)];
        // One comparison says itself what it compares.
        if (heading.Length > 0 && (isSeveral || result.Comparison is null)) yield return new PageHeading(string.Join(", ", heading));
        var isVerdict = result.Gate is not null || result.Comparison is not null;
        if (isVerdict) yield return new PageParagraph(PageWeight.Strong, Named(result.Sentence));
        yield return Table(result);
        yield return new PageParagraph(PageWeight.Plain, [Named(Strata(result)), .. result.Facts, .. rows]);
        if (!isVerdict) yield return new PageParagraph(PageWeight.Strong, Named(result.Sentence));
    }

    /// <summary>A line that holds names of the user's: nothing between their backticks is a property of ours.</summary>
    internal static string Named(string line) => line.Replace("`", "\\u0060", StringComparison.Ordinal);

    private static IReadOnlyList<string> Row(MeasureResult result, MeasuredEstimate one)
    {
        var role = one.Name == NameOf(result) ? one.Role : $"{one.Name}, {one.Role}";
        var method = one.IsPointOnly ? "not corrected" : Phrases.Method(one.Estimate.Method);
        return [role, MeasureText.Point(one), MeasureText.Brackets(one), method];
    }
}
