using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>Picture (b): the plane of sensitivity and specificity, with the half where no correction is possible.</summary>
/// <param name="Judges">One judge, or several: up to 12 have numbers and a list, more are dots only.</param>
/// <param name="Level">The level of the intervals of each rate.</param>
internal sealed record JudgePicture(IReadOnlyList<JudgeMark> Judges, double Level) : IPicture
{
    private const int MostNumbered = 12;
    private const double Left = 92;
    private const double Right = 362;
    private const double Top = 26;
    private const double Bottom = 296;
    private const double DotRadius = 5;
    private const double ListTop = 364;
    private const double ListRow = 20;
    private const double ListRight = 406;
    private const double NameLeft = 40;

    private static readonly RateScale s_across = new(0, 1, Left, Right);

    private static readonly RateScale s_up = new(0, 1, Bottom, Top);

    // Middles of the words in the grey half, the best place first.
    private static readonly (double X, double Y)[] s_places = [(138, 206), (150, 250), (228, 268), (134, 150)];

    // Of a number around its dot: how far, and on which side.
    private static readonly double[] s_rings = [8, 16, 24, 32, 44];

    private static readonly (int X, int Y)[] s_sides = [(1, -1), (-1, -1), (1, 1), (-1, 1), (1, 0), (-1, 0), (0, -1), (0, 1)];

    /// <inheritdoc/>
    public string Title { get; init; } = "Sensitivity and specificity of the judge";

    /// <inheritdoc/>
    public string Description => Judges.Count == 1 ? Of(Judges[0]) : Judges.Count is 0 or > MostNumbered
        ? Invariant($"{Judges.Count} judges by specificity and sensitivity.")
        : string.Join(' ', Judges.Select(judge => $"{HtmlText.Shorten(judge.Name, HtmlText.LongestName)}: {Of(judge)}"));

    /// <inheritdoc/>
    public string Caption { get; init; } = Judges.Count == 1
        ? $"Where this judge stands. The rectangle holds both {RateText.Chosen(Level)} intervals; in the grey half a judge says nothing "
            + "about the answers, and no correction is possible."
        : "Where the judges stand: the nearer to the upper right corner, the better. "
            + "In the grey half a judge says nothing about the answers.";

    /// <inheritdoc/>
    public void Draw(SvgCanvas canvas)
    {
        DrawPlane(canvas);
        if (Judges.Count == 1) DrawJudge(canvas, Judges[0]);
        else DrawJudges(canvas);
        canvas.Line("axis", Left, Bottom, Right, Bottom);
        canvas.Line("axis", Left, Bottom, Left, Top);
        canvas.Text("t-soft a-m", (Left + Right) / 2, Bottom + 46, "specificity: bad answers that it fails");
        canvas.TextUpwards("t-soft", 28, (Top + Bottom) / 2, "sensitivity: good answers that it passes");
        canvas.Height = Bottom + 56;
        if (Judges.Count is > 1 and <= MostNumbered) DrawList(canvas);
    }

    private static string Of(JudgeMark judge) =>
        $"Sensitivity {judge.Sensitivity.Words}; specificity {judge.Specificity.Words}.";

    private static LabelBox Rectangle(JudgeMark judge) => new(
        s_across.At(judge.Specificity.Lower), s_up.At(judge.Sensitivity.Upper),
        s_across.At(judge.Specificity.Upper), s_up.At(judge.Sensitivity.Lower));

    private static (double X, double Y) Dot(JudgeMark judge) => (s_across.At(judge.Specificity.Point), s_up.At(judge.Sensitivity.Point));

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private void DrawPlane(SvgCanvas canvas)
    {
        canvas.Area("f-mark", [(Left, Top), (Right, Bottom), (Left, Bottom)]);
        foreach (var tick in new[] { 0, 25, 50, 75, 100 })
        {
            var x = s_across.At(tick / 100.0);
            var y = s_up.At(tick / 100.0);
            canvas.Line("grid", x, Bottom, x, Top);
            canvas.Line("grid", Left, y, Right, y);
            canvas.Text("t-soft t-s a-m n-", x, Bottom + 17, RateScale.Shown(tick));
            canvas.Text("t-soft t-s a-e n-", Left - 7, y + 4, RateScale.Shown(tick));
        }
        canvas.Line("l-bad", Left, Top, Right, Bottom);
        var place = Array.Find(s_places, each => !Judges.Any(judge => WordsAt(each).Meets(Covered(judge))));
        if (place == default) place = s_places[0];
        canvas.Text("t-warn t-s t-plain a-m", place.X, place.Y, "no better");
        canvas.Text("t-warn t-s t-plain a-m", place.X, place.Y + 14, "than chance");
        canvas.Diamond("p-plain", Right, Top, 6);
        canvas.Text("t-soft t-s a-e", Right + 6, Top - 10, "perfect");
    }

