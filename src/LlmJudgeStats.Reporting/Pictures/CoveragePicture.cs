using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>Picture (e): the lowest coverage over the pass rate, for each sensitivity and specificity of a grid.</summary>
/// <param name="Sensitivities">The grid upwards, ascending; at least one.</param>
/// <param name="Specificities">The grid across, ascending; at least one.</param>
/// <param name="Lowest">The lowest coverage, a list for each sensitivity with a value for each specificity; NaN: not known.</param>
/// <param name="Level">The level that the interval claims.</param>
/// <remarks>Coverage is rounded down: what is shown is reached. A grid of more than 12 by 12 is shown by the lowest of blocks.</remarks>
internal sealed record CoveragePicture(
    IReadOnlyList<double> Sensitivities, IReadOnlyList<double> Specificities, IReadOnlyList<IReadOnlyList<double>> Lowest, double Level)
    : IPicture
{
    private const int MostCells = 12;
    private const double Left = 70;
    private const double Right = 408;
    private const double Top = 10;
    private const double CellHeight = 36;
    private const double Gap = 2;
    private const double RoomForSign = 52;       // a cell as wide has its minus sign before the number, a narrower one above it
    private const double RoomForNumber = 40;     // a narrower one has smaller digits
    private const double Rounding = 1e-12;       // of an enumerated coverage

    /// <inheritdoc/>
    public string Title { get; init; } = $"Lowest coverage of the {RateText.Chosen(Level)} interval";

    /// <summary>The mean that goes across in one row; <see langword="null"/> where there are judges.</summary>
    public string? Mean { get; init; }

    /// <summary>A mean in its own unit.</summary>
    public Func<double, string> MeanText { get; init; } = Value;

    /// <inheritdoc/>
    public string Description => Mean is null
        ? $"For each sensitivity and specificity, the lowest coverage over all pass rates. {Extreme} {Below}"
        : $"The coverage by the true {Mean}. {Extreme} {Below}";

    /// <inheritdoc/>
    public string Caption => "Coverage in percent, rounded down. "
        + $"Cells below {RateText.Chosen(Level)} have a thick border and a minus sign."
        + (IsInBlocks ? $" Each cell is the lowest of a block of the grid and is named after its least {Axes}." : "");

    private string Axes => Mean ?? "sensitivity and specificity";

    private int BlockHeight => BlockOf(Sensitivities.Count);

    private int BlockWidth => BlockOf(Specificities.Count);

    private bool IsInBlocks => BlockHeight > 1 || BlockWidth > 1;

    private string Extreme => Known.Any() ? $"Lowest of all: {Shown(Known.Min())}%." : "None is known.";

    private string Below => $"{Known.Count(coverage => IsBelow(coverage)).ToString(CultureInfo.InvariantCulture)} of "
        + $"{Known.Count().ToString(CultureInfo.InvariantCulture)} are below {RateText.Chosen(Level)}.";

    private IEnumerable<double> Known => Lowest.SelectMany(row => row).Where(coverage => !double.IsNaN(coverage));

    /// <inheritdoc/>
    public void Draw(SvgCanvas canvas)
    {
        var rows = (Sensitivities.Count + BlockHeight - 1) / BlockHeight;
        var columns = (Specificities.Count + BlockWidth - 1) / BlockWidth;
        var pitch = (Right - Left) / columns;
        for (var row = 0; row < rows; row++)
        {
            var top = Top + (CellHeight * (rows - 1 - row));
            if (Mean is null) canvas.Text("t-soft t-s a-e n-", Left - 6, top + 21, Value(Sensitivities[row * BlockHeight]));
            for (var column = 0; column < columns; column++)
                DrawCell(canvas, Block(row, column), Left + (pitch * column), top, pitch - Gap);
        }
        var bottom = Top + (CellHeight * rows);
        DrawColumnNames(canvas, columns, pitch, bottom + 16);
        canvas.Text("t-soft a-m", (Left + Right) / 2, bottom + 36, Mean ?? "specificity");
        if (Mean is null) canvas.TextUpwards("t-soft", 13, Math.Max((Top + bottom) / 2, 50), "sensitivity");
        DrawLegend(canvas, bottom + 50);
        canvas.Height = bottom + 94;
    }

    private static int BlockOf(int count) => (count + MostCells - 1) / MostCells;

    // Down to a tenth of a percent; a sum of rounded terms may lack a last bit.
    private static string Shown(double coverage)
    {
        var tenths = Math.Floor((1000 * coverage) + (1000 * Rounding));
        return tenths >= 1000 ? "100" : (tenths / 10).ToString("F1", CultureInfo.InvariantCulture);
    }

    // Of a grid, whose values may be thirds.
    private static string Value(double rate) => Invariant($"{100 * rate:0.#}%");

    private bool IsBelow(double coverage) => coverage < Level - Rounding;

    // The bands narrow with the level: 95 to 96, 96 to 98, above 98, and 99 to 99.2 ...
    private double Band(double share) => Level + (share * (1 - Level));

    private string Look(double coverage)
    {
        if (double.IsNaN(coverage)) return "h0";
        if (IsBelow(coverage)) return "hx";
        if (coverage < Band(0.2)) return "h2";
        return coverage < Band(0.6) ? "h1" : "h0";
    }

    private double Block(int row, int column)
    {
        var cells =
            from line in Lowest.Skip(row * BlockHeight).Take(BlockHeight)
            from coverage in line.Skip(column * BlockWidth).Take(BlockWidth)
            where !double.IsNaN(coverage)
            select coverage;
        return cells.DefaultIfEmpty(double.NaN).Min();
    }

    private void DrawCell(SvgCanvas canvas, double coverage, double x, double y, double width)
    {
        canvas.Box(Look(coverage), x, y, width, CellHeight - Gap);
        var middle = x + (width / 2);
        var size = width < RoomForNumber ? "t-xs" : "t-s";
        if (double.IsNaN(coverage)) canvas.Text($"a-m {size} t-plain", middle, y + 21, "–");
        else if (!IsBelow(coverage)) canvas.Text($"a-m n- {size} t-plain", middle, y + 21, Shown(coverage));
        else if (width >= RoomForSign) canvas.Text($"a-m n- {size} t-b t-warn t-plain", middle, y + 21, $"− {Shown(coverage)}");
        else
        {
            canvas.Text($"a-m {size} t-b t-warn t-plain", middle, y + 13, "−");
            canvas.Text($"a-m n- {size} t-warn t-plain", middle, y + 28, Shown(coverage));
        }
    }

    private void DrawColumnNames(SvgCanvas canvas, int columns, double pitch, double y)
    {
        var free = 0.0;
        for (var column = 0; column < columns; column++)
        {
            var name = (Mean is null ? Value : MeanText)(Specificities[column * BlockWidth]);
            var middle = Left + (pitch * column) + ((pitch - Gap) / 2);
            var half = LetterWidths.Of(name, LetterWidths.Small) / 2;
            if (middle - half < free || middle + half > SvgCanvas.Width) continue;
            canvas.Text("t-soft t-s a-m n-", middle, y, name);
            free = middle + half + 4;
        }
    }

    private void DrawLegend(SvgCanvas canvas, double top)
    {
        var level = Digits(Level);
        var first = Digits(Band(0.2));
        var second = Digits(Band(0.6));
        DrawEntry(canvas, "h2", 30, top, $"{level} to {first}");
        DrawEntry(canvas, "h1", 220, top, $"{first} to {second}");
        DrawEntry(canvas, "h0", 30, top + 20, $"above {second}");
        DrawEntry(canvas, "hx", 220, top + 20, $"− below {level}");
    }

    private static string Digits(double rate) => RateText.Chosen(rate)[..^1];

    private static void DrawEntry(SvgCanvas canvas, string look, double x, double y, string words)
    {
        canvas.Box(look, x, y, 14, 12);
        canvas.Text("t-soft t-s", x + 19, y + 10, words);
    }
}
