namespace LlmJudgeStats.Reporting;

/// <summary>Upright lines at one or two rates, with words above them that touch neither each other nor the other line.</summary>
internal sealed class RateLines
{
    /// <summary>Closer ones have their words on their outer sides.</summary>
    private const double Close = 0.15;

    private const double Gap = 8;         // between a line and its words; a diamond is 5 wide
    private const double Edge = 4;        // of the picture, that words keep free
    private const double SecondRow = 15;
    private const double FirstBaseLine = 20;

    private readonly RateScale _axis;
    private readonly List<Placed> _placed = [];

    /// <summary>Finds a place for the words.</summary>
    /// <param name="axis">The axis across.</param>
    /// <param name="gate">The rate of a gate, or none.</param>
    /// <param name="people">What people said, or none.</param>
    public RateLines(RateScale axis, double? gate, double? people)
    {
        _axis = axis;
        var lines = new List<Wanted>();
        if (gate is { } threshold) lines.Add(new(threshold, $"gate {RateText.Chosen(threshold)}", IsPeople: false));
        if (people is { } said) lines.Add(new(said, $"people said {RateText.Percent(said)}", IsPeople: true));
        lines.Sort((a, b) => a.Rate.CompareTo(b.Rate));
        var areClose = lines.Count == 2 && lines[1].Rate - lines[0].Rate < Close;
        for (var i = 0; i < lines.Count; i++) Place(lines[i], prefersLeft: areClose && i == 0);
    }

    /// <summary>How much room the words take from the top.</summary>
    public double Top => _placed.Count == 0 ? 0 : FirstBaseLine + 10 + (_placed.Exists(line => line.Row > 0) ? SecondRow + 4 : 0);

    /// <summary>Draws lines down to a place, and their words.</summary>
    /// <param name="canvas">A canvas.</param>
    /// <param name="bottom">Where the lines end.</param>
    public void Draw(SvgCanvas canvas, double bottom)
    {
        var start = Top - 6;
        foreach (var line in _placed)
        {
            var x = _axis.At(line.Rate);
            canvas.Line(line.IsPeople ? "l-truth" : "l-gate", x, start, x, bottom);
            if (line.IsPeople) canvas.Diamond("p-truth", x, start, 5);
        }
        foreach (var line in _placed)
        {
            var colour = line.IsPeople ? "t-truth" : "t-gate";
            var x = line.IsLeft ? line.Box.To : line.Box.From;
            canvas.Text($"{colour} t-s t-b{(line.IsLeft ? " a-e" : "")}", x, FirstBaseLine + (SecondRow * line.Row), line.Words);
        }
    }

    private void Place(Wanted line, bool prefersLeft)
    {
        var x = _axis.At(line.Rate);
        var width = LetterWidths.OfBold(line.Words, LetterWidths.Small);
        var left = new Span(x - Gap - width, x - Gap);
        var right = new Span(x + Gap, x + Gap + width);
        var isLeft = prefersLeft ? left.From >= Edge : right.To > SvgCanvas.Width - Edge;
        var box = isLeft ? left : right;
        var row = _placed.Exists(other => Touches(other, x, box)) ? 1 : 0;
        _placed.Add(new(line.Rate, line.Words, line.IsPeople, isLeft, box, row));
    }

    private bool Touches(Placed other, double x, Span box)
    {
        var otherX = _axis.At(other.Rate);
        return box.Meets(other.Box) || box.Meets(new(otherX - 5, otherX + 5)) || other.Box.Meets(new(x - 5, x + 5));
    }

    private sealed record Wanted(double Rate, string Words, bool IsPeople);

    private sealed record Placed(double Rate, string Words, bool IsPeople, bool IsLeft, Span Box, int Row);

    private readonly record struct Span(double From, double To)
    {
        public bool Meets(Span other) => From < other.To && other.From < To;
    }
}
