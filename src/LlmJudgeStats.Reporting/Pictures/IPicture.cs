namespace LlmJudgeStats.Reporting;

/// <summary>A picture: numbers in the units of the data; where they stand is decided when it is drawn.</summary>
/// <remarks>All texts are plain: whoever writes them escapes them. Implementations are immutable and thread-safe.</remarks>
internal interface IPicture
{
    /// <summary>What it is.</summary>
    string Title { get; }

    /// <summary>What it shows, with its numbers, in one to three sentences: for those who do not see it.</summary>
    string Description { get; }

    /// <summary>How to read it.</summary>
    string Caption { get; }

    /// <summary>Draws it from the top of an empty canvas and sets the canvas's height.</summary>
    /// <param name="canvas">An empty canvas.</param>
    void Draw(SvgCanvas canvas);
}
