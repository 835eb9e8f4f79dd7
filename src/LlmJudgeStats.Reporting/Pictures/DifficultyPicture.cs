using System.Globalization;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Reporting;

/// <summary>Picture of items by difficulty: how many have which mean score, and which of them decide nothing.</summary>
/// <param name="Bands">The bands of mean scores, from the hardest items.</param>
internal sealed record DifficultyPicture(IReadOnlyList<DifficultyBand> Bands) : IPicture
{
    private const double Right = 406;
    private const double Top = 34;
    private const double Bottom = 214;
    private const double Inside = 14;    // from the ends of the axis to 0% and 100%
    private const double LegendLeft = 14;
    private const double Swatch = 12;
    private const double EntryLeft = 34;
    private const double EntryHeight = 21;
    private const double Air = 10;
    private const int MostSteps = 5;

    private static readonly double[] s_mantissas = [1, 2, 5, 10];

    /// <summary>Items that every system passes.</summary>
    public long AllPass { get; init; }

    /// <summary>Items that every system fails.</summary>
    public long AllFail { get; init; }

    /// <inheritdoc/>
    public string Title => "Items by their mean score over the systems";

    /// <inheritdoc/>
    public string Description => $"{RateText.Count(Items)} items; {RateText.Count(Items - Dead)} make the ranking, "
        + $"{RateText.Count(Dead)} are decided alike by all systems, of which all pass "
        + $"{RateText.Count(AllPass)} and all fail {RateText.Count(AllFail)}.";

    /// <inheritdoc/>
    public string Caption => "Bars: how many items have a mean score in the tenth, hard ones on the left. "
        + "Grey: decided alike by all systems, so that they say nothing of their order.";

    private Int128 Items => Bands.Aggregate((Int128)0, (sum, band) => sum + band.Items);

    private Int128 Dead => Bands.Aggregate((Int128)0, (sum, band) => sum + band.Dead);

    // As few steps as fit; at least one item.
    private double Step
    {
        get
        {
            var most = Math.Max(1.0, Bands.Select(band => band.Items).DefaultIfEmpty(0).Max());
            var power = Math.Max(1, Math.Pow(10, Math.Floor(Math.Log10(most / MostSteps))));
            return s_mantissas.Select(mantissa => mantissa * power).First(step => most / step <= MostSteps);
        }
    }

    /// <inheritdoc/>
    public void Draw(SvgCanvas canvas)
    {
        var step = Step;
        double[] ticks = [.. Enumerable.Range(0, MostSteps + 1).Select(i => i * step)];
        var left = LegendLeft + ticks.Max(tick => LetterWidths.Of(Shown(tick), LetterWidths.Small)) + 6;
        foreach (var tick in ticks)
        {
            canvas.Line("grid", left, Y(tick, step), Right, Y(tick, step));
            canvas.Text("t-soft t-s a-e n-", left - 6, Y(tick, step) + 4, Shown(tick));
        }
        canvas.Text("t-soft t-s", LegendLeft, Top - 20, "items");
        var axis = new RateScale(0, 1, left + Inside, Right - Inside);
        axis.DrawAcross(canvas, Bottom, Bottom);
        foreach (var band in Bands) DrawBar(canvas, axis, band, step);
        canvas.Line("axis", left, Bottom, Right, Bottom);
        canvas.Text("t-soft a-m", (left + Right) / 2, Bottom + 40, "mean score of the item");
        DrawLegend(canvas);
    }

    private static string Shown(double count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static double Y(double items, double step) => Bottom - (items / (MostSteps * step) * (Bottom - Top));

    private static void DrawBar(SvgCanvas canvas, RateScale axis, DifficultyBand band, double step)
    {
        var x = axis.At(band.From) + 2;
        var width = axis.At(band.To) - axis.At(band.From) - 4;
        var dead = Y(band.Dead, step);
        var all = Y(band.Items, step);
        if (band.Items > band.Dead) canvas.Box("s2", x, all, width, dead - all);
        if (band.Dead > 0) canvas.Box("s3", x, dead, width, Bottom - dead);
        var number = Shown(band.Items);
        if (band.Items > 0 && LetterWidths.Of(number, LetterWidths.Small) < width + 4)
            canvas.Text("t-s a-m n-", x + (width / 2), all - 5, number);
    }

    private void DrawLegend(SvgCanvas canvas)
    {
        var y = Bottom + 58;
        Entry("s2", "make the ranking", Items - Dead);
        Entry("s3", "decided alike by all systems", Dead);
        if (AllPass > 0) Entry(null, "passed by all", AllPass);
        if (AllFail > 0) Entry(null, "failed by all", AllFail);
        canvas.Height = y + 2;

        void Entry(string? look, string label, Int128 count)
        {
            if (look is not null) canvas.Box(look, LegendLeft, y, Swatch, Swatch);
            var number = RateText.Count(count);
            var left = look is null ? EntryLeft + Swatch : EntryLeft;
            var room = Right - left - Air - LetterWidths.Of(number, LetterWidths.Plain);
            canvas.Text(look is null ? "t-soft" : "", left, y + 10, LetterWidths.Fit(label, LetterWidths.Plain, room));
            canvas.Text("a-e n- t-soft", Right, y + 10, number);
            y += EntryHeight;
        }
    }
}
