namespace LlmJudgeStats.Reporting;

/// <summary>Picture (f): groups on one axis, each with its interval, the judge's word, people's, and its ranks.</summary>
/// <param name="Rows">All groups, in the order in which they are shown: by corrected rate. The first 60 are drawn.</param>
/// <param name="Level">The level of the intervals.</param>
internal sealed record LeaderboardPicture(IReadOnlyList<LeaderboardRow> Rows, double Level) : IPicture
{
    private const int MostRows = 60;
    private const double Left = 14;
    private const double WidestAxis = 330;
    private const double RankRight = 406;
    private const double Air = 10;
    private const double Top = 34;
    private const double RowHeight = 38;

    /// <summary>What the groups are, in one word.</summary>
    public string GroupWord { get; init; } = "group";

    /// <summary>What is shown of each.</summary>
    public string RateName { get; init; } = "corrected pass rate";

    /// <inheritdoc/>
    public string Title { get; init; } = $"Groups by corrected pass rate with {RateText.Chosen(Level)} intervals";

    /// <inheritdoc/>
    public string Description => string.Join(' ', Sentences());

    /// <inheritdoc/>
    public string Caption => string.Join(' ', CaptionSentences());

    private IReadOnlyList<LeaderboardRow> Drawn => Rows.Count <= MostRows ? Rows : [.. Rows.Take(MostRows)];

    private string CaptionName => RateName.Replace("pass rate", "rate", StringComparison.Ordinal);

    private bool HasRanks => Rows.Any(row => row.Ranks is not null);

    private bool NoTwoDiffer => Rows.Count > 1 && Rows.All(row => row.Ranks is { Best: 1 } ranks && ranks.Worst == Rows.Count);

    /// <inheritdoc/>
    public void Draw(SvgCanvas canvas)
    {
        var right = AxisRight();
        var axis = RateScale.Around([.. Drawn.SelectMany(Marks)], Left, right);
        var bottom = Top + (RowHeight * Drawn.Count);
        axis.DrawAcross(canvas, Top, bottom);
        canvas.Text("t-soft t-s", Left, Top - 10, LetterWidths.Fit(GroupWord, LetterWidths.Small, right - Left));
        if (HasRanks) canvas.Text("t-soft t-s a-e", RankRight, Top - 10, "rank");
        for (var i = 0; i < Drawn.Count; i++) DrawRow(canvas, axis, Drawn[i], Top + (RowHeight * i));
        canvas.Line("axis", Left, bottom, right, bottom);
        canvas.Height = bottom + 40;
    }

    private static IEnumerable<double> Marks(LeaderboardRow row)
    {
        foreach (var end in row.Corrected.Ends) yield return end;
        if (row.Judge is { } judge) yield return judge;
        if (row.People is { } people) yield return people;
    }

    private static void DrawRow(SvgCanvas canvas, RateScale axis, LeaderboardRow row, double top)
    {
        var y = top + 25;
        var rate = RateText.Percent(row.Corrected.Point);
        var room = axis.End - Left - Air - LetterWidths.Of(rate, LetterWidths.Small);
        canvas.Text("t-s", Left, top + 14, LetterWidths.Fit(row.Name, LetterWidths.Small, room));
        canvas.Text("t-s a-e n-", axis.End, top + 14, rate);
        canvas.Line("w-main", axis.At(row.Corrected.Lower), y, axis.At(row.Corrected.Upper), y);
        if (row.Judge is { } judge) canvas.Square("p-plain", axis.At(judge), y, 8);
        if (row.Corrected.IsIdentified) canvas.Dot("p-main", axis.At(row.Corrected.Point), y, 5);
        if (row.People is { } people) canvas.Diamond("p-truth", axis.At(people), y, 5);
        if (row.Ranks is { } ranks) canvas.Text("t-b a-e n-", RankRight, y + 3, ranks.ToString());
    }

    // Ranks of many digits take from the axis.
    private double AxisRight()
    {
        if (!HasRanks) return RankRight - 8;
        var ranks = Drawn.Max(row => LetterWidths.OfBold(row.Ranks?.ToString() ?? "", LetterWidths.Plain));
        return Math.Min(WidestAxis, RankRight - ranks - Air);
    }

    private IEnumerable<string> Sentences()
    {
        yield return Invariant($"{Rows.Count} groups, ordered by {RateName}.");
        var points = Rows.Where(row => row.Corrected.IsIdentified).ToList();
        if (points.Count > 0)
        {
            var best = points.MaxBy(row => row.Corrected.Point)!;
            var last = points.MinBy(row => row.Corrected.Point)!;
            yield return $"Highest: {Words(best)}. Lowest: {Words(last)}.";
        }
        if (NoTwoDiffer) yield return "No two can be told apart.";
    }

    private static string Words(LeaderboardRow row) => $"{HtmlText.Shorten(row.Name, HtmlText.LongestName)}, {row.Corrected.Words}";

    private IEnumerable<string> CaptionSentences()
    {
        yield return $"Dot and line: {CaptionName}, {RateText.Chosen(Level)}.";
        if (Rows.Any(row => row.Judge is not null)) yield return "Square: judge at its word.";
        if (Rows.Any(row => row.People is not null)) yield return "Diamond: people.";
        if (HasRanks) yield return "Rank: the ranks that the data allow.";
        if (NoTwoDiffer) yield return "No two of these can be told apart with these labels.";
        if (Rows.Count > MostRows)
            yield return Invariant($"The first {MostRows} of {Rows.Count} are drawn; the table has all.");
    }
}
