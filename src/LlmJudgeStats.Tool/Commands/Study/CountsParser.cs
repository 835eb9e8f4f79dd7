using System.CommandLine;

namespace LlmJudgeStats.Tool.Commands.Study;

/// <summary>Evidence given as counts and rates on the command line.</summary>
internal static class CountsParser
{
    public static CountedEvidence Parse(Given given, StudyOptions options, CalibrationDesign design) =>
        Judge(Test(given, options), given, options, design);

    /// <summary>What is known of the judge, from counts or rates; an empty calibration when nothing is.</summary>
    public static CountedEvidence Judge(Given given, StudyOptions options, CalibrationDesign design) =>
        Judge(default, given, options, design);

    private static CountedEvidence Judge(JudgeTally test, Given given, StudyOptions options, CalibrationDesign design)
    {
        var cellNames = given.Names(options.Cells);
        var rateNames = given.Names(options.Rates);
        if (cellNames.Count > 0 && rateNames.Count > 0)
        {
            throw new UsageException(
                $"{string.Join(", ", rateNames)} and {string.Join(", ", cellNames)} say the same thing twice; give one of them");
        }
        if (cellNames.Count > 0) return FromCells(test, options.Cells, cellNames, given, design);
        return rateNames.Count > 0 ? FromRates(test, given, options, design) : new(new() { Test = test }, default);
    }

    /// <summary>Error rates that are stated beside a file; empty when none are.</summary>
    public static Calibration Stated(Given given, StudyOptions options, CalibrationDesign design) =>
        given.Names(options.Rates).Count > 0 ? FromRates(default, given, options, design).Calibration : default;

    private static JudgeTally Test(Given given, StudyOptions options)
    {
        var passed = given.Text(options.Passed);
        var total = given.Text(options.Total);
        if (passed is null && total is null)
        {
            throw new UsageException("the verdicts on test items are missing: "
                + "add --passed K --total N (the judge passed K of N items without a human label)");
        }
        if (passed is null) throw new UsageException("--total needs --passed K: how many of them the judge passed");
        if (total is null) throw new UsageException("--passed needs --total N: how many items were judged");
        var k = Numbers.Count(passed, "--passed");
        var n = Numbers.Count(total, "--total");
        if (k > n)
        {
            throw new UsageException($"--passed {k} --total {n}: more passed than judged; "
                + "--total counts all test items, passed ones included");
        }
        return JudgeTally.Of(k, n);
    }

    private static CountedEvidence FromCells(
        JudgeTally test, IReadOnlyList<Option<string?>> cells, IReadOnlyList<string> named, Given given, CalibrationDesign design)
    {
        if (named.Count < cells.Count)
        {
            var missing = cells.Select(cell => cell.Name).Except(named);
            throw new UsageException($"{string.Join(", ", named)} without {string.Join(", ", missing)}: "
                + "all four are needed, 0 included (--tp label pass, verdict pass; --fn label pass, verdict fail; "
                + "--fp label fail, verdict pass; --tn label fail, verdict fail)");
        }
        var table = Table(cells, given);
        return new(StudyCounts.Of(test, table), Calibration.FromCounts(table, design));
    }

    /// <summary>Label-by-verdict counts from four options: true positives, false negatives, false positives, true negatives.</summary>
    public static ConfusionCounts Table(IReadOnlyList<Option<string?>> cells, Given given)
    {
        var counts = cells.Select(cell => Numbers.Count(given.Text(cell)!, cell.Name)).ToArray();
        return new()
        {
            TruePositive = counts[0],
            FalseNegative = counts[1],
            FalsePositive = counts[2],
            TrueNegative = counts[3],
        };
    }

    private static CountedEvidence FromRates(JudgeTally test, Given given, StudyOptions options, CalibrationDesign design)
    {
        var sensitivity = given.Text(options.Sensitivity);
        var specificity = given.Text(options.Specificity);
        if (given.Text(options.Accuracy) is { } accuracy)
        {
            if (sensitivity is not null || specificity is not null)
            {
                throw new UsageException("--accuracy X already means sensitivity = specificity = X; "
                    + "leave out --sensitivity and --specificity, or --accuracy");
            }
            return new(new() { Test = test }, Calibration.KnownAccuracy(AccuracyOf(accuracy)));
        }
        if (sensitivity is null)
        {
            throw new UsageException("--specificity needs --sensitivity X (0.9 = known, 90/100 = measured, 0/0 = never measured), "
                + "or use --accuracy X for both");
        }
        if (specificity is null)
        {
            throw new UsageException("--sensitivity needs --specificity X (0.8 = known, 80/100 = measured, 0/0 = never measured), "
                + "or use --accuracy X for both");
        }
        var passes = Measured(sensitivity, "--sensitivity");
        // Specificity counts the failures that the judge failed; a tally counts what it passed.
        var fails = Measured(specificity, "--specificity")?.Flip();
        return new(new() { Test = test, HumanPasses = passes, HumanFails = fails }, new()
        {
            Sensitivity = passes ?? Proportion.Known(Numbers.Rate(sensitivity, "--sensitivity")),
            Specificity = fails?.Flip() ?? Proportion.Known(Numbers.Rate(specificity, "--specificity")),
            Design = design,
        });
    }

    private static double AccuracyOf(string text) => text.Contains('/', StringComparison.Ordinal)
        ? throw new UsageException($"--accuracy {text}: only a known accuracy such as 0.9; "
            + "a measured judge needs --sensitivity and --specificity, each as correct/all")
        : Numbers.Rate(text, "--accuracy");

    private static JudgeTally? Measured(string rate, string option) =>
        Numbers.Fraction(rate, option) is { } fraction ? JudgeTally.Of(fraction.Part, fraction.Whole) : null;
}
