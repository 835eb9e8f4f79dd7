namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary>Whose rate is asked for (<c>--target</c>), and what that does not go with: finite.md 5.</summary>
internal static class TargetParser
{
    public static IReadOnlyList<string> Targets => [.. Enum.GetValues<Target>().Select(target => target.Id)];

    public static string Ids => string.Join(" or ", Targets);

    public static Target Of(Given given, EstimateOptions options, CalibrationDesign design)
    {
        if (given.Text(options.Target) is not { } text) return Target.Population;
        var target = ById.Find<Target>(target => target.Id, text) ?? throw new UsageException(
            $"--target {text}: use population (all items like these) or items (exactly those that were judged)");
        if (target == Target.Items) CheckItems(given, options, design);
        return target;
    }

    // Clusters, where they are built, are to be refused here, too: a finite target under them was not measured.
    private static void CheckItems(Given given, EstimateOptions options, CalibrationDesign design)
    {
        var counted = given.Names(options.Study.Cells);
        var rates = given.Names(options.Study.Rates);
        if (rates.Count > 0)
        {
            throw new UsageException($"--target items and {string.Join(", ", rates)}: error rates say nothing about which of these items "
                + "are good; give the counts of the labelled items (--tp, --fn, --fp, --tn) or a FILE");
        }
        if (given.Text(options.File) is null && counted.Count == 0)
        {
            throw new UsageException("--target items: no item has a label; give the counts of the labelled items (--tp, --fn, --fp, --tn), "
                + "with --design random or by-verdict");
        }
        CheckDesign(design);
        if (given.Text(options.Reading.Stratum) is { } stratum)
        {
            throw new UsageException($"--target items --stratum {stratum}: not measured with more strata than the two verdicts; leave out "
                + "--target, or estimate per stratum (--group)");
        }
        if (given.Switch(options.All))
        {
            throw new UsageException("--target items --all: only post-stratified has an interval for exactly these items; leave out one of "
                + "them");
        }
    }

    private static void CheckDesign(CalibrationDesign design)
    {
        if (design == CalibrationDesign.ByLabel)
        {
            throw new UsageException("--target items --design by-label: narrower limits for exactly these items did not hold their level "
                + "with labels chosen by label; leave out --target: the interval for the population covers the rate of these items, too");
        }
        if (design == CalibrationDesign.External)
        {
            throw new UsageException("--target items: labels from elsewhere say nothing about which of these items are good; declare "
                + "--design random or by-verdict if the labels were drawn from the judged items, or leave out --target");
        }
    }
}
