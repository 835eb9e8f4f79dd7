using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary>Help that teaches: what it does, real examples, then every option in its group.</summary>
internal static class EstimateHelp
{
    private const string Footer =
        """

        --method auto: no calibration: naive; both error rates known: rogan-gladen; labels sampled from the test items (--design random
        or by-verdict): post-stratified; otherwise asymmetric-error.
        The text of a cell counts as pass or fail only when it is one of the listed words; nothing is guessed, nothing is dropped silently.
        Exit codes: 0 done, 3 bad input or usage (message on standard error, nothing on standard output), 4 a bug in the tool.

        """;

    public static string Text(EstimateOptions options) => HelpText.Of(options,
        $$"""
        judgestats estimate - the pass rate behind a judge's verdicts, corrected for the judge's errors

        Usage:
          judgestats estimate --passed K --total N {{StudyOptions.LabelSyntax}} [options]
          judgestats estimate FILE [options]

        Test items have a verdict and no human label; calibration items have both. In a file they are told apart by the label cell;
        on the command line count a labelled item among the calibration items only, not in --total.
        The answer is the corrected rate with its interval, the naive rate beside it, the judge's error rates, and one plain sentence.

        Examples:
          # 115 answers judged, 83 passed; 100 others were labelled by people (label first: --fn = label pass, verdict fail)
          judgestats estimate --passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41

          # error rates from a paper (known), or one of them measured on 100 labelled items
          judgestats estimate --passed 640 --total 800 --sensitivity 0.92 --specificity 0.85
          judgestats estimate --passed 640 --total 800 --sensitivity 0.92 --specificity 85/100

          # a file with the columns verdict and label (or truth); one result for each system
          judgestats estimate judgments.csv --group system

          # real data that ships with the project: use the labels of cal=1 only, and check against the hidden ones
          judgestats estimate docs/samples/nq301-counts.csv --count count --group judge,system --calibration cal=1 --reveal

          # scores of 1 to 5, classes, a panel of judges; preferences, too: --measure says what the columns hold
          judgestats estimate docs/samples/rubric.csv --measure score --range 1,5 --design random
          judgestats estimate docs/samples/grades.csv --measure class --design random
          judgestats estimate docs/samples/panel.csv --measure votes --verdict judge_a,judge_b,judge_c --design random

          # for a script; and every method that is valid for labels that are a random sample
          zcat judgments.jsonl.gz | judgestats estimate - --verdict judge_says --label human --format json
          judgestats estimate judgments.csv --design random --all


        """, MethodList.Text() + Footer);
}
