namespace LlmJudgeStats.Reporting;

/// <summary>Picture (d): the probability density of the pass rate after the data.</summary>
/// <param name="Curve">The density, by ascending rate; with fewer than two points, or none above 0, no curve is drawn.</param>
/// <param name="Mark">Its mean and the limits of its interval.</param>
/// <param name="Level">The level of the interval.</param>
internal sealed record PosteriorPicture(IReadOnlyList<DensityPoint> Curve, RateMark Mark, double Level) : IPicture
{
    private const double Left = 20;
    private const double Right = 396;
    private const double CurveHeight = 150;
    private const int MostPoints = 160;    // finer than that no eye sees

    /// <summary>The density before the data, in the units of the curve; none when it is not to be shown.</summary>
    public IReadOnlyList<DensityPoint> Prior { get; init; } = [];

    /// <summary>What the prior says.</summary>
    public string PriorWords { get; init; } = "prior: every rate alike";

    /// <summary>The rate that a gate asks for; none when there is no gate.</summary>
    public double? Gate { get; init; }

    /// <summary>The probability of a rate at or above the gate; none when there is no gate.</summary>
    public double? ProbabilityOfGate { get; init; }

    /// <inheritdoc/>
    public string Title { get; init; } = "Posterior of the pass rate";

    /// <inheritdoc/>
    public string Description => "The probability density of the pass rate after the data. "
        + $"Mean {RateText.Percent(Mark.Point)}, {RateText.Chosen(Level)} between {RateText.Percent(Mark.Lower)} and "
        + $"{RateText.Percent(Mark.Upper)}.{(GateWords is { } words ? $" {words}." : "")}";

    /// <inheritdoc/>
    public string Caption { get; init; } = "Density of the pass rate after the data.";

    private string? GateWords => Gate is { } gate && ProbabilityOfGate is { } probability
        ? $"{RateText.Percent(probability)} of the probability is at or above {RateText.Chosen(gate)}"
        : null;

    /// <inheritdoc/>
    public void Draw(SvgCanvas canvas)
    {
        var window = new PosteriorWindow(Curve, [.. Mark.Ends], Left, Right);
        var top = Gate is null ? 20 : 48;
        var bottom = top + CurveHeight;
        window.DrawAcross(canvas, top, bottom);
        DrawDensities(canvas, window.Scale, top, bottom);
        canvas.Line("axis", Left, bottom, Right, bottom);
        DrawGate(canvas, window.Scale, bottom);
        DrawInterval(canvas, window.Scale, bottom + 34);
    }

    private static double Between(double x, (double X, double Y) a, (double X, double Y) b) =>
        b.X > a.X ? a.Y + ((x - a.X) / (b.X - a.X) * (b.Y - a.Y)) : b.Y;

    private void DrawDensities(SvgCanvas canvas, RateScale scale, double top, double bottom)
    {
        var highest = Math.Max(PosteriorWindow.TopOf(Curve), PosteriorWindow.TopOf(Inside(Prior, scale)));
        if (!(highest > 0)) return;
        var curve = Points(Curve);
        if (curve.Length > 1 && Gate is { } gate && gate < scale.High)
            canvas.Area("f-main", Above(curve, scale.At(Math.Max(gate, scale.Low))));
        if (curve.Length > 1) canvas.Path("l-main", curve);
        var prior = Points(Prior);
        if (prior.Length < 2) return;
        canvas.Path("l-plain", prior);
        var priorWords = LetterWidths.Fit(PriorWords, LetterWidths.Small, Right - Left);
        canvas.Text("t-soft t-s a-e", Right, Math.Max(prior[^1].Y - 5, top + 10), priorWords);

        (double X, double Y)[] Points(IReadOnlyList<DensityPoint> density) =>
            [.. Thinned(Inside(density, scale)).Select(point => (scale.At(point.Rate), Y(point.Density)))];

        double Y(double density) => bottom - (Math.Min(density, highest) / highest * CurveHeight);

        IEnumerable<(double X, double Y)> Above((double X, double Y)[] points, double from)
        {
            var first = Array.FindIndex(points, point => point.X >= from);
            if (first < 0) return [(from, bottom), (from, bottom)];
            var start = first == 0 ? points[0].Y : Between(from, points[first - 1], points[first]);
            var begin = Math.Max(from, points[0].X);
            return [(begin, bottom), (begin, start), .. points[first..], (points[^1].X, bottom)];
        }
    }

    private static List<DensityPoint> Inside(IReadOnlyList<DensityPoint> density, RateScale scale) =>
        [.. density.Where(point => point.Rate >= scale.Low && point.Rate <= scale.High)];

    private static IEnumerable<DensityPoint> Thinned(List<DensityPoint> points)
    {
        var stride = ((points.Count - 1) / MostPoints) + 1;
        return points.Where((_, i) => i % stride == 0 || i == points.Count - 1);
    }

    private void DrawGate(SvgCanvas canvas, RateScale scale, double bottom)
    {
        if (Gate is not { } gate) return;
        if (GateWords is { } words) canvas.Text("t-s", Left, 16, words);
        var name = $"gate {RateText.Chosen(gate)}";
        if (gate < scale.Low) canvas.Text("t-gate t-s t-b", Left, 34, $"{name}: left of this axis");
        else if (gate > scale.High) canvas.Text("t-gate t-s t-b a-e", Right, 34, $"{name}: right of this axis");
        else
        {
            var x = scale.At(gate);
            var isLeft = x - 8 - LetterWidths.OfBold(name, LetterWidths.Small) > 4;
            canvas.Line("l-gate", x, 38, x, bottom);
            canvas.Text(isLeft ? "t-gate t-s t-b a-e" : "t-gate t-s t-b", isLeft ? x - 6 : x + 6, 34, name);
        }
    }

    private void DrawInterval(SvgCanvas canvas, RateScale scale, double y)
    {
        var lower = scale.At(Mark.Lower);
        var upper = scale.At(Mark.Upper);
        canvas.Line("w-main", lower, y, upper, y);
        if (Mark.IsIdentified) canvas.Dot("p-main", scale.At(Mark.Point), y, 6);
        var words = Mark.IsIdentified ? $"{RateText.Chosen(Level)}, mean {RateText.Percent(Mark.Point)}" : RateText.NotIdentified;
        var width = LetterWidths.Of(words, LetterWidths.Small) + 12;
        var fitsRight = upper + width < SvgCanvas.Width;
        var fitsLeft = lower - width > 0;
        var down = fitsRight || fitsLeft ? 4 : 22;
        if (fitsRight) canvas.Text("t-soft t-s", upper + 10, y + down, words);
        else if (fitsLeft) canvas.Text("t-soft t-s a-e", lower - 10, y + down, words);
        else canvas.Text("t-soft t-s a-m", (Left + Right) / 2, y + down, words);
        canvas.Height = y + down + 10;
    }
}
