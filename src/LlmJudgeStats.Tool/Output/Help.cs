using System.Text;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.Arguments;

namespace LlmJudgeStats.Tool.Output;

/// <summary>Help that teaches: what it does, real examples, then every option in its group.</summary>
internal static class Help
{
    public static string Overview() =>
        $"""
        judgestats {ReportLibrary.Version} - honest pass rates when a language model was the judge

        A judge makes mistakes, so the share of answers that it passes is not the pass rate. Label some of the
        items by hand, and judgestats corrects the judged rate and says how sure that is.

        Usage:
          judgestats estimate [FILE] [options]
          judgestats coverage [options]

        Commands:
          estimate    the corrected pass rate, from counts or from a file
          coverage    how often an interval contains the pass rate in studies of your size, exactly

        Try:
          judgestats estimate --passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41
          judgestats estimate judgments.csv --group system

        judgestats estimate --help, and coverage --help, explain every option. --version prints the version.
        Exit codes: 0 done, 3 bad input or usage, 4 a bug in the tool.

        """.ReplaceLineEndings("\n");

    public static string Estimate(EstimateOptions options)
    {
        var text = new StringBuilder(
            """
            judgestats estimate - the pass rate behind a judge's verdicts, corrected for the judge's errors

            Usage:
              judgestats estimate --passed K --total N [--tp A --fn B --fp C --tn D | --sensitivity X --specificity Y | --accuracy X] [options]
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

              # for a script; and every method that is valid for labels that are a random sample
              zcat judgments.jsonl.gz | judgestats estimate - --verdict judge_says --label human --format json
              judgestats estimate judgments.csv --design random --all


            """.ReplaceLineEndings("\n"));
        text.Append("FILE  ").Append(options.File.Description).Append("\n\n");
        AppendOptions(text, options.Groups);
        AppendMethods(text);
        text.Append(
            """

            --method auto: no calibration: naive; both error rates known: rogan-gladen; labels sampled from the test items (--design random
            or by-verdict): post-stratified; otherwise asymmetric-error.
            The text of a cell counts as pass or fail only when it is one of the listed words; nothing is guessed, nothing is dropped silently.
            Exit codes: 0 done, 3 bad input or usage (message on standard error, nothing on standard output), 4 a bug in the tool.

            """.ReplaceLineEndings("\n"));
        return text.ToString();
    }

    public static string Coverage(CoverageOptions options)
    {
        var text = new StringBuilder(
            """
            judgestats coverage - how often an interval contains the pass rate, in studies of the size given

            Usage:
              judgestats coverage --passed K --total N [--tp A --fn B --fp C --tn D | --sensitivity X --specificity Y | --accuracy X] [options]

            The counts are those of estimate; only the sizes are read: how many test items, how many labelled items of each kind.
            Every outcome of a study of that size is weighted by its probability, at each pass rate and judge of a grid.
            The answer is exact: no simulation, no seed. Studies with too many outcomes are simulated on request (--replications),
            with a seed and a standard error, or enumerated at one pass rate and judge (--at).

            Examples:
              # 50 test items, 10 labelled passes and 10 labelled fails: the default interval
              judgestats coverage --passed 36 --total 50 --tp 9 --fn 1 --fp 2 --tn 8

              # another interval, and what a judge with known error rates would give
              judgestats coverage --passed 36 --total 50 --tp 9 --fn 1 --fp 2 --tn 8 --method rogan-gladen --interval delta
              judgestats coverage --passed 36 --total 50 --accuracy 0.8

              # labels that are a random sample; every point of the grid as a table
              judgestats coverage --passed 36 --total 50 --tp 9 --fn 1 --fp 2 --tn 8 --design random --format csv

              # a large study: at one pass rate, sensitivity and specificity, exactly; at each point of the grid, simulated
              judgestats coverage --passed 360 --total 500 --tp 90 --fn 10 --fp 20 --tn 80 --at 0.7,0.9,0.8
              judgestats coverage --passed 720 --total 1000 --tp 180 --fn 20 --fp 40 --tn 160 --replications 1000


            """.ReplaceLineEndings("\n"));
        AppendOptions(text, options.Groups);
        AppendMethods(text);
        return text.Append(
            """

            At most 10000000 outcomes are enumerated over a grid (5000 for bayesian and bootstrap, 1000 for exact,
            melding and highest-density), at one point
            20000000 (20000, 4000).
            The lowest of many simulated points is low by chance, too: it is drawn again, a hundred times as often, and the sentence tells that.
            With --design by-verdict all items are judged first, --total counts those that stay unlabelled, and the labels
            are drawn within each verdict.
            csv has a row for each point of the grid. Exit codes: 0 done, 3 bad input or usage, 4 a bug in the tool.

            """.ReplaceLineEndings("\n")).ToString();
    }

    private static void AppendOptions(StringBuilder text, IReadOnlyList<OptionGroup> groups)
    {
        foreach (var group in groups)
        {
            text.Append(group.Title).Append(":\n");
            foreach (var option in group.Options)
                text.Append($"  {$"{option.Name} {option.HelpName}".TrimEnd(),-26} {option.Description}\n");
            text.Append('\n');
        }
    }

    private static void AppendMethods(StringBuilder text)
    {
        text.Append("Methods and their intervals (the first is the default):\n");
        foreach (var (method, intervals) in Estimation.MethodChoice.Pairs)
            text.Append("  ").Append(method.PadRight(33)).Append(' ').AppendJoin(", ", intervals).Append('\n');
    }
}
