namespace LlmJudgeStats.Reporting;

/// <summary>Picture (a): rates with their intervals on a window of the axis, and a strip that shows the window within 0 to 100%.</summary>
/// <param name="Rows">What is shown, the corrected rate first.</param>
/// <param name="Level">The level of the intervals.</param>
internal sealed record IntervalPicture(IReadOnlyList<IntervalRow> Rows, double Level) : IPicture
{
    private const double Left = 16;
    private const double Right = 398;
    private const double StripLeft = 230;
    private const double Air = 10;    // between a label and the numbers on the same line

    private const double LabelHeight = 18;
    private const double LineHeight = 28;

    /// <summary>The rate that a gate asks for; none when there is no gate.</summary>
    public double? Gate { get; init; }

    /// <summary>The rate that people gave to the same items; none when that is not known or not to be shown.</summary>
    public double? People { get; init; }

    /// <inheritdoc/>
    public string Title { get; init; } = $"Pass rates with {RateText.Chosen(Level)} intervals";

    /// <inheritdoc/>
    public string Description => Rows.Count == 0 ? "No rate." : string.Join(' ', Sentences());

    /// <inheritdoc/>
    public string Caption { get; init; } = $"Lines are {RateText.Chosen(Level)} intervals.";

    /// <inheritdoc/>
    public void Draw(SvgCanvas canvas)
    {
        var axis = RateScale.Around(Marks(), Left, Right);
        var lines = new RateLines(axis, Gate, People);
        var top = Math.Max(12, lines.Top);
        var bottom = top + Rows.Sum(HeightOf);
        axis.DrawAcross(canvas, top, bottom);
        canvas.Line("axis", Left, bottom, Right, bottom);
        lines.Draw(canvas, bottom);
        var y = top;
        foreach (var row in Rows)
        {
            y += HeightOf(row);
            DrawWords(canvas, row, y - LineHeight);
            DrawInterval(canvas, axis, row, y - 14);
        }
        DrawStrip(canvas, axis, bottom + 30);
        canvas.Height = bottom + 58;
    }

    private static double HeightOf(IntervalRow row) => (FitsOnOneLine(row) ? 1 : 2) * LabelHeight + LineHeight;

    private static bool FitsOnOneLine(IntervalRow row)
    {
        var label = LabelWidth(row, LetterWidths.Fit(row.Label, LetterWidths.Plain, double.PositiveInfinity));
        return label + Air + NumbersWidth(row) <= Right - Left;
    }

    private static double LabelWidth(IntervalRow row, string label) => row.Kind == IntervalRowKind.Corrected
        ? LetterWidths.OfBold(label, LetterWidths.Plain)
        : LetterWidths.Of(label, LetterWidths.Plain);

    private static double NumbersWidth(IntervalRow row) => row.Kind == IntervalRowKind.Corrected
        ? LetterWidths.OfBold(row.Mark.Numbers, LetterWidths.Plain)
        : LetterWidths.Of(row.Mark.Numbers, LetterWidths.Plain);

    private static void DrawWords(SvgCanvas canvas, IntervalRow row, double y)
    {
        var isMain = row.Kind == IntervalRowKind.Corrected;
        var isPeople = row.Kind == IntervalRowKind.People;
        // Bold letters are a tenth wider.
        var label = LetterWidths.Fit(row.Label, LetterWidths.Plain, (Right - Left) / (isMain ? 1.1 : 1));
        canvas.Text(isMain ? "t-b t-main" : isPeople ? "t-truth" : "t-soft", Left, FitsOnOneLine(row) ? y : y - LabelHeight, label);
        canvas.Text(isMain ? "a-e n- t-b" : "a-e n- t-soft", Right, y, row.Mark.Numbers);
    }

    private static void DrawInterval(SvgCanvas canvas, RateScale axis, IntervalRow row, double y)
    {
        var lower = axis.At(row.Mark.Lower);
        var upper = axis.At(row.Mark.Upper);
        var thin = row.Kind switch
        {
            IntervalRowKind.Corrected or IntervalRowKind.Companion => "w-thin",
            IntervalRowKind.Judge => "w-plain",
            IntervalRowKind.People => "l-truth",
        };
        canvas.Line(row.Kind == IntervalRowKind.Corrected ? "w-main" : thin, lower, y, upper, y);
        canvas.Line(thin, lower, y - 6, lower, y + 6);
        canvas.Line(thin, upper, y - 6, upper, y + 6);
        if (row.Mark.IsIdentified) DrawPoint(canvas, row.Kind, axis.At(row.Mark.Point), y);
    }

    private static void DrawPoint(SvgCanvas canvas, IntervalRowKind kind, double x, double y)
    {
        switch (kind)
        {
            case IntervalRowKind.Corrected:
                canvas.Dot("p-main", x, y, 7);
                break;
            case IntervalRowKind.Companion:
                canvas.Dot("p-open", x, y, 5);
                break;
            case IntervalRowKind.Judge:
                canvas.Square("p-plain", x, y, 10);
                break;
            case IntervalRowKind.People:
                canvas.Diamond("p-truth", x, y, 6);
                break;
        }
    }

    private static void DrawStrip(SvgCanvas canvas, RateScale axis, double y)
    {
        var whole = new RateScale(0, 1, StripLeft, Right);
        canvas.Text("t-soft t-s", Left, y + 8, "this axis within 0 to 100%");
        canvas.Box("f-mark", StripLeft, y, Right - StripLeft, 8);
        canvas.Box("f-band", whole.At(axis.Low), y, whole.At(axis.High) - whole.At(axis.Low), 8);
    }

    private List<double> Marks()
    {
        var marks = Rows.SelectMany(row => row.Mark.Ends).ToList();
        if (Gate is { } gate) marks.Add(gate);
        if (People is { } people) marks.Add(people);
        return marks;
    }

    private IEnumerable<string> Sentences()
    {
        foreach (var row in Rows) yield return $"{HtmlText.Shorten(row.Label, HtmlText.LongestName)}: {row.Mark.Words}.";
        if (People is { } people) yield return $"People said {RateText.Percent(people)}.";
        if (Gate is { } gate) yield return $"The gate is at {RateText.Chosen(gate)}.";
    }
}
