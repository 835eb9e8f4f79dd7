using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Coverage;

/// <summary>Help that teaches: what it does, real examples, then every option in its group.</summary>
internal static class CoverageHelp
{
    private const string Footer =
        """

        At most 10000000 outcomes are enumerated over a grid (5000 for bayesian and bootstrap, 1000 for exact,
        melding and highest-density), at one point
        20000000 (20000, 4000).
        The lowest of many simulated points is low by chance, too: it is drawn again, a hundred times as often, and the sentence tells that.
        With --design by-verdict all items are judged first, --total counts those that stay unlabelled, and the labels
        are drawn within each verdict.
        Of a mean (--measure) the grid has the population of --table or --truth, and those between it and all items at an end of the range.
        At most 100000 outcomes are enumerated; of more, 2000 studies are drawn at each point.
        csv has a row for each point of the grid. Exit codes: 0 done, 3 bad input or usage, 4 a bug in the tool.

        """;

    public static string Text(CoverageOptions options) => HelpText.Of(options,
        $$"""
        judgestats coverage - how often an interval contains the truth, in studies of the size given

        Usage:
          judgestats coverage --passed K --total N {{StudyOptions.LabelSyntax}} [options]
          judgestats coverage --measure M [--table "N,N; N,N" --unlabelled N[,N] | --truth "P,P; P,P" --shares W[,W] --labels M --items N]
              --design random|by-verdict [options]

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

          # a mean: win rates as a pilot has them; of a population that you declare; a pilot at another size
          judgestats coverage --measure preference --table "20,3,2; 4,8,3; 1,2,17" --unlabelled 380,100,260 --design random
          judgestats coverage --measure votes --truth "0.8,0.2; 0.1,0.9" --shares 0.5,0.5 --labels 9 --items 9 --design random
          judgestats coverage --measure votes --table "9,1; 2,8" --unlabelled 40,40 --design random --labels 50 --items 1000


        """, MethodList.Text() + Footer);
}
