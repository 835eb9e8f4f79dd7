namespace LlmJudgeStats.Tool.Commands.Compare;

/// <summary>Help that teaches: what it does, real examples, then every option in its group.</summary>
internal static class CompareHelp
{
    private const string Footer =
        """

        What the data are decides how they are compared: labels of each system's own (external, by-label), labels sampled from the test
        items (random, by-verdict; with --pair on the same items), or one calibration for all (--shared-calibration, or counts on the
        command line; with --pair on the same items).
        One word for each pair: better or worse (a against b), equivalent (with --margin), undecided. No direction is claimed where the
        labels do not show a judge better than chance.
        Exit codes: 0 done, 3 bad input or usage, 4 a bug in the tool; with --require 0 shown, 1 refuted, 2 neither.

        """;

    public static string Text(CompareOptions options) => HelpText.Of(options,
        """
        judgestats compare - which of two or more systems passes more often, corrected for the judge's errors

        Usage:
          judgestats compare FILE --by COL [--pair COL] [--shared-calibration] [options]
          judgestats compare --a-passed K --a-total N --b-passed K --b-total N (--tp A --fn B --fp C --tn D | --accuracy X) [options]
          judgestats compare --both N --only-a N --only-b N --neither N (--tp A --fn B --fp C --tn D | --accuracy X) [options]

        The answer is the difference a - b of the corrected pass rates with its interval, a p-value that never disagrees with it, and
        one word; for more than two systems all pairs, corrected for how many they are, and a leaderboard with the ranks that hold.

        Examples:
          # two versions, 300 answers each, one judge that was checked on 400 labelled answers
          judgestats compare --a-passed 255 --a-total 300 --b-passed 228 --b-total 300 --tp 180 --fn 20 --fp 50 --tn 150 --margin 0.05

          # a file with the columns version, verdict and label: each version has labels of its own
          judgestats compare results.csv --by version --a new --b main

          # both versions answered the same items; may the build ship?
          judgestats compare nightly.csv --by build --baseline main --pair id --shared-calibration --margin 0.03 --require non-inferior

          # scores of 1 to 5, both versions on the same items; preferences and classes, too
          judgestats compare docs/samples/two-rubrics.csv --by version --pair id --measure score --range 1,5 --design random

          # real data that ships with the project: twelve systems on one leaderboard
          judgestats compare docs/samples/nq301-counts.csv --count count --by system --where judge=gpt-4 --calibration cal=1


        """, Footer);
}
