namespace LlmJudgeStats.Reporting;

/// <summary>Picture of old items against fresh ones: what each system gains on the old ones above the systems still trusted.</summary>
/// <param name="Rows">All systems, in the order in which they are shown. The first 60 are drawn.</param>
/// <param name="Level">The level of the intervals.</param>
internal sealed record GapPicture(IReadOnlyList<GapRow> Rows, double Level) : IPicture
{
    private const int MostRows = 60;
    private const double Left = 14;
    private const double Right = 398;
    private const double Inside = 18;    // half of "+100" on a phone
    private const double Air = 10;
    private const double Top = 34;
    private const double RowHeight = 38;
    private const double TickRoom = 44;

    /// <summary>What the old items are called, from data.</summary>
    public string Old { get; init; } = "old";

    /// <summary>What the fresh items are called, from data.</summary>
    public string Fresh { get; init; } = "fresh";

    /// <inheritdoc/>
    public string Title => $"Gain on the {Short(Old)} items above the systems still trusted, by system";

    /// <inheritdoc/>
    public string Description => string.Join(' ', Sentences());

    /// <inheritdoc/>
    public string Caption => $"Dot and line: gain on the {Short(Old)} items over the {Short(Fresh)} ones, in points above that of the "
        + $"systems still trusted, {RateText.Chosen(Level)}. Filled and thick: flagged; open: trusted. The upright line is no gain."
        + (Rows.Count > MostRows ? Invariant($" The first {MostRows} of {Rows.Count} are drawn; the table has all.") : "");

    private IReadOnlyList<GapRow> Drawn => Rows.Count <= MostRows ? Rows : [.. Rows.Take(MostRows)];

    /// <inheritdoc/>
    public void Draw(SvgCanvas canvas)
    {
        var marks = Drawn.SelectMany(row => new[] { row.Excess, row.Lower, row.Upper });
        var axis = RateScale.AroundDifferences(marks, Left + Inside, Right - Inside);
        var bottom = Top + (RowHeight * Drawn.Count);
        foreach (var tick in axis.Ticks(TickRoom))
        {
            var x = axis.At(tick / 100.0);
            canvas.Line(tick == 0 ? "l-gate" : "grid", x, Top, x, bottom);
            canvas.Text("t-soft t-s a-m n-", x, bottom + 16, Invariant($"{tick:+0;-0;0}"));
        }
        canvas.Text("t-soft t-s", Left, Top - 10, "system");
        canvas.Text("t-soft t-s a-e", Right, Top - 10, "excess, points");
        for (var i = 0; i < Drawn.Count; i++) DrawRow(canvas, axis, Drawn[i], Top + (RowHeight * i));
        canvas.Line("axis", Left, bottom, Right, bottom);
        canvas.Height = bottom + 40;
    }

    private static string Short(string name) => HtmlText.Shorten(name, HtmlText.LongestName);

    private static void DrawRow(SvgCanvas canvas, RateScale axis, GapRow row, double top)
    {
        var y = top + 25;
        var number = PointWords.Signed(row.Excess) + (row.IsFlagged ? ", flagged" : "");
        var room = Right - Left - Air - LetterWidths.OfBold(number, LetterWidths.Small);
        canvas.Text("t-s", Left, top + 14, LetterWidths.Fit(row.Name, LetterWidths.Small, room));
        canvas.Text(row.IsFlagged ? "t-s t-b a-e n-" : "t-s a-e n-", Right, top + 14, number);
        canvas.Line(row.IsFlagged ? "w-main" : "w-thin", axis.At(row.Lower), y, axis.At(row.Upper), y);
        canvas.Dot(row.IsFlagged ? "p-main" : "p-open", axis.At(row.Excess), y, 5);
    }

    private IEnumerable<string> Sentences()
    {
        var flagged = Rows.Where(row => row.IsFlagged).ToList();
        yield return Invariant($"{flagged.Count} of {Rows.Count} systems are flagged.");
        if (flagged.Count > 0) yield return $"Most: {Words(flagged.MaxBy(row => row.Excess)!)}.";
        if (Rows.Where(row => !row.IsFlagged).MaxBy(row => row.Excess) is { } trusted)
            yield return $"Most of the others: {Words(trusted)}.";
    }

    private static string Words(GapRow row) =>
        $"{Short(row.Name)}, {PointWords.Signed(row.Excess)} points, interval {PointWords.Signed(row.Lower)} to "
        + PointWords.Signed(row.Upper);
}
