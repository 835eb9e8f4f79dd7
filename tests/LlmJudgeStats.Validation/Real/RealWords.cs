namespace LlmJudgeStats.Validation.Real;

/// <summary>What is said around the tables of real-data.md.</summary>
internal static class RealWords
{
    public const string Introduction =
        """
        # Real judgments

        How often does an interval at .95 contain a human rate that was hidden from it? The judgments are published ones: `nq301_qa.csv`
        (ehsk/OpenQA-eval, MIT: is the
        answer correct; 3 judges, 12 systems, 301 questions) and `llmbar_swap.csv` (princeton-nlp/LLMBar, MIT: which of two outputs is
        better; 18 judges, 5 categories,
        every pair judged in both orders). A slice is one judge on one system, or on one order (and category). Rows without a verdict are
        left out.

        For every slice, 20 random splits (Philox, seed 1, a stream for each split): a random fifth of the items keeps its labels, the
        others are test items whose labels are
        hidden. Counted is whether the interval contains the share of human passes among those test items. Method by method:

        - told that the labels were chosen by label, which holds for a random sample too but uses less of it: `guarded-score`,
          `lang-reiczigel`, `fieller`, `delta`, and
          `bayesian` with uniform priors and a judge better than chance;
        - told that the labels are a random sample: `corrected-profile` (post-stratified), `labels-only` (Jeffreys, without the judge),
          `ppi-plus-plus`;
        - `naive` (Wilson) takes the judge at its word.

        "Worst slice" is the lowest share over the 20 splits of one slice. J is sensitivity + specificity - 1 on all items of the slice.
        Each slice is a row of
        [real-data.csv](real-data.csv). Computed by `dotnet run -c Release --project tests/LlmJudgeStats.Validation -- real-data PATH`,
        where PATH is the folder with both files.

        """;

    public const string Discussion =
        """

        ## How to read this

        - **The target moves.** The intervals are made for the rate of the population; the hidden rate is that of a finite set of test
          items, which varies by itself. For the
          methods that use the sample directly this costs: with four test items for one labelled item an interval from labels alone that is
          right for the population, with normal
          limits, contains the hidden rate in about 92 %, for its standard error is too small by the factor sqrt(1 + 1/4). So .91 to .94 for
          `labels-only`, and .92 to .95 for
          `corrected-profile`, are no failures. It works the other way for the corrections by sensitivity and specificity: they allow for
          test items drawn at random, while the
          hidden rate is that of the very items that were judged. Their shares are higher than their coverage of a population rate: `delta`
          looks good here, and
          [covers far less](by-label.md) in the worst case.
        - **Clusters.** Within a slice every question occurs once, so that no cluster stands behind these intervals. Between slices the same
          questions come back: 3 judges by 12
          systems on the same 301 questions, 18 judges on the same 419 pairs. And the 20 splits of a slice share their items. The shares are
          no independent trials: a standard error
          by the binomial formula would be too small, so none is given.
        - **No shift.** The split is random, so that labelled and test items come from one population by construction. That is the best
          case. Labels from another benchmark, model or
          month can do much worse for any of these methods; nothing here speaks of that.
        - **Judges at chance.** Many slices of LLMBar have J near 0 or below: the pairs were made to mislead judges, and a judge that
          prefers an order is at chance in each. There the
          corrections by sensitivity and specificity say so: no point, an interval near [0, 1], and containing the rate is no merit. That is
          why the width stands beside the share.
          `corrected-profile` needs no judge better than chance: it gives intervals about as wide as those of the labels alone, as it
          should. `bayesian` leans on its prior there.
        - **Small slices.** By category a fifth is 9 to 27 labels. `ppi-plus-plus` falls behind there, as its [exact coverage](random.md)
          says.
        - **What to take from it.** The judge at its word contains the human rate in far fewer than 95 %. Telling the library that the
          labels are a random sample, when they are,
          makes the interval half as wide (nq301) or a quarter as wide (llmbar) as calling them chosen by label.

        """;
}
