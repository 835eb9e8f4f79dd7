namespace LlmJudgeStats.Validation.Widths;

/// <summary>The prose of width.md.</summary>
internal static class WidthWords
{
    public const string Introduction =
        """
        # Narrower intervals that hold

        Two ways to a narrower interval when error rates were measured, and what each costs. Both are options; the default stays
        `guarded-score`.

        - **`balanced-tails`** ([pass-rates](../methods/pass-rates.md) 3.9c) spends its error where a rate can be missed. TAKE
        - **A level calibrated to the design** ([pass-rates](../methods/pass-rates.md) 3.14, `--calibrate-level`) asks any interval at the
          smallest nominal level that still holds for studies of exactly your size. CAL

        All figures on this page but those of the search are exact: every outcome of a design is enumerated, at rates 0(.01)1 and 144 judges
        (sensitivity and specificity in .55, .6, .65, .7, .75, .8, .85, .9, .95, .98, .99, 1). A design is test items / labelled fails /
        labelled passes.

        ## Coverage and width by design

        "Used for": *choosing*: the constants were chosen there; *seen*: looked at on the way; *held out*: looked at by no choice of
        constants. Coverage is rounded down; "where" is rate; sensitivity, specificity. Width is the expected width, averaged over the grid;
        "ratio" is to `guarded-score`; "at a point" is the smallest and the largest ratio of expected widths at one rate and judge. The last
        row has the lowest minimum of all, how much of the grid is wider than with `guarded-score`, and the mean ratio.

        """;

    public const string Cells =
        """

        ## By rate and judge

        The expected width at one rate (columns) and judge, over that of `guarded-score`, at .95. This is in the nature of the criterion: an
        interval that excludes 0 sooner reaches a little farther up when it includes 0.
        """ + "\n";

    public const string Search =
        """

        ## Between the points of the grid

        30,000 points that fill the cube of rate, sensitivity and specificity evenly, and steps along the axes from the twelve lowest, at
        .95. A search: the true minimum is at or below what it finds.
        """ + "\n";

    public const string Calibrated =
        """

        ## Calibrated to the design

        The smallest nominal level, in steps of .0025, whose exact coverage is at or above the level at every point of the grid; its lowest
        coverage, its mean width, and the ratio of that to `guarded-score` asked at the level itself. It promises nothing between the points
        of the grid, where the search above finds up to DIFF less.
        """ + "\n";

    public const string Computed =
        """

        ## Computed by

        ```text
        dotnet run -c Release --project tests/LlmJudgeStats.Validation -- width designs
        dotnet run -c Release --project tests/LlmJudgeStats.Validation -- width search
        dotnet run -c Release --project tests/LlmJudgeStats.Validation -- width levels
        ```
        """ + "\n";
}
