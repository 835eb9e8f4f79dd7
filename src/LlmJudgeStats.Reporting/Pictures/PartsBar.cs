namespace LlmJudgeStats.Reporting;

/// <summary>One bar of parts, and under it a list of them with their numbers.</summary>
internal static class PartsBar
{
    private const double Left = 14;
    private const double Right = 406;
    private const double Thinnest = 1.5;    // of a part that is there: it has to be seen
    private const double Top = 8;
    private const double Thickness = 20;
    private const double FirstEntry = 40;
    private const double EntryHeight = 21;
    private const double Swatch = 12;
    private const double LabelLeft = 34;
    private const double Air = 10;

    /// <summary>Draws the bar and the list.</summary>
    /// <param name="canvas">A canvas.</param>
    /// <param name="parts">The parts, from the left.</param>
    public static void Draw(SvgCanvas canvas, IReadOnlyList<BarPart> parts)
    {
        DrawBar(canvas, parts);
        var y = FirstEntry;
        foreach (var part in parts)
        {
            var room = Right - LabelLeft - Air - LetterWidths.Of(part.Number, LetterWidths.Plain);
            canvas.Box(part.Look, Left, y, Swatch, Swatch);
            canvas.Text("", LabelLeft, y + 10, LetterWidths.Fit(part.Label, LetterWidths.Plain, room));
            canvas.Text("a-e n- t-soft", Right, y + 10, part.Number);
            y += EntryHeight;
        }
        canvas.Height = y + 2;
    }

    private static void DrawBar(SvgCanvas canvas, IReadOnlyList<BarPart> parts)
    {
        var total = parts.Sum(part => part.Size);
        if (!(total > 0))
        {
            canvas.Box("s4", Left, Top, Right - Left, Thickness);
            return;
        }
        var start = 0.0;
        var thin = new List<(string Look, double X)>();
        foreach (var part in parts)
        {
            var x = Left + (start / total * (Right - Left));
            var width = part.Size / total * (Right - Left);
            if (width >= Thinnest) canvas.Box(part.Look, x, Top, width, Thickness);
            else if (part.Size > 0) thin.Add((part.Look, Math.Min(x, Right - Thinnest)));
            start += part.Size;
        }
        // On top of their neighbours, which would cover them.
        foreach (var (look, x) in thin) canvas.Box(look, x, Top, Thinnest, Thickness);
    }
}
