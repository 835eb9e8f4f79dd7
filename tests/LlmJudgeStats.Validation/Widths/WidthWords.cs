namespace LlmJudgeStats.Validation.Widths;

/// <summary>The prose of width.md.</summary>
internal static class WidthWords
{
    public const string Introduction =
        """
        # Narrower intervals that hold

        """;

    public const string Cells =
        """

        ## By rate and judge

        """;

    public const string Search =
        """

        ## Between the points of the grid

        """;

    public const string Discussion =
        """

        ## What it says
        """;
}
