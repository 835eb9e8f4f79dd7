namespace LlmJudgeStats.Validation.Widths;

/// <summary>The prose of width.md.</summary>
internal static class WidthWords
{
    public const string Introduction =
        """
        # Narrower intervals that hold

        Two ways to a narrower interval when error rates were measured, and what each costs. Both are options; the default stays
        `guarded-score`.

        - **`balanced-tails`** ([pass-rates](../methods/pass-rates.md) 3.9c) spends its error where a rate can be missed. It is 4.7 %
          narrower than the default on average at .95 (5.6 % at .90, 3.7 % at .99). Its lowest coverage of all is .9497 (the default:
          .9390, at 15/50/50); at .90 .8901 (.8815), at .99 .9897 (.9886).
          It is *wider* at a sixth of the points: beside 0 and 1 for a good judge, by up to a fifth at 50/10/10, and manyfold where test
          items far outnumber labels and the judge is perfect (700/12/12, rate 0, sensitivity and specificity 1: .025 in place of .006).
          `balanced-tails-quarter` gives up some of both: 3.7 % narrower on average, wider at a ninth of the points and by at most 3 % at
          115/25/25, lowest .9490. Where rates near 0 or 1 and a good judge are the usual case, take that one or the default.
        - **A level calibrated to the design** ([pass-rates](../methods/pass-rates.md) 3.14, `--calibrate-level`) asks any interval at the
          smallest nominal level that still holds for studies of exactly your size. For the default that is worth 7 % of the width at 30/5/5
          (nominal .92), 4 % at 25/7/7, 2.4 % at 50/10/10 (.9425; .94 covers with .9495 and is just not enough), and nothing from 65 test
          items on. It also repairs: at .90 the default falls to .8952 at 40/40/10, and asked at .9075 it holds. `balanced-tails` has little
          left to calibrate, and is still the narrower of the two but at 30/5/5 and, at .99, three of the smallest designs.

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
        of the grid, where the search above found up to .003 less with sensitivity and specificity from .55, and
        up to .015 less below that, where the grid has no point.
        """ + "\n";

    public const string Computed =
        """

        ## Beside the study that it comes from

        The formula was chosen by an enumeration outside the library, in another language. All of its figures for `balanced-tails` and
        `guarded-score` that are repeated here, 330 numbers of 28 designs, agree: minima, means and widths to the fourth digit, ratios
        within .0002, for it takes them of means over fewer rates. Its search has .9486 at 150/8/60 and .9453 at 115/10/50, this one .9486
        and .9450. It calls `balanced-tails-quarter` hardly ever wider anywhere: so it is in the three balanced designs that it shows, and
        not at 700/12/12 or 400/20/8, as above. Not enumerated here: 1000/30/30, and 180/40/70 at .90 and .99; known rates; clusters and
        other counts that are not whole.

        ## Computed by

        ```text
        dotnet run -c Release --project tests/LlmJudgeStats.Validation -- width designs
        dotnet run -c Release --project tests/LlmJudgeStats.Validation -- width search
        dotnet run -c Release --project tests/LlmJudgeStats.Validation -- width levels
        ```
        """ + "\n";
}
