namespace LlmJudgeStats.Reporting;

/// <summary>Picture (g): what became of the rows.</summary>
/// <param name="Parts">All rows, each in one part, in the order of the account.</param>
internal sealed record RowsPicture(IReadOnlyList<RowsPart> Parts) : IPicture
{
    /// <inheritdoc/>
    public string Title { get; init; } = "What became of the rows";

    /// <inheritdoc/>
    public string Description => $"{Rows(Total)} read: {Words(Parts.Select(part => $"{RateText.Count(part.Count)} {Short(part.Label)}"))}.";

    /// <inheritdoc/>
    public string Caption => $"{Rows(Total)} read = {RateText.Count(Of(RowsPartKind.Test) + Of(RowsPartKind.Labelled))} used"
        + $"{More(RowsPartKind.Skipped, "skipped")}{More(RowsPartKind.LeftOut, "left out")}.";

    private Int128 Total => Sum(Parts);

    /// <inheritdoc/>
    public void Draw(SvgCanvas canvas) => PartsBar.Draw(canvas, [.. Parts.Select(Drawn)]);

    private static BarPart Drawn(RowsPart part) => new(part.Label, part.Count, RateText.Count(part.Count), part.Kind switch
    {
        RowsPartKind.Test => "s3",
        RowsPartKind.Labelled => "s1",
        RowsPartKind.Skipped => "s2",
        RowsPartKind.LeftOut => "s4",
    });

    private static string Rows(Int128 count) => count == 1 ? "1 row" : $"{RateText.Count(count)} rows";

    private static string Short(string label) => HtmlText.Shorten(label, HtmlText.LongestName);

    private static string Words(IEnumerable<string> parts) => string.Join("; ", parts) is { Length: > 0 } words ? words : "nothing";

    private static Int128 Sum(IEnumerable<RowsPart> parts) => parts.Aggregate(Int128.Zero, (sum, part) => sum + part.Count);

    private Int128 Of(RowsPartKind kind) => Sum(Parts.Where(part => part.Kind == kind));

    private string More(RowsPartKind kind, string words) => Of(kind) is var count && count > 0 ? $" + {RateText.Count(count)} {words}" : "";
}
