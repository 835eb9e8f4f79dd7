namespace LlmJudgeStats.Tool;

/// <summary>What the tool is, and what it can do: <c>judgestats --help</c>.</summary>
internal static class Overview
{
    public static string Text() =>
        $"""
        judgestats {ReportLibrary.Version} - honest pass rates when a language model was the judge

        A judge makes mistakes, so the share of answers that it passes is not the pass rate. Label some of the
        items by hand, and judgestats corrects the judged rate and says how sure that is.

        Usage:
          judgestats doctor FILE [options]
          judgestats estimate [FILE] [options]
          judgestats judge FILE [options]
          judgestats agree [FILE] [options]
          judgestats compare [FILE] [options]
          judgestats rank FILE --a COL --b COL [options]
          judgestats audit FILE [options]
          judgestats coverage [options]
          judgestats gate [FILE] --at-least T [options]
          judgestats monitor FILE --sequence COL --planned-labels M [options]
          judgestats plan [FILE] [options]
          judgestats claims FILE [options]
          judgestats completion SHELL

        Commands:
          doctor      what is in a file, what is wrong with it, and the command to go on with
          estimate    the corrected pass rate, from counts or from a file
          judge       how good a judge is: accuracy, both orders, change, bias, several judges
          agree       how well raters agree, and whether the judge may replace one of them
          compare     which of two or more systems passes more often, and whether the data show it
          rank        systems on one scale from battles in pairs, with the ranks that the data allow
          audit       is a benchmark worth trusting: twelve checks, each with its figure
          coverage    how often an interval contains the pass rate in studies of your size, exactly
          gate        whether the pass rate keeps a threshold: pass, fail, or not decided
          monitor     looks over time: has the system moved, has the judge changed?
          plan        how many labels and test items for an interval so narrow, a gate, or a budget
          claims      what published figures support, given that judges differ
          completion  the Tab key for these commands in bash, zsh or fish

        Try:
          judgestats doctor judgments.csv
          judgestats estimate --passed 83 --total 115 --tp 46 --fn 4 --fp 9 --tn 41
          judgestats estimate judgments.csv --group system

        judgestats estimate --help, and the same of the others, explain every option. --version prints the version.
        Exit codes: 0 done or shown, 1 failed or refuted, 2 not decided, 3 bad input or usage, 4 a bug in the tool.

        """.ReplaceLineEndings("\n");
}
