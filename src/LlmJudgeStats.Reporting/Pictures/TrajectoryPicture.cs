using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>Picture of a training run: the score of each checkpoint over its step, and which of them is the best.</summary>
/// <param name="Points">Checkpoints, their steps growing.</param>
/// <param name="Level">The level of the intervals.</param>
internal sealed record TrajectoryPicture(IReadOnlyList<TrajectoryPoint> Points, double Level) : IPicture
{
    private const double Left = 50;
    private const double Right = 406;
    private const double Top = 34;
    private const double Bottom = 214;
    private const double Inside = 10;        // from the ends of the axis to the first and the last checkpoint
    private const double LabelAir = 8;
    private const double LongestStep = 110;
    private const double Edge = 4;
    private const double LargestCounted = 1e9;

    /// <summary>Who was trained, from data.</summary>
    public string System { get; init; } = "the system";

    /// <summary>The place of the best checkpoint, from 0; none where nobody chose.</summary>
    public int? Best { get; init; }

    /// <summary>How much of the best score is expected to be luck; none where nobody chose.</summary>
    public double? Luck { get; init; }

    /// <summary>The rank correlation of step and score with its limits; none where it has none.</summary>
    public (double Rho, double Lower, double Upper)? Growth { get; init; }

    /// <inheritdoc/>
    public string Title => $"Score of {HtmlText.Shorten(System, HtmlText.LongestName)} over training";

    /// <inheritdoc/>
    public string Description => string.Join(' ', Sentences());

    /// <inheritdoc/>
    public string Caption => string.Join(' ', CaptionSentences());

    /// <inheritdoc/>
    public void Draw(SvgCanvas canvas)
    {
        var scale = RateScale.Around([.. Points.SelectMany(point => point.Score.Ends)], Bottom, Top);
        foreach (var tick in scale.Ticks(room: 24))
        {
            var y = scale.At(tick / 100.0);
            canvas.Line("grid", Left, y, Right, y);
            canvas.Text("t-soft t-s a-e n-", Left - 6, y + 4, RateScale.Shown(tick));
        }
        canvas.Line("axis", Left, Bottom, Right, Bottom);
        DrawSteps(canvas);
        canvas.Text("t-soft a-m", (Left + Right) / 2, Bottom + 40, "training step");
        DrawPoints(canvas, scale);
        if (Best is { } best) DrawBest(canvas, scale, Points[best]);
        canvas.Height = Bottom + 50;
    }

    private static string Shown(double step) =>
        step.ToString(step == Math.Floor(step) && Math.Abs(step) < LargestCounted ? "N0" : "G6", CultureInfo.InvariantCulture);

    // Halves: the difference of two steps may be more than a number holds.
    private double X(double step)
    {
        var first = Points[0].Step / 2;
        var last = Points[^1].Step / 2;
        if (!(last > first)) return (Left + Right) / 2;
        return Left + Inside + (((step / 2) - first) / (last - first) * (Right - Left - (2 * Inside)));
    }

    // The steps themselves, as many as have room.
    private void DrawSteps(SvgCanvas canvas)
    {
        var free = 0.0;
        foreach (var point in Points)
        {
            var x = X(point.Step);
            canvas.Line("axis", x, Bottom, x, Bottom + 4);
            var shown = Shown(point.Step);
            var half = LetterWidths.Of(shown, LetterWidths.Small) / 2;
            if (half > LongestStep / 2 || x - half < free || x + half > SvgCanvas.Width) continue;
            canvas.Text("t-soft t-s a-m n-", x, Bottom + 19, shown);
            free = x + half + LabelAir;
        }
    }

    private void DrawPoints(SvgCanvas canvas, RateScale scale)
    {
        foreach (var point in Points)
            canvas.Line("w-thin", X(point.Step), scale.At(point.Score.Upper), X(point.Step), scale.At(point.Score.Lower));
        if (Points.Count > 1) canvas.Path("l-main", Points.Select(point => (X(point.Step), scale.At(point.Score.Point))));
        var radius = Math.Clamp((Right - Left) / Math.Max(1, Points.Count) / 4, 1, 4.5);
        foreach (var point in Points) canvas.Dot("p-main", X(point.Step), scale.At(point.Score.Point), radius);
    }

    private void DrawBest(SvgCanvas canvas, RateScale scale, TrajectoryPoint best)
    {
        var x = X(best.Step);
        var y = scale.At(best.Score.Point);
        var words = $"best: {RateText.Percent(best.Score.Point)}";
        var half = LetterWidths.OfBold(words, LetterWidths.Small) / 2;
        canvas.Line("l-plain", x, Top - 14, x, y);
        canvas.Dot("p-open", x, y, 6.5);
        canvas.Text("t-s t-b t-main a-m n-", Math.Clamp(x, Edge + half, SvgCanvas.Width - Edge - half), Top - 18, words);
    }

    private IEnumerable<string> Sentences()
    {
        yield return Invariant($"{Points.Count} checkpoints.");
        if (Points.Count > 0) yield return $"First: {Words(Points[0])}. Last: {Words(Points[^1])}.";
        if (Best is { } best) yield return $"Best: {Words(Points[best])}.";
    }

    private static string Words(TrajectoryPoint point) => $"step {Shown(point.Step)}, {point.Score.Words}";

    private IEnumerable<string> CaptionSentences()
    {
        yield return $"Dots and lines: score of each checkpoint of {HtmlText.Shorten(System, HtmlText.LongestName)}, "
            + $"{RateText.Chosen(Level)}, for items like these.";
        if (Best is not null)
        {
            var ofLuck = Luck is { } luck ? $"; about {RateText.Points(luck)} of its score are the luck of the best" : "";
            yield return $"Ring: the best{ofLuck}.";
        }
        if (Growth is { } growth)
        {
            yield return Invariant($"Rank correlation of step and score {growth.Rho:F2}, interval {growth.Lower:F2} to {growth.Upper:F2}.");
        }
    }
}
