using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Plan;

/// <summary>Help that teaches: what it does, real examples, then every option in its group.</summary>
internal static class PlanHelp
{
    private const string Footer =
        """
        Give exactly one of: --labels and --items; --labels and a goal; --items and a goal; a goal, --label-cost and --judge-cost; --budget
        and both costs, with a goal or without. A goal is --half-width W, or --at-least T or --at-most T. Both costs may stand beside any of
        them, and a gate beside --labels and --items.
        Test items are those without a label; labelled items are judged, too, and cost both prices.
        A goal that cannot be reached is an answer (exit code 0): it says what can. Exit codes: 0 done, 3 bad input or usage, 4 a bug.

        """;

    public static string Text(PlanOptions options) => HelpText.Of(options,
        $$"""
        judgestats plan - how many labels and test items, and what they give

        Usage:
          judgestats plan --guess-rate T --guess-sensitivity S --guess-specificity S [sizes, goal or budget]
          judgestats plan --passed K --total N {{StudyOptions.LabelSyntax}} [sizes, goal or budget]
          judgestats plan FILE [sizes, goal or budget] [--emit PATH]

        The answer is the half-width that the interval of estimate has on average if the guess is right, what labels alone would give,
        and how it changes with more of either. Rates of a pilot are drawn a little towards one half.

        Examples:
          # what do 400 labels and 2000 test items give?
          judgestats plan --labels 400 --items 2000 --guess-rate 0.7 --guess-sensitivity 0.9 --guess-specificity 0.8

          # how many labels for plus or minus 10 points; how to spend 1000 when a label costs 4 and a verdict 0.01
          judgestats plan --items 5000 --half-width 0.1 --guess-rate 0.8 --guess-sensitivity 0.9 --guess-specificity 0.85
          judgestats plan --budget 1000 --label-cost 4 --judge-cost 0.01 --passed 36 --total 50 --tp 18 --fn 2 --fp 3 --tn 17

          # how many test items until a gate passes, four times in five, if the rates are what they look like
          judgestats plan --passed 255 --total 300 --tp 46 --fn 4 --fp 9 --tn 41 --labels 400 --at-least 0.8

          # which items to label: 100 of a file, at random
          judgestats plan judgments.csv --design random --labels 100 --items 900 --emit to-label.csv


        """, Footer);
}
