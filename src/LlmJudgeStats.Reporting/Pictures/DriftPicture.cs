namespace LlmJudgeStats.Reporting;

/// <summary>Picture (h): sensitivity and specificity of the judge by period; no line crosses a change of the judge.</summary>
/// <param name="Periods">Periods in their order.</param>
/// <param name="Changes">Changes of the judge in their order; an index is between 0 and the number of periods.</param>
/// <param name="Level">The level of the intervals.</param>
internal sealed record DriftPicture(IReadOnlyList<DriftPeriod> Periods, IReadOnlyList<DriftChange> Changes, double Level) : IPicture
{
    private const double Left = 46;
    private const double Right = 318;
    private const double NameLeft = 326;
    private const double PlotHeight = 180;
    private const double WordsHeight = 15;
    private const int MostRowsOfWords = 6;
    private const double LongestWords = 200;
    private const double LongestPeriod = 110;

    /// <summary>What a period is, in one word.</summary>
    public string PeriodWord { get; init; } = "period";

    /// <inheritdoc/>
    public string Title { get; init; } = "Sensitivity and specificity of the judge by period";

    /// <inheritdoc/>
    public string Description => string.Join(' ', Sentences());

    /// <inheritdoc/>
    public string Caption { get; init; } = $"Lines are {RateText.Chosen(Level)} intervals. Dot and solid line: sensitivity. "
        + "Square and dotted line: specificity. A change of the judge gets an upright line and ends the comparison with what was before.";

    private double Pitch => (Right - Left) / Math.Max(1, Periods.Count);

    private double Offset => Math.Min(3, Pitch / 4);

    /// <inheritdoc/>
    public void Draw(SvgCanvas canvas)
    {
        var words = PlaceWords();
        var top = 22 + (WordsHeight * Math.Max(0, words.Select(each => each.Row).DefaultIfEmpty(0).Max()));
        var bottom = top + PlotHeight;
        var marks = Periods.SelectMany(period => new[] { period.Sensitivity, period.Specificity }).Where(IsDrawn);
        var scale = RateScale.Around([.. marks.SelectMany(mark => mark!.Value.Ends)], bottom, top);
        DrawAxes(canvas, scale, bottom);
        DrawChanges(canvas, words, top, bottom);
        var sensitivities = Places(period => period.Sensitivity, -Offset, scale);
        var specificities = Places(period => period.Specificity, Offset, scale);
        DrawLines(canvas, "l-main", sensitivities);
        DrawLines(canvas, "l-plain", specificities);
        DrawMarks(canvas, scale, sensitivities, specificities);
        DrawNames(canvas, sensitivities, specificities, top, bottom);
        canvas.Height = bottom + 50;
    }

    private static bool IsDrawn(RateMark? mark) => mark is { IsIdentified: true };

    private double X(double period) => Left + (Pitch * period);

    private void DrawAxes(SvgCanvas canvas, RateScale scale, double bottom)
    {
        foreach (var tick in scale.Ticks(room: 24))
        {
            var y = scale.At(tick / 100.0);
            canvas.Line("grid", Left, y, Right, y);
            canvas.Text("t-soft t-s a-e n-", Left - 6, y + 4, RateScale.Shown(tick));
        }
        var free = 2.0;
        for (var i = 0; i < Periods.Count; i++)
        {
            var name = LetterWidths.Fit(Periods[i].Name, LetterWidths.Small, LongestPeriod);
            var half = LetterWidths.Of(name, LetterWidths.Small) / 2;
            if (name.Length == 0 || X(i + 0.5) - half < free) continue;
            canvas.Text("t-soft t-s a-m n-", X(i + 0.5), bottom + 18, name);
            free = X(i + 0.5) + half + 6;
        }
        canvas.Text("t-soft a-m", (Left + Right) / 2, bottom + 38, LetterWidths.Fit(PeriodWord, LetterWidths.Plain, Right - Left));
        canvas.Line("axis", Left, bottom, Right, bottom);
    }

    // Rows of words from below, each on the left of its line where there is room; -1: no room in any row.
    private List<ChangeWords> PlaceWords()
    {
        var placed = new List<ChangeWords>();
        foreach (var change in Changes)
        {
            var x = X(Math.Clamp(change.Before, 0, Periods.Count));
            var shown = LetterWidths.Fit(change.Words, LetterWidths.Small, LongestWords / 1.1);    // bold
            var width = LetterWidths.OfBold(shown, LetterWidths.Small);
            var isLeft = x - 5 - width > 4;
            var (from, to) = isLeft ? (x - 5 - width, x - 5) : (x + 5, x + 5 + width);
            var row = Enumerable.Range(0, MostRowsOfWords)
                .Where(each => !placed.Exists(other => other.Row == each && from < other.To + 6 && other.From < to + 6))
                .DefaultIfEmpty(-1).First();
            placed.Add(new(shown, x, isLeft, from, to, row));
        }
        return placed;
    }

