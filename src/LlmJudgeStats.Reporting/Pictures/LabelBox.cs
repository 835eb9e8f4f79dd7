namespace LlmJudgeStats.Reporting;

/// <summary>A part of a picture that something covers.</summary>
/// <param name="Left">Its left side.</param>
/// <param name="Top">Its upper side.</param>
/// <param name="Right">Its right side.</param>
/// <param name="Bottom">Its lower side.</param>
internal readonly record struct LabelBox(double Left, double Top, double Right, double Bottom)
{
    private const double Ascent = 0.78;     // of a letter, in em
    private const double Descent = 0.22;

    /// <summary>Whether two cover the same place.</summary>
    public bool Meets(LabelBox other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>What is around a point.</summary>
    public static LabelBox Around(double x, double y, double radius) => new(x - radius, y - radius, x + radius, y + radius);

    /// <summary>What a small text of one line covers that begins at a point of its base line.</summary>
    public static LabelBox OfSmall(string text, double x, double y) => new(
        x, y - (Ascent * LetterWidths.Small), x + LetterWidths.OfBold(text, LetterWidths.Small), y + (Descent * LetterWidths.Small));
}
