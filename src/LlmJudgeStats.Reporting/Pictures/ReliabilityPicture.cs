using System.Globalization;
using LlmJudgeStats.JudgeConfidence;

namespace LlmJudgeStats.Reporting;

/// <summary>Picture of reliability: bands of confidence, the share that came true with its limits over the mean confidence.</summary>
/// <param name="Bands">The bands, rising.</param>
/// <param name="Level">The level of each interval.</param>
internal sealed record ReliabilityPicture(IReadOnlyList<ReliabilityBand> Bands, double Level) : IPicture
{
    private const double Left = 72;
    private const double Right = 382;
    private const double Top = 26;
    private const double Bottom = 306;
    private const double DotRadius = 5;
    private const double Tick = 4;
    private const double NumberAbove = 6;

    private static readonly RateScale s_across = new(0, 1, Left, Right);

    private static readonly RateScale s_up = new(0, 1, Bottom, Top);

    /// <summary>The picture of a table.</summary>
    public static ReliabilityPicture Of(JudgeConfidenceTable table) => new(table.Reliability.Bands, table.Level);

    /// <inheritdoc/>
    public string Title => "Confidence and what came true";

    /// <inheritdoc/>
    public string Description => Bands.Count == 0 ? "No item has a confidence." : string.Join(' ', Bands.Select(Of));

    /// <inheritdoc/>
    public string Caption =>
        $"Bands of confidence: how often it came true, with {RateText.Chosen(Level)} intervals and the number of items. "
        + "On the dashed line confidence is right; below it the judge is too sure.";

    /// <inheritdoc/>
    public void Draw(SvgCanvas canvas)
    {
        foreach (var tick in new[] { 0, 25, 50, 75, 100 })
        {
            var x = s_across.At(tick / 100.0);
            var y = s_up.At(tick / 100.0);
            canvas.Line("grid", x, Bottom, x, Top);
            canvas.Line("grid", Left, y, Right, y);
            canvas.Text("t-soft t-s a-m n-", x, Bottom + 17, RateScale.Shown(tick));
            canvas.Text("t-soft t-s a-e n-", Left - 7, y + 4, RateScale.Shown(tick));
        }
        canvas.Line("l-plain", Left, Bottom, Right, Top);
        canvas.Line("axis", Left, Bottom, Right, Bottom);
        canvas.Line("axis", Left, Bottom, Left, Top);
        List<LabelBox> taken = [];
        foreach (var band in Bands) DrawBand(canvas, band);
        foreach (var band in Bands) DrawNumber(canvas, band, taken);
        canvas.Text("t-soft a-m", (Left + Right) / 2, Bottom + 42, "mean confidence of the band");
        canvas.TextUpwards("t-soft", 18, (Top + Bottom) / 2, "share that came true");
        canvas.Height = Bottom + 52;
    }

    private static string Of(ReliabilityBand band) => Invariant(
        $"Mean confidence {RateText.Percent(band.MeanConfidence)}: {RateText.Percent(band.Accuracy.Rate)} of {band.Items} came true.");

    private static double X(ReliabilityBand band) => s_across.At(band.MeanConfidence);

    private static double Y(ReliabilityBand band) => s_up.At(band.Accuracy.Rate);

    private void DrawBand(SvgCanvas canvas, ReliabilityBand band)
    {
        var limits = band.Interval(Level);
        var low = s_up.At(limits.Lower);
        var high = s_up.At(limits.Upper);
        canvas.Line("w-thin", X(band), low, X(band), high);
        canvas.Line("w-thin", X(band) - Tick, low, X(band) + Tick, low);
        canvas.Line("w-thin", X(band) - Tick, high, X(band) + Tick, high);
        canvas.Dot("p-main", X(band), Y(band), DotRadius);
    }

    // Above its interval, unless another number stands there.
    private void DrawNumber(SvgCanvas canvas, ReliabilityBand band, List<LabelBox> taken)
    {
        var number = band.Items.ToString(CultureInfo.InvariantCulture);
        var y = s_up.At(band.Interval(Level).Upper) - NumberAbove;
        var half = LetterWidths.OfBold(number, LetterWidths.Small) / 2;
        var middle = Math.Max(X(band), Left + half + 2);
        var box = LabelBox.OfSmall(number, middle - half, y);
        if (taken.Exists(box.Meets)) return;
        taken.Add(box);
        canvas.Text("t-s a-m n-", middle, y, number);
    }
}
