namespace LlmJudgeStats.Tool.Commands.Rank;

/// <summary>Help that teaches: what it does, real examples, then every option in its group.</summary>
internal static class RankHelp
{
    private const string Footer =
        """

        Strengths have a mean of 0; a difference of 1 is a win rate of 73%, ties half. Elo points are 1000 + 174 times the strength.
        With labels of some battles the judge's verdicts are corrected, a judge that favours a system included; without any it is the
        judge's word. Ranks hold together at --level: neighbours whose ranks overlap may be the other way round.
        Exit codes: 0 done, 3 bad input or usage (message on standard error, nothing on standard output), 4 a bug in the tool.

        """;

    public static string Text(RankOptions options) => HelpText.Of(options,
        """
        judgestats rank - systems on one scale, from battles in pairs

        Usage:
          judgestats rank FILE --a COL --b COL [options]

        Examples:
          # five systems on 240 prompts; people decided some of the battles
          judgestats rank docs/samples/battles.csv --a model_a --b model_b --tie tie,both_bad --design random

          # the same in Elo points, with all differences
          judgestats rank docs/samples/battles.csv --a model_a --b model_b --tie tie,both_bad --design random --elo --pairs

          # what people said alone, ties with a weight of their own
          judgestats rank docs/samples/battles.csv --a model_a --b model_b --tie tie,both_bad --design random --model davidson


        """, Footer);
}
