namespace LlmJudgeStats.Reporting;

/// <summary>Rates, or differences of rates, along a line of a picture, across or up.</summary>
/// <param name="Low">The rate at its beginning.</param>
/// <param name="High">The rate at its end, above <paramref name="Low"/>.</param>
/// <param name="Start">The coordinate of its beginning.</param>
/// <param name="End">The coordinate of its end.</param>
internal sealed record RateScale(double Low, double High, double Start, double End)
{
    private const double TickRoom = 44;        // "100%" on a phone and a little air
    private const int WindowsPerWhole = 20;    // windows end on multiples of 5 points
    private const int Narrowest = 4;           // of these: 20 points
    private const double Rounding = 1e-9;      // of a rate in twentieths

    // In points: a step of 5 is as fine as windows are.
    private static readonly int[] s_steps = [5, 10, 20, 25, 50, 100];

    /// <summary>The axis around marks: multiples of 5 points, at least 20 points wide, inside 0 to 100%.</summary>
    /// <param name="marks">Rates; without any, the whole.</param>
    /// <param name="start">The coordinate of its beginning.</param>
    /// <param name="end">The coordinate of its end.</param>
    /// <exception cref="ArgumentOutOfRangeException">A mark is no rate.</exception>
    public static RateScale Around(IReadOnlyCollection<double> marks, double start, double end) => Around(marks, least: 0, start, end);

    /// <summary>The same around differences and 0, inside −100 to 100 points.</summary>
    /// <param name="marks">Differences of rates.</param>
    /// <param name="start">The coordinate of its beginning.</param>
    /// <param name="end">The coordinate of its end.</param>
    /// <exception cref="ArgumentOutOfRangeException">A mark is no difference of rates.</exception>
    public static RateScale AroundDifferences(IEnumerable<double> marks, double start, double end) =>
        Around([.. marks, 0], -WindowsPerWhole, start, end);

    /// <summary>Where a rate stands.</summary>
    /// <param name="rate">A rate.</param>
    public double At(double rate) => Start + ((rate - Low) / (High - Low) * (End - Start));

    /// <summary>Rates to be marked, in points, upwards.</summary>
    /// <param name="room">How far apart they have to be, in units.</param>
    public IEnumerable<int> Ticks(double room)
    {
        var points = 100 * (High - Low);
        var step = s_steps.FirstOrDefault(each => each / points * Math.Abs(End - Start) >= room, s_steps[^1]);
        var first = (int)Math.Ceiling(Math.Round(100 * Low) / step) * step;
        for (var tick = first; tick <= (int)Math.Round(100 * High); tick += step) yield return tick;
    }

    /// <summary>Draws marks and their numbers under an axis that runs across.</summary>
    /// <param name="canvas">A canvas.</param>
    /// <param name="top">Where the lines of the marks begin.</param>
    /// <param name="bottom">Where the axis is.</param>
    public void DrawAcross(SvgCanvas canvas, double top, double bottom)
    {
        foreach (var tick in Ticks(TickRoom))
        {
            var x = At(tick / 100.0);
            canvas.Line("grid", x, top, x, bottom);
            canvas.Text("t-soft t-s a-m n-", x, bottom + 16, Shown(tick));
        }
    }

    /// <summary>A mark's number.</summary>
    /// <param name="tick">In points.</param>
    public static string Shown(int tick) => Invariant($"{tick}%");

    private static RateScale Around(IReadOnlyCollection<double> marks, int least, double start, double end)
    {
        foreach (var mark in marks)
        {
            if (!(mark * WindowsPerWhole >= least && mark <= 1)) throw new ArgumentOutOfRangeException(nameof(marks), mark, "a rate");
        }
        if (marks.Count == 0) return new(0, 1, start, end);
        var low = Math.Max(least, (int)Math.Floor((marks.Min() * WindowsPerWhole) + Rounding));
        var high = Math.Min(WindowsPerWhole, (int)Math.Ceiling((marks.Max() * WindowsPerWhole) - Rounding));
        var goesDown = true;
        while (high - low < Narrowest)
        {
            if ((goesDown && low > least) || high == WindowsPerWhole) low--;
            else high++;
            goesDown = !goesDown;
        }
        return new((double)low / WindowsPerWhole, (double)high / WindowsPerWhole, start, end);
    }
}
