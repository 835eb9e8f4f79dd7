namespace LlmJudgeStats.Reporting;

/// <summary>The part of the axis on which a density is worth drawing, with ticks that suit it however narrow it is.</summary>
internal sealed class PosteriorWindow
{
    private const double Negligible = 1e-4;     // of the top of the density
    private const double Narrowest = 0.001;     // ticks of a hundredth of a point still fit
    private const double Rounding = 1e-9;       // of a rate in steps
    private const int PartsOfStep = 5;          // where a window may end
    private const double Air = 8;

    private static readonly double[] s_mantissas = [1, 2, 5];

    private readonly double _step;

    /// <summary>The window of a density that shows some rates in any case.</summary>
    /// <param name="curve">The density.</param>
    /// <param name="shown">Rates that have to be in it; at least one.</param>
    /// <param name="left">The coordinate of its beginning.</param>
    /// <param name="right">The coordinate of its end.</param>
    public PosteriorWindow(IReadOnlyList<DensityPoint> curve, IReadOnlyList<double> shown, double left, double right)
    {
        var top = TopOf(curve);
        var rates = curve.Where(point => point.Density > Negligible * top).Select(point => point.Rate).Concat(shown).ToList();
        var middle = (rates.Min() + rates.Max()) / 2;
        var low = Math.Max(0, Math.Min(rates.Min(), middle - (Narrowest / 2)));
        var high = Math.Min(1, Math.Max(rates.Max(), middle + (Narrowest / 2)));
        _step = StepOf(low, high, right - left);
        var part = _step / PartsOfStep;
        var from = Math.Max(0, Math.Floor((low / part) + Rounding) * part);
        Scale = new(from, Math.Min(1, Math.Ceiling((high / part) - Rounding) * part), left, right);
    }

    /// <summary>Where rates stand.</summary>
    public RateScale Scale { get; }

    /// <summary>The highest finite density; 0 when there is none.</summary>
    /// <param name="curve">A density.</param>
    public static double TopOf(IEnumerable<DensityPoint> curve) =>
        curve.Select(point => point.Density).Where(double.IsFinite).DefaultIfEmpty(0).Max();

    /// <summary>Draws ticks and their numbers under the axis.</summary>
    /// <param name="canvas">A canvas.</param>
    /// <param name="top">Where the lines of the ticks begin.</param>
    /// <param name="bottom">Where the axis is.</param>
    public void DrawAcross(SvgCanvas canvas, double top, double bottom)
    {
        var last = Math.Floor((Scale.High / _step) + Rounding);
        for (var i = Math.Ceiling((Scale.Low / _step) - Rounding); i <= last; i++)
        {
            var x = Math.Clamp(Scale.At(i * _step), Scale.Start, Scale.End);
            canvas.Line("grid", x, top, x, bottom);
            var half = WidthOf(i * _step) / 2;
            if (x - half > 0 && x + half < SvgCanvas.Width) canvas.Text("t-soft t-s a-m n-", x, bottom + 16, Shown(i * _step));
        }
    }

    // + 0.0: never -0.
    private static string Shown(double rate) => Invariant($"{(100 * rate) + 0.0:0.####}%");

    private static double WidthOf(double rate) => LetterWidths.Of(Shown(rate), LetterWidths.Small);

    // The finest step whose numbers do not touch.
    private static double StepOf(double low, double high, double length)
    {
        for (var power = -6; power < 0; power++)
        {
            foreach (var mantissa in s_mantissas)
            {
                var step = mantissa * Math.Pow(10, power);
                var longest = Math.Max(WidthOf(0.1 + step), WidthOf(1));
                if (step / (high - low + step) * length >= longest + Air) return step;
            }
        }
        return 1;
    }
}
