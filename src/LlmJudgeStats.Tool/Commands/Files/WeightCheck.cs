namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>What <c>--weight</c>, <c>--stratum</c> and <c>--share</c> go with.</summary>
internal static class WeightCheck
{
    public static void Of(Given given, ReadingOptions options, CalibrationDesign design)
    {
        if (given.Text(options.Weight) is not null) CheckWeight(given, options, design);
        CheckStrata(given, options, design);
    }

    private static void CheckWeight(Given given, ReadingOptions options, CalibrationDesign design)
    {
        if (design.IsFromTestItems)
        {
            throw new UsageException($"--weight --design {design.Id}: weights were not measured with labels sampled from the test items; "
                + "they go with external, by-label and stated error rates");
        }
        if (given.Text(options.Count) is not null)
        {
            throw new UsageException("--weight --count: a row with a weight is one item, and one with a count many; write each item in a "
                + "row of its own");
        }
        if (given.Text(options.Stratum) is not null || given.Text(options.Share) is not null)
        {
            throw new UsageException("--weight --stratum: weights and shares of strata say the same thing; give one of them");
        }
        if (given.Text(options.LabelsFrom) is not null)
        {
            throw new UsageException("--weight --labels-from: whether the judge errs alike in all groups is not tested with weights; use "
                + "each group's own labels");
        }
        if (given.Switch(options.Reveal))
            throw new UsageException("--weight --reveal: hidden labels are counted without weights; leave out one of them");
    }

    private static void CheckStrata(Given given, ReadingOptions options, CalibrationDesign design)
    {
        if (given.Text(options.Stratum) is not { } stratum)
        {
            if (given.Text(options.Share) is not { } alone) return;
            throw new UsageException($"--share {alone}: the shares of what? add --stratum COL, the column of the strata");
        }
        if (given.Text(options.Share) is not { } share)
        {
            if (design.IsFromTestItems) return;
            throw new UsageException($"--stratum {stratum}: for labels that were sampled within strata of the test items declare --design "
                + "random or by-verdict; for strata of known shares in the population add --share; or estimate per stratum (--group)");
        }
        if (design.IsFromTestItems)
        {
            throw new UsageException($"--share {share} --design {design.Id}: strata of labels sampled from the test items have the shares "
                + "that they have among these; other shares were not measured for them; leave out --share");
        }
        if (given.Switch(options.Reveal))
            throw new UsageException("--share --reveal: hidden labels are counted without shares; leave out one of them");
    }
}
