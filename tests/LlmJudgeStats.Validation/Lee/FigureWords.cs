namespace LlmJudgeStats.Validation.Lee;

/// <summary>What is said around the tables of lee-et-al.md.</summary>
internal static class FigureWords
{
    public const string Introduction =
        """
        # The studies of Lee et al. 2025

        Figures 2, 3 and 4 of *How to Correctly Report LLM-as-a-Judge Evaluations* (arXiv 2511.21140), done again with this library, by one
        command each:
        `dotnet run -c Release --project tests/LlmJudgeStats.Validation -- figure 2` (or 3, or 4). The parameters of the paper's own figures
        are not known to us. Ours are those of
        the README example of its code: a judge with specificity .7 and sensitivity .9, 1000 test items, 200 + 200 labels chosen by label.
        So the shapes can be compared with the paper,
        not the digits. Intervals at .95; `lang-reiczigel` is the interval of the paper (with a guard against a judge at or below chance),
        `guarded-score` our default.

        """;

    public static IReadOnlyList<(string Figure, string Title, string Words)> All { get; } =
    [
        ("2", "Figure 2: bias",
            """
            The judged rate is expected to be (1 - Sp)(1 - rate) + Se rate: right at one rate only, here .75. The corrected rate, clipped to
            [0, 1], is computed exactly: the sum over
            all outcomes of the three binomials (each tail below 1e-14 left out). Its bias is that of the clipping near 0 and 1, and of
            dividing by a measured J elsewhere.

            """),
        ("3", "Figure 3: length against the number of labels",
            """
            The judged rate is .6, so that the corrected rate is .5. Half of the labels are passes; every count is at its expectation, which
            need not be a whole number.

            """),
        ("4", "Figure 4: coverage, bias and length by simulation",
            """
            10,000 data sets for each rate and allocation (Philox, seed 4). Allocation `equal`: 200 + 200 labels. Allocation `paper`: the
            paper's rule as in its code: a pilot of 10
            labels of each class (a choice of ours) gives kappa = (10 (1 - Sp) + 1)/(10 (1 - Se) + 1), then m1 = 400/(1 + (1/p - 1) sqrt
            kappa) with the judged rate p, rounded and kept
            in [10, 390]; the pilot labels are among the 400. `bias` is that of the clipped point over the data sets with a point, `se` the
            Monte Carlo standard error of what stands before it.
            The last column is the time on the machine that ran it, two shared cores.

            """),
    ];
}
