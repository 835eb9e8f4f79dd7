namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>Help that teaches: what it does, real examples, then every option in its group.</summary>
internal static class JudgeHelp
{
    private const string Footer =
        """

        An item counts 1 where the judge is right and 0 where it is wrong; a tie of a pair that people decided counts one half, both orders
        of a pair count their mean. Scores are not right or wrong: of them the bias is shown. Items need a verdict and a label.
        Exit codes: 0 done, 3 bad input or usage (message on standard error, nothing on standard output), 4 a bug in the tool.

        """;

    public static string Text(JudgeOptions options) => HelpText.Of(options,
        """
        judgestats judge - how good a judge is, on items that people labelled

        Usage:
          judgestats judge FILE [options]

        Sections appear when their columns are there: accuracy (sensitivity, specificity and Youden's J of passes and fails; categories
        with --by), orders (--orders), confidence (--confidence), ceiling (--second-label), change (--against, --iteration), bias (--own,
        --covariate) and panel (several --verdict columns).

        Examples:
          # how often the judge is right, and in each suite; every suite counts alike in the average
          judgestats judge judgments.csv --by suite --category-weights equal

          # one result for each of three judges; of all others their labels stay hidden
          judgestats judge docs/samples/nq301-pairs.csv --group system --calibration cal=1

          # may the confident answers be used alone?
          judgestats judge docs/samples/confidence.csv --confidence confidence --target-accuracy 0.9

          # the same items under six versions of the judge's prompt: did it get better?
          judgestats judge docs/samples/iterations.csv --iteration version --by section --category-weights equal

          # ten judges on the same labels: which is right most often, and how many independent ones are they worth?
          judgestats judge docs/samples/ten-judges.csv --verdict a,b,c,d,e,f,g,h,i,j --format json


        """, Footer);
}
