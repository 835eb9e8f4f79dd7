namespace LlmJudgeStats.Validation.Clusters;

/// <summary>What clusters.md says around its tables.</summary>
internal static class ClusterWords
{
    public const string Introduction =
        """
        # Clusters: items that belong together

        How often does an interval contain the pass rate when items come in clusters (questions, conversations, users)? Everything here is
        **simulated**, but for one section that says that it is real. Brackets hold standard errors.

        Each cell is a judge, a pass rate, a plan of clusters and sizes. Every cluster has a pass rate, a sensitivity and a specificity of
        its own, from Beta distributions with the rates of the cell as means and its correlation as intraclass correlation (0 to .6);
        the two error rates are independent, or as opposed as can be (a judge that is lenient on some questions). The intervals are asked
        for the rate of the population. Clusters are drawn by `StudySampler`, which says how.

        The cells were written down, and committed, before a study of them was drawn, by a rule with a fixed seed that uses every setting of
        each factor equally often: [cells.csv](clusters/cells.csv) (480) and, while these ran, [cells-2.csv](clusters/cells-2.csv) (480
        more, for ours alone, where the first turned out easy: no cluster dominates, sizes are equal or a tenth of the clusters is twenty
        times as large as the others). Mean sizes are 1 to 20; `HeavyTailed` and `OneLarge` have one cluster with a fifth of the items or
        so, and
        intervals there are near the whole support. 2,000 studies a cell: every figure of a cell has a standard error of .005 (at .95),
        .007 (at .90) or .002 (at .99).

        Methods that others use are implementations of our own, on the same intervals:

        - **ours**: effective sizes and Student's t of `FromClusters`;
        - clusters ignored: the counts as if items were independent;
        - CR1 sizes: the effective sizes of the usual clustered standard error with its factor G/(G − 1), never more than the items; with z,
          or with t of G − 1 degrees of freedom, G the smallest number of clusters behind a rate. Where all items of a rate agree it has no
          variance to go by, and takes items for independent;
        - the percentile bootstrap of clusters: 200 draws, on the first 400 studies of each cell, two-sided at .95 only.

        ```text
        dotnet run -c Release --project tests/LlmJudgeStats.Validation -- clusters grid
        ```

        and `again`, `no-verdict`, `real PATH` in the place of `grid`. Each cell is a row for each method of
        [grid.csv](clusters/grid.csv), with numbers of studies and not shares; those simulated again of [again.csv](clusters/again.csv).
        Items without a verdict: [cells](clusters/no-verdict-cells.csv), [more](clusters/no-verdict-cells-2.csv) with the settings of the
        second grid, and [what came out](clusters/no-verdict.csv).

        """;

    public const string Real =
        """

        ## Real judgments: questions as clusters

        **Real**, not simulated: `nq301_qa.csv` (ehsk/OpenQA-eval, MIT), the answers of 12 systems to 301 questions together; the question
        is the cluster. 1,000 random splits (Philox, seed 1) label all answers to a random fifth of the questions; counted is whether the
        interval at .95 contains the share of human passes among the other answers, which no method sees. The splits share their items: the
        bracket is the standard error of splitting, and says nothing of other questions. The hidden rate is that of those questions and not
        of a population, so that a method which uses the sample directly (at random) is to reach a little less than .95, one that corrects
        by error rates a little more.


        """;

    public const string Discussion =
        """

        ## How to read this

        - **Ignoring clusters fails, and so do the usual remedies.** Clustered standard errors (CR1) mend most cells and not all: with few
          clusters, or rates near 0 and 1, the data cannot show how alike items of a cluster are. The percentile bootstrap of clusters is
          no better than ignoring them: where a sample is all of one kind it has no width.
        - **Ours pays for it in width.** With few clusters, or one that holds most items, it is near the whole support and contains the rate
          nearly always: mean coverage is far above the level. More clusters make it narrower, more items of the same clusters do not.
        - **What is not covered here**: sizes that go with the rates of their clusters, correlations above .6, fewer than ten clusters,
          `bayesian`, weights, finite test sets, and more than three strata. Labelled clusters are fixed in number and spread evenly over
          the sizes.

        """;
}
