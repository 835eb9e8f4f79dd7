using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Simulation;

/// <summary>A synthetic judge: a pass rate, its error rates, and how many items are judged and labelled.</summary>
/// <remarks>
/// Draws are reproducible: the same scenario, seed and replicate give the same items on every machine, whatever the number of threads. Generator: Philox4x32-10, one
/// stream a replicate. For each item the label is drawn first, then the verdict; test items come before calibration items. By verdict all items are
/// judged first, and the calibration items are the first of each verdict: where a verdict is rarer than the labels wanted of it, there are fewer of them
/// and more test items.
/// Equality compares all parts. Immutable, thread-safe.
/// </remarks>
public sealed record JudgeScenario
{
    /// <summary>P(label pass) in the test population, in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public required double PassRate { get; init => field = Check.Unit(value); }

    /// <summary>P(verdict pass | label pass), in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public required double Sensitivity { get; init => field = Check.Unit(value); }

    /// <summary>P(verdict fail | label fail), in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside [0, 1].</exception>
    public required double Specificity { get; init => field = Check.Unit(value); }

    /// <summary>How many items are judged and not labelled: the test items.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public required int TestItems { get; init => field = Check.Count(value); }

    /// <summary>How many calibration items are chosen as passes: by label, or by verdict with <see cref="CalibrationDesign.ByVerdict"/>.</summary>
    /// <remarks>With <see cref="CalibrationDesign.Random"/> only the sum of passes and fails counts: it is the size of the sample.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int PassLabels { get; init => field = Check.Count(value); }

    /// <summary>How many calibration items are chosen as fails: by label, or by verdict with <see cref="CalibrationDesign.ByVerdict"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int FailLabels { get; init => field = Check.Count(value); }

    /// <summary>How the calibration items are chosen. <see cref="CalibrationDesign.External"/> draws like <see cref="CalibrationDesign.ByLabel"/>: the error rates carry over.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum.</exception>
    public CalibrationDesign Design { get; init => field = Check.Defined(value); }

    /// <summary>P(verdict pass) in the test population.</summary>
    /// <remarks><code>p = θ Se + (1 − θ)(1 − Sp)</code></remarks>
    public double JudgedRate => (PassRate * Sensitivity) + ((1 - PassRate) * (1 - Specificity));

    /// <summary>How far the judged rate is from the pass rate.</summary>
    /// <remarks><code>p − θ = (1 − Sp)(1 − θ) − (1 − Se) θ</code> Source: methods.md section 1.</remarks>
    public double NaiveBias => ((1 - Specificity) * (1 - PassRate)) - ((1 - Sensitivity) * PassRate);

    /// <summary>Draws the counts of one replicate.</summary>
    /// <param name="seed">The seed of the whole study.</param>
    /// <param name="replicate">Which replicate: each has a stream of its own.</param>
    public JudgeStudy Draw(ulong seed, ulong replicate)
    {
        var (test, calibration) = Generate(seed, replicate, null, null);
        return new() { Test = test, Calibration = Calibration.FromCounts(calibration, Design) };
    }

    /// <summary>Draws the items of one replicate; their counts are those of <see cref="Draw"/>.</summary>
    /// <param name="seed">The seed of the whole study.</param>
    /// <param name="replicate">Which replicate: each has a stream of its own.</param>
    public SyntheticJudgments DrawItems(ulong seed, ulong replicate)
    {
        var (test, calibration) = (new List<(bool Label, bool Verdict)>(TestItems), new List<(bool Label, bool Verdict)>(PassLabels + FailLabels));
        Generate(seed, replicate, test, calibration);
        return new(
            [.. test.Select(item => item.Label)], [.. test.Select(item => item.Verdict)],
            [.. calibration.Select(item => item.Label)], [.. calibration.Select(item => item.Verdict)], Design);
    }

    private (JudgeTally Test, ConfusionCounts Calibration) Generate(
        ulong seed, ulong replicate, List<(bool Label, bool Verdict)>? testItems, List<(bool Label, bool Verdict)>? calibrationItems)
    {
        var random = new Philox(seed, replicate);
        return Design == CalibrationDesign.ByVerdict
            ? GenerateByVerdict(ref random, testItems, calibrationItems)
            : GenerateApart(ref random, testItems, calibrationItems);
    }

    private (JudgeTally Test, ConfusionCounts Calibration) GenerateApart(
        ref Philox random, List<(bool Label, bool Verdict)>? testItems, List<(bool Label, bool Verdict)>? calibrationItems)
    {
        long passed = 0;
        for (var i = 0; i < TestItems; i++)
        {
            var (label, verdict) = Item(ref random, random.NextBernoulli(PassRate));
            if (verdict) passed++;
            testItems?.Add((label, verdict));
        }
        ConfusionCounts counts = default;
        for (var i = 0; i < PassLabels + FailLabels; i++)
        {
            var (label, verdict) = Item(ref random, Design == CalibrationDesign.Random ? random.NextBernoulli(PassRate) : i < PassLabels);
            counts += One(label, verdict);
            calibrationItems?.Add((label, verdict));
        }
        return (JudgeTally.Of(passed, TestItems), counts);
    }

    // Items are exchangeable, so the first of a verdict are as good as any drawn by lot.
    private (JudgeTally Test, ConfusionCounts Calibration) GenerateByVerdict(
        ref Philox random, List<(bool Label, bool Verdict)>? testItems, List<(bool Label, bool Verdict)>? calibrationItems)
    {
        var (passesLeft, failsLeft) = (PassLabels, FailLabels);
        var (passed, failed) = (0L, 0L);
        ConfusionCounts counts = default;
        for (var i = 0; i < TestItems + PassLabels + FailLabels; i++)
        {
            var (label, verdict) = Item(ref random, random.NextBernoulli(PassRate));
            if (verdict ? passesLeft-- > 0 : failsLeft-- > 0)
            {
                counts += One(label, verdict);
                calibrationItems?.Add((label, verdict));
                continue;
            }
            if (verdict) passed++;
            else failed++;
            testItems?.Add((label, verdict));
        }
        return (new() { Positives = passed, Negatives = failed }, counts);
    }

    private (bool Label, bool Verdict) Item(ref Philox random, bool label) => (label, random.NextBernoulli(label ? Sensitivity : 1 - Specificity));

    private static ConfusionCounts One(bool label, bool verdict) => new()
    {
        TruePositive = label && verdict ? 1 : 0,
        FalseNegative = label && !verdict ? 1 : 0,
        FalsePositive = !label && verdict ? 1 : 0,
        TrueNegative = !label && !verdict ? 1 : 0,
    };
}
