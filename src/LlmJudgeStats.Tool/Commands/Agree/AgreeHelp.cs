namespace LlmJudgeStats.Tool.Commands.Agree;

/// <summary>Help that teaches: what it does, real examples, then every option in its group.</summary>
internal static class AgreeHelp
{
    private const string Footer =
        """

        Agreement depends on how often each answer occurs, and is not enough to correct a rate. Take lower limits for decisions. A gap is a
        rating that is not there, never a disagreement; items with fewer than two ratings are left out and counted.
        Exit codes: 0 done, 3 bad input or usage (message on standard error, nothing on standard output), 4 a bug in the tool.

        """;

    public static string Text(AgreeOptions options) => HelpText.Of(options,
        """
        judgestats agree - how well raters agree, and whether the judge may replace one of them

        Usage:
          judgestats agree FILE [--label COL[,COL...]] [--verdict COL] [options]
          judgestats agree --table "44,5,1; 7,20,3; 9,5,6" [options]

        Without --label and --verdict the columns verdict and label are compared. Ratings are classes without an order (words that pass and
        fail are known), in an order (--kind ordinal), or numbers (--kind interval).

        Examples:
          # two people, answers pass and fail
          judgestats agree docs/samples/two-raters.csv --label rater_a,rater_b

          # grades in an order: the further apart, the more a disagreement counts
          judgestats agree docs/samples/annotators.csv --label ann,bob --kind ordinal --classes bad,fair,good

          # three people and a judge: may it replace one of them?
          judgestats agree docs/samples/annotators.csv --label ann,bob,cy --verdict judge --replace --epsilon 0.15


        """, Footer);
}
