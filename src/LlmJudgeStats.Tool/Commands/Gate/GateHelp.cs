using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Gate;

/// <summary>Help that teaches: what it does, real examples, then every option in its group.</summary>
internal static class GateHelp
{
    private const string Footer =
        """

        Limits: each at --level by itself; those that the default intervals have made for one side, Clopper and Pearson's for known rates,
        for
        --method naive and for labels-only, else an end of the two-sided interval at 2 level - 1.
        Nothing is read from the environment but SOURCE_DATE_EPOCH, for --format meai and otlp; the same input gives the same bytes.
        Exit codes: 0 pass, 1 fail, 2 not decided (0 with --allow-inconclusive), the worst group counts; 3 bad input or usage (message on
        standard error, nothing on standard output), 4 a bug in the tool.

        """;

    public static string Text(GateOptions options) => HelpText.Of(options,
        $$"""
        judgestats gate - whether a pass rate keeps a threshold: pass, fail, or not decided, and then what would decide it

        Usage:
          judgestats gate --passed K --total N {{StudyOptions.LabelSyntax}} --at-least T [options]
          judgestats gate FILE --at-least T | --at-most T [options]

        A pass means that the corrected rate is shown to be on the right side of the threshold: wrong passes, and wrong fails, have a
        probability of at most 1 - level each. What the data do not show is neither, and then the answer says how many test items and
        labels would decide it.

        Examples:
          # 300 answers judged, 255 passed; 100 others were labelled by people
          judgestats gate --passed 255 --total 300 --tp 46 --fn 4 --fp 9 --tn 41 --at-least 0.85

          # in a CI job: one gate for each suite; the step fails on a fail, and lets an open gate through
          judgestats gate results.csv --calibration cal=1 --group suite --at-least 0.85 --allow-inconclusive

          # a share of something bad, for a script
          judgestats gate flags.csv --at-most 0.05 --format json


        """, MethodList.Text() + Footer);
}
