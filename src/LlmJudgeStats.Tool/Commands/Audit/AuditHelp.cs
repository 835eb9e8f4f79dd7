namespace LlmJudgeStats.Tool.Commands.Audit;

/// <summary>Help that teaches: what it does, real examples, then every option in its group.</summary>
internal static class AuditHelp
{
    private const string Footer =
        """

        One row is one score: of a system, on an item, in a run. Rows with a step are checkpoints of a training run. Columns that are not
        there mean one value; rows of counts have the columns passed and total, or score and total, and no item.
        Verdicts: sound, doubtful (the data cannot say), unsound (shown to be wrong), not-assessed. Only unsound is a flag.
        Exit codes: 0 done, 1 unsound and 2 doubtful (with --fail-on), 3 bad input or usage (message on standard error, nothing on
        standard output), 4 a bug in the tool.

        """;

    public static string Text(AuditOptions options) => HelpText.Of(options,
        """
        judgestats audit - is a benchmark worth trusting?

        Usage:
          judgestats audit FILE [options]

        Examples:
          # every check that the columns allow
          judgestats audit docs/samples/benchmark.csv --by model --id task --run seed --score solved

          # the ranks and who may be first
          judgestats audit docs/samples/benchmark.csv --by model --id task --run seed --score solved --check ranking

          # exit code 1 when something is shown to be wrong
          judgestats audit docs/samples/benchmark.csv --by model --id task --run seed --score solved --fail-on unsound


        """, Footer);
}
