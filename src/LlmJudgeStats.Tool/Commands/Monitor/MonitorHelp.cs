namespace LlmJudgeStats.Tool.Commands.Monitor;

/// <summary>Help that teaches: what it does, real examples, then every option in its group.</summary>
internal static class MonitorHelp
{
    private const string Judge = "--anchors docs/samples/anchors.csv --baseline first";

    private const string Footer =
        """

        The interval holds at all looks together, so one may look as often as one likes and stop at any time. Labels are a random sample of
        what was judged so far (--design by-verdict: so many of each verdict). Anchors are for the judge alone, and no items of FILE.
        Every look is the mean since the first row: after good weeks a fall shows late, and smaller than it is. A promise that is to be
        kept anew from some week on is a monitor of the rows from there (a file of them, or --where).
        A change of the judge (--judge) begins a new series: what two judges say is never joined.
        Exit codes: 0 no alarm, 1 an alarm, 2 too few labels for a first look; 3 bad input or usage (message on standard error, nothing on
        standard output), 4 a bug in the tool.

        """;

    public static string Text(MonitorOptions options) => HelpText.Of(options,
        $$"""
        judgestats monitor - looks over time: has the system moved, has the judge changed?

        Usage:
          judgestats monitor FILE --sequence COL --planned-labels M [--threshold T] [options]

        Examples:
          # twelve weeks, some labels each; people are to pass at least 75 %
          judgestats monitor docs/samples/weekly.csv --sequence week --planned-labels 200 --threshold 0.75

          # the judge, too: 40 labelled anchors that it judges again each month
          judgestats monitor docs/samples/weekly.csv --sequence week --planned-labels 200 {{Judge}}

          # a judge that was replaced begins a new series
          judgestats monitor docs/samples/weekly.csv --sequence week --planned-labels 200 --judge judge_version


        """, Footer);
}
