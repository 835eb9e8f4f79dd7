using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Validation.Differences;

/// <summary>A bootstrap of labels that were sampled from the items of one system.</summary>
internal static class LabelBootstrap
{
    /// <summary>The post-stratified rate of labelled and unlabelled items, each drawn again with replacement.</summary>
    public static double PointOfAnother(ref Philox random, in JudgeStudy study)
    {
        var counts = study.Calibration;
        int[] labelled =
        [
            Whole(counts.Sensitivity.Successes), Whole(counts.Sensitivity.Size - counts.Sensitivity.Successes),
            Whole(counts.Specificity.Size - counts.Specificity.Successes), Whole(counts.Specificity.Successes),
        ];
        int[] unlabelled = [Whole(study.Test.Successes), Whole(study.Test.Size - study.Test.Successes)];
        return Point(Again(ref random, labelled), Again(ref random, unlabelled));
    }

    // Labelled: pass and fail verdicts of passes, then of fails.
    private static double Point(int[] labelled, int[] unlabelled)
    {
        var items = labelled.Sum() + unlabelled.Sum();
        var rate = 0.0;
        for (var verdict = 0; verdict < 2; verdict++)
        {
            var (passes, labels) = (labelled[verdict], labelled[verdict] + labelled[2 + verdict]);
            var weight = (labels + unlabelled[verdict]) / (double)items;
            if (weight == 0) continue;
            // A verdict without a label: all labels are one stratum.
            if (labels == 0) return (labelled[0] + labelled[1]) / (double)labelled.Sum();
            rate += weight * passes / labels;
        }
        return rate;
    }

    private static int[] Again(ref Philox random, int[] from)
    {
        var into = new int[from.Length];
        var all = from.Sum();
        for (var i = 0; i < all; i++)
        {
            var left = (int)(random.NextDouble() * all);
            var cell = 0;
            while (left >= from[cell]) left -= from[cell++];
            into[cell]++;
        }
        return into;
    }

    private static int Whole(double count) => (int)Math.Round(count);
}
