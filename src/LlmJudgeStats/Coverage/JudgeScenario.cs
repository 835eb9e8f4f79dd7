using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>A synthetic judge: a pass rate, its error rates, and how many items are judged and labelled.</summary>
/// <remarks>
/// Draws are reproducible: the same scenario, seed and replicate give the same counts or items on every machine, whatever the number of threads. Generator: Philox4x32-10, one
/// stream a replicate. Counts are drawn as such: see <see cref="StudySampler"/>. Of items the label is drawn first, then the verdict; test items come before calibration items.
/// By verdict all items are judged first, and the calibration items are the first of each verdict: where a verdict is rarer than the labels wanted of it, there are fewer of
/// them and more test items.
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
    /// <remarks><code>p − θ = (1 − Sp)(1 − θ) − (1 − Se) θ</code> Source: pass-rates.md section 1.</remarks>
    public double NaiveBias => ((1 - Specificity) * (1 - PassRate)) - ((1 - Sensitivity) * PassRate);

    /// <summary>Draws the counts of one replicate: those of <see cref="StudySampler.Draw"/>, which is much quicker for many of them.</summary>
    /// <param name="seed">The seed of the whole study.</param>
    /// <param name="replicate">Which replicate: each has a stream of its own.</param>
    public JudgeStudy Draw(ulong seed, ulong replicate) => new StudySampler(this).Draw(seed, replicate);

    /// <summary>Draws the items of one replicate, one by one: their counts have the distribution of <see cref="Draw"/>, but are another draw from it.</summary>
    /// <param name="seed">The seed of the whole study.</param>
    /// <param name="replicate">Which replicate: each has a stream of its own.</param>
    public SyntheticJudgments DrawItems(ulong seed, ulong replicate)
    {
        var random = new Philox(seed, replicate);
        var (test, calibration) = Design == CalibrationDesign.ByVerdict ? ItemsByVerdict(ref random) : ItemsApart(ref random);
        return new(
            [.. test.Select(item => item.Label)], [.. test.Select(item => item.Verdict)],
            [.. calibration.Select(item => item.Label)], [.. calibration.Select(item => item.Verdict)], Design);
    }

    private (List<(bool Label, bool Verdict)> Test, List<(bool Label, bool Verdict)> Calibration) ItemsApart(ref Philox random)
    {
        var (test, calibration) = (new List<(bool Label, bool Verdict)>(TestItems), new List<(bool Label, bool Verdict)>());
        for (var i = 0; i < TestItems; i++) test.Add(Item(ref random, random.NextBernoulli(PassRate)));
        for (var i = 0L; i < (long)PassLabels + FailLabels; i++)
            calibration.Add(Item(ref random, Design == CalibrationDesign.Random ? random.NextBernoulli(PassRate) : i < PassLabels));
        return (test, calibration);
    }

    // Items are exchangeable, so the first of a verdict are as good as any drawn by lot.
    private (List<(bool Label, bool Verdict)> Test, List<(bool Label, bool Verdict)> Calibration) ItemsByVerdict(ref Philox random)
    {
        var (passesLeft, failsLeft) = (PassLabels, FailLabels);
        var (test, calibration) = (new List<(bool Label, bool Verdict)>(TestItems), new List<(bool Label, bool Verdict)>());
        for (var i = 0L; i < (long)TestItems + PassLabels + FailLabels; i++)
        {
            var item = Item(ref random, random.NextBernoulli(PassRate));
            (((item.Verdict ? passesLeft-- : failsLeft--) > 0) ? calibration : test).Add(item);
        }
        return (test, calibration);
    }

    private (bool Label, bool Verdict) Item(ref Philox random, bool label) => (label, random.NextBernoulli(label ? Sensitivity : 1 - Specificity));
}