    // Bold is an upper limit of letters that are not.
    private static LabelBox WordsAt((double X, double Y) place)
    {
        var half = LetterWidths.OfBold("than chance", LetterWidths.Small) / 2;
        return new(place.X - half, place.Y - 12, place.X + half, place.Y + 18);
    }

    // With room for its words on the left, or for its number around it.
    private static LabelBox Covered(JudgeMark judge)
    {
        var box = Rectangle(judge);
        return new(box.Left - 22, box.Top - 16, box.Right + 22, box.Bottom + 16);
    }

    private void DrawJudge(SvgCanvas canvas, JudgeMark judge)
    {
        var box = Rectangle(judge);
        canvas.Box("f-band", box.Left, box.Top, box.Right - box.Left, box.Bottom - box.Top);
        if (judge.HasDot) canvas.Dot("p-main", Dot(judge).X, Dot(judge).Y, DotRadius);
        var words = $"{RateText.Chosen(Level)} of each rate";
        var name = judge.HasDot ? "this judge" : $"this judge: {RateText.NotIdentified}";
        var width = Math.Max(LetterWidths.OfBold(name, LetterWidths.Plain), LetterWidths.Of(words, LetterWidths.Small));
        var middle = Math.Clamp((box.Top + box.Bottom) / 2, Top + 14, Bottom - 22);
        var isLeft = box.Left - 8 - width > Left;
        // A rectangle as wide as the plane has its words on it.
        var x = isLeft ? box.Left - 8 : Math.Min(box.Right + 8, SvgCanvas.Width - 10 - width);
        canvas.Text($"t-b t-main{(isLeft ? " a-e" : "")}", x, middle - 1, name);
        canvas.Text($"t-soft t-s{(isLeft ? " a-e" : "")}", x, middle + 14, words);
    }

    private void DrawJudges(SvgCanvas canvas)
    {
        var isNumbered = Judges.Count <= MostNumbered;
        var taken = new List<LabelBox>();
        foreach (var judge in Judges)
        {
            if (isNumbered) DrawBand(canvas, judge);
            if (judge.HasDot) taken.Add(LabelBox.Around(Dot(judge).X, Dot(judge).Y, DotRadius + 1));
        }
        for (var i = 0; i < Judges.Count; i++)
        {
            if (!Judges[i].HasDot) continue;
            var (x, y) = Dot(Judges[i]);
            canvas.Dot("p-main", x, y, DotRadius);
            if (isNumbered) DrawNumber(canvas, Number(i), x, y, taken);
        }
    }

    // A dozen rectangles on each other would say nothing: the intervals are thin lines.
    private static void DrawBand(SvgCanvas canvas, JudgeMark judge)
    {
        if (!judge.HasDot) return;
        var box = Rectangle(judge);
        canvas.Line("w-thin", box.Left, Dot(judge).Y, box.Right, Dot(judge).Y);
        canvas.Line("w-thin", Dot(judge).X, box.Top, Dot(judge).X, box.Bottom);
    }

    // The nearest free place on rings around the dot.
    private static void DrawNumber(SvgCanvas canvas, string number, double x, double y, List<LabelBox> taken)
    {
        var width = LetterWidths.OfBold(number, LetterWidths.Small);
        var places =
            from ring in s_rings
            from side in s_sides
            let left = x + (side.X * ring) - (side.X < 0 ? width : side.X == 0 ? width / 2 : 0)
            let baseLine = y + (side.Y * ring) + 4
            let box = LabelBox.OfSmall(number, left, baseLine)
            where box.Left > Left && box.Right < SvgCanvas.Width - 4 && box.Top > 0 && box.Bottom < Bottom
            select (left, baseLine, box);
        var free = places.Where(place => !taken.Exists(place.box.Meets)).Take(1).ToList();
        if (free.Count == 0) return;
        taken.Add(free[0].box);
        canvas.Text("t-s t-b n-", free[0].left, free[0].baseLine, number);
    }

    private void DrawList(SvgCanvas canvas)
    {
        canvas.Text("t-soft t-s a-e", ListRight, ListTop, "sensitivity, specificity");
        for (var i = 0; i < Judges.Count; i++)
        {
            var y = ListTop + (ListRow * (i + 1));
            var rates = $"{RateText.Percent(Judges[i].Sensitivity.Point)}, {RateText.Percent(Judges[i].Specificity.Point)}";
            var room = ListRight - NameLeft - 10 - LetterWidths.Of(rates, LetterWidths.Plain);
            canvas.Text("t-b n-", 14, y, Number(i));
            canvas.Text("", NameLeft, y, LetterWidths.Fit(Judges[i].Name, LetterWidths.Plain, room));
            canvas.Text("t-soft a-e n-", ListRight, y, rates);
        }
        canvas.Height = ListTop + (ListRow * Judges.Count) + 8;
    }
}
