using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>Picture (c): half the width of the interval against the number of labels, which runs on a logarithmic axis.</summary>
/// <param name="Curve">Points by number of labels, fewest first.</param>
/// <param name="Here">The study as it is.</param>
internal sealed record WidthPicture(IReadOnlyList<WidthPoint> Curve, WidthPoint Here) : IPicture
{
    private const double Left = 50;
    private const double Right = 406;
    private const double Top = 30;
    private const double Bottom = 214;
    private const double Inside = 8;        // from the ends of the axis to the ends of the curve
    private const int MostSteps = 6;        // up
    private const double LabelAir = 8;

    private static readonly double[] s_mantissas = [1, 2, 5];

    /// <summary>Half the width with error rates known: what no number of labels falls below. None where that does not apply.</summary>
    public double? Floor { get; init; }

    /// <summary>Half the width that a gate needs; none without a gate.</summary>
    public double? Needed { get; init; }

    /// <inheritdoc/>
    public string Title { get; init; } = "Half-width of the interval against the number of labels";

    /// <inheritdoc/>
    public string Description => string.Join(' ', Sentences());

    /// <inheritdoc/>
    public string Caption { get; init; } = "Width of this interval if the labels were multiplied and the judge stayed the same. "
        + "The horizontal axis is logarithmic.";

    private IEnumerable<WidthPoint> Points => Curve.Append(Here);

    private double Highest =>
        Math.Max(Points.Max(point => point.HalfWidth), Math.Max(Floor ?? 0, Needed ?? 0)) is > 0 and var most ? most : 0.01;

    /// <inheritdoc/>
    public void Draw(SvgCanvas canvas)
    {
        DrawUpAxis(canvas);
        DrawAcrossAxis(canvas);
        canvas.Text("t-soft t-s", 12, 14, "half-width, points");
        canvas.Text("t-soft a-m", (Left + Right) / 2, 250, "labels, in the same mix of passes and fails");
        DrawLimits(canvas);
        if (Curve.Count > 1) canvas.Path("l-main", Curve.Select(point => (X(point.Labels), Y(point.HalfWidth))));
        foreach (var point in Curve) canvas.Dot("s1", X(point.Labels), Y(point.HalfWidth), 2.5);
        DrawHere(canvas);
        canvas.Height = 262;
    }

    private static string Labels(long count) => count == 1 ? "1 label" : $"{RateText.Count(count)} labels";

    private double X(double labels)
    {
        var fewest = Math.Log(Points.Min(point => point.Labels));
        var most = Math.Log(Points.Max(point => point.Labels));
        if (!(most > fewest)) return (Left + Right) / 2;
        return Left + Inside + ((Math.Log(labels) - fewest) / (most - fewest) * (Right - Left - (2 * Inside)));
    }

    private double Y(double halfWidth) => Bottom - (halfWidth / Highest * (Bottom - Top));

    private void DrawUpAxis(SvgCanvas canvas)
    {
        var step = Step();
        for (var i = 0; i <= MostSteps && i * step <= Highest * (1 + 1e-9); i++)
        {
            var y = Y(i * step);
            var points = Invariant($"±{100 * step * i:0.######}");
            canvas.Line("grid", Left, y, Right, y);
            if (Bottom - y >= 14 || i == 0) canvas.Text("t-soft t-s a-e n-", Left - 6, y + 4, i == 0 ? "0" : points);
        }
        canvas.Line("axis", Left, Bottom, Right, Bottom);
    }

    // 1, 2 or 5 times a power of ten, as few steps as fit.
    private double Step()
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Highest / MostSteps)));
        return s_mantissas.Append(10).Select(mantissa => mantissa * power).First(step => Highest / step <= MostSteps);
    }

    private void DrawAcrossAxis(SvgCanvas canvas)
    {
        var free = 0.0;
        foreach (var tick in Ticks())
        {
            var x = X(tick);
            if (x is < Left or > Right) continue;
            canvas.Line("axis", x, Bottom, x, Bottom + 4);
            var shown = tick.ToString("N0", CultureInfo.InvariantCulture);
            var half = LetterWidths.Of(shown, LetterWidths.Small) / 2;
            if (x - half < free || x + half > SvgCanvas.Width) continue;
            canvas.Text("t-soft t-s a-m n-", x, Bottom + 17, shown);
            free = x + half + LabelAir;
        }
    }

    // The study itself where the axis has no length.
    private IEnumerable<double> Ticks()
    {
        if (Points.Min(point => point.Labels) == Points.Max(point => point.Labels)) return [Here.Labels];
        var decades = (int)Math.Log10(Points.Max(point => point.Labels)) + 1;
        return Enumerable.Range(0, decades + 1).SelectMany(decade => s_mantissas.Select(mantissa => mantissa * Math.Pow(10, decade)));
    }

    private void DrawLimits(SvgCanvas canvas)
    {
        var areClose = Floor is { } floor && Needed is { } needed && Math.Abs(Y(floor) - Y(needed)) < 18;
        if (Floor is { } least)
        {
            var y = Y(least);
            canvas.Line("l-plain", Left, y, Right, y);
            // Below its line where the gate's line and words are just above it, and there is room.
            var isBelow = areClose && Bottom - y > 18 && Needed >= Floor;
            canvas.Text("t-soft t-s", Left + 6, isBelow ? y + 14 : y - 6, $"{RateText.PlusMinus(least)}: the test items alone");
        }
        if (Needed is not { } wanted) return;
        canvas.Line("l-gate", Left, Y(wanted), Right, Y(wanted));
        canvas.Text("t-gate t-s t-b a-e", Right, Y(wanted) - 6, $"{RateText.PlusMinus(wanted)}: the gate");
    }

    private void DrawHere(SvgCanvas canvas)
    {
        var x = X(Here.Labels);
        var y = Y(Here.HalfWidth);
        canvas.Line("l-plain", x, y, x, Bottom);
        canvas.Dot("p-main", x, y, 6);
        var words = $"{Labels(Here.Labels)}, {RateText.PlusMinus(Here.HalfWidth)}";
        var fits = x + 10 + LetterWidths.Of(words, LetterWidths.Small) <= SvgCanvas.Width - 4;
        var (side, at) = fits ? ("", x + 10) : (" a-e", SvgCanvas.Width - 4);
        // Above the curve, which falls; below it where the picture ends.
        var top = y - 27 > 26 ? y - 27 : y + 20;
        canvas.Text($"t-b t-main{side}", at, top, "you are here");
        canvas.Text($"t-s n-{side}", at, top + 15, words);
    }

    private IEnumerable<string> Sentences()
    {
        yield return $"{Labels(Here.Labels)} give plus or minus {RateText.Points(Here.HalfWidth)}.";
        if (Curve.FirstOrDefault(point => point.Labels >= 2 * Here.Labels) is { Labels: > 0 } more)
            yield return $"{Labels(more.Labels)} would give {RateText.Points(more.HalfWidth)}.";
        if (Floor is { } least) yield return $"However many labels, {RateText.Points(least)} remain from the test items alone.";
        if (Needed is { } wanted) yield return $"The gate needs {RateText.Points(wanted)}.";
    }
}
