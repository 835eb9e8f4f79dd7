namespace LlmJudgeStats.Tool.Commands.Claims;

/// <summary>Help that teaches: what it does, real examples, then every option in its group.</summary>
internal static class ClaimsHelp
{
    private const string Footer =
        """

        Columns: claim, a, b, kind (better, equal, at-least, retains), benchmark, same_items; a_score or a_passed, a_total, a_judge, and the
        same with b_; sensitivity, specificity or accuracy of a judge as 0.9, 0.85..0.95 or 41/50, with a_ or b_ or for both; margin,
        threshold or ratio where the kind needs one; total and judge without a_ are those of both. Usual spellings are read, too.
        Two scores with one name of a judge have one judge; the judge none is exact grading.
        Exit codes: 0 done, 1 a claim is contradicted, 2 one is open (both with --require), 3 bad input or usage, 4 a bug in the tool.

        """;

    public static string Text(ClaimsOptions options) => HelpText.Of(options,
        """
        judgestats claims - what published figures support, given that judges differ

        Usage:
          judgestats claims FILE [options]

        Examples:
          # seven comparisons from papers
          judgestats claims docs/samples/claims.csv

          # judges that nobody describes are right in 90% of cases or more
          judgestats claims docs/samples/claims.csv --judge 0.9..1

          # several papers: which ranks do the scores of each benchmark leave open?
          judgestats claims docs/samples/papers.csv --table

          # a gate: every claim must be supported
          judgestats claims docs/samples/claims.csv --require supported


        """, Footer);
}