    private static void DrawChanges(SvgCanvas canvas, List<ChangeWords> words, double top, double bottom)
    {
        foreach (var change in words) canvas.Line("l-gate", change.X, top - 6, change.X, bottom);
        foreach (var change in words.Where(change => change.Row >= 0))
        {
            var y = top - 10 - (WordsHeight * change.Row);
            canvas.Text(change.IsLeft ? "t-gate t-s t-b a-e" : "t-gate t-s t-b", change.IsLeft ? change.To : change.From, y, change.Shown);
        }
    }

    private List<Place> Places(Func<DriftPeriod, RateMark?> rate, double offset, RateScale scale) =>
    [
        .. Periods.Select((period, i) => (Mark: rate(period), Index: i)).Where(each => IsDrawn(each.Mark))
            .Select(each => new Place(each.Index, X(each.Index + 0.5) + offset, scale.At(each.Mark!.Value.Point), each.Mark.Value)),
    ];

    private void DrawLines(SvgCanvas canvas, string look, List<Place> places)
    {
        var from = 0;
        for (var i = 1; i <= places.Count; i++)
        {
            if (i < places.Count && AreJoined(places[i - 1].Index, places[i].Index)) continue;
            if (i - from > 1) canvas.Path(look, places[from..i].Select(place => (place.X, place.Y)));
            from = i;
        }
    }

    private bool AreJoined(int before, int after) => after == before + 1 && !Changes.Any(change => change.Before == after);

    private void DrawMarks(SvgCanvas canvas, RateScale scale, List<Place> sensitivities, List<Place> specificities)
    {
        var radius = Math.Clamp(Pitch / 4, 1, 4.5);
        foreach (var place in sensitivities)
        {
            canvas.Line("w-thin", place.X, scale.At(place.Mark.Upper), place.X, scale.At(place.Mark.Lower));
            canvas.Dot("p-main", place.X, place.Y, radius);
        }
        foreach (var place in specificities)
        {
            canvas.Line("w-plain", place.X, scale.At(place.Mark.Upper), place.X, scale.At(place.Mark.Lower));
            canvas.Square("p-plain", place.X, place.Y, (2 * radius) - 1);
        }
    }

    private static void DrawNames(SvgCanvas canvas, List<Place> sensitivities, List<Place> specificities, double top, double bottom)
    {
        const double Apart = 17;
        var first = sensitivities.Count > 0 ? sensitivities[^1].Y : double.NaN;
        var second = specificities.Count > 0 ? specificities[^1].Y : double.NaN;
        if (Math.Abs(first - second) < Apart)
        {
            var middle = Math.Clamp((first + second) / 2, top + (Apart / 2), bottom - (Apart / 2));
            var half = first <= second ? Apart / 2 : -Apart / 2;
            first = middle - half;
            second = middle + half;
        }
        if (sensitivities.Count > 0) canvas.Text("t-b t-main", NameLeft, first + 4, "sensitivity");
        if (specificities.Count > 0) canvas.Text("t-b t-soft", NameLeft, second + 4, "specificity");
    }

    private IEnumerable<string> Sentences()
    {
        yield return Changes.Count == 0
            ? Invariant($"{Periods.Count} periods.")
            : Invariant($"{Periods.Count} periods, {Changes.Count} changes of the judge.");
        var wordless = PlaceWords().Count(change => change.Row < 0);
        if (wordless > 0) yield return Invariant($"{wordless} of them have no room for their words.");
        if (Periods.LastOrDefault(period => IsDrawn(period.Sensitivity) || IsDrawn(period.Specificity)) is not { } last) yield break;
        var name = HtmlText.Shorten(last.Name, HtmlText.LongestName);
        yield return $"Last, {PeriodWord} {name}: sensitivity {Words(last.Sensitivity)}; specificity {Words(last.Specificity)}.";
    }

    private static string Words(RateMark? mark) => mark is { } known ? known.Words : "not known";

    private sealed record ChangeWords(string Shown, double X, bool IsLeft, double From, double To, int Row);

    private sealed record Place(int Index, double X, double Y, RateMark Mark);
}
