using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Coverage;

/// <summary>A synthetic judge: a pass rate, its error rates, and how many items are judged and labelled.</summary>
/// <remarks>
/// Draws are reproducible: the same scenario, seed and replicate give the same counts or items on every machine, whatever the number of
/// threads. Generator: Philox4x32-10, one stream a replicate. Counts are drawn by <see cref="StudySampler"/>. Of items the label is drawn
/// first, then the verdict; test items come before calibration items. By verdict all items are judged first, and the calibration items are
/// the first of each verdict: where a verdict is rarer than the labels wanted of it, there are fewer of them and more test items. Equality
/// compares all parts. Immutable, thread-safe.
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

    /// <summary>
    /// How many calibration items there are, and how they are chosen. Those from elsewhere are drawn like those by label: the error rates
    /// carry over.
    /// </summary>
    public LabelPlan Labels { get; init; }

    /// <summary>How items belong together; <see langword="null"/> (the default): they are independent.</summary>
    public ClusterPlan? Clusters { get; init; }

    /// <summary>P(verdict pass) in the test population.</summary>
    /// <remarks><code>p = θ Se + (1 − θ)(1 − Sp)</code></remarks>
    public double JudgedRate => (PassRate * Sensitivity) + ((1 - PassRate) * (1 - Specificity));

    /// <summary>How far the judged rate is from the pass rate.</summary>
    /// <remarks><code>p − θ = (1 − Sp)(1 − θ) − (1 − Se) θ</code> Source: pass-rates.md section 1.</remarks>
    public double NaiveBias => ((1 - Specificity) * (1 - PassRate)) - ((1 - Sensitivity) * PassRate);

    /// <summary>
    /// Draws the items of one replicate, one by one: their counts have the distribution of <see cref="StudySampler.Draw"/>, but are another
    /// draw from it.
    /// </summary>
    /// <param name="seed">The seed of the whole study.</param>
    /// <param name="replicate">Which replicate: each has a stream of its own.</param>
    /// <exception cref="InvalidOperationException">Items belong together in clusters: only counts are drawn of those.</exception>
    public SyntheticJudgments DrawItems(ulong seed, ulong replicate)
    {
        if (Clusters is not null) Throw.ItemsOfClusters();
        var random = new Philox(seed, replicate);
        var test = new ItemList();
        var calibration = new ItemList();
        if (Labels.Design == CalibrationDesign.ByVerdict) DrawByVerdict(ref random, test, calibration);
        else DrawApart(ref random, test, calibration);
        return new(
            test.Labels.ToArray(), test.Verdicts.ToArray(), calibration.Labels.ToArray(), calibration.Verdicts.ToArray(), Labels.Design);
    }

    private void DrawApart(ref Philox random, ItemList test, ItemList calibration)
    {
        for (var i = 0; i < TestItems; i++) test.Add(Item(ref random, random.NextBernoulli(PassRate)));
        for (var i = 0L; i < Labels.Count; i++)
        {
            var label = Labels.Design == CalibrationDesign.Random ? random.NextBernoulli(PassRate) : i < Labels.Passes;
            calibration.Add(Item(ref random, label));
        }
    }

    // Items are exchangeable, so the first of a verdict are as good as any drawn by lot.
    private void DrawByVerdict(ref Philox random, ItemList test, ItemList calibration)
    {
        var passesLeft = Labels.Passes;
        var failsLeft = Labels.Fails;
        for (var i = 0L; i < TestItems + Labels.Count; i++)
        {
            var item = Item(ref random, random.NextBernoulli(PassRate));
            ref var left = ref item.Verdict ? ref passesLeft : ref failsLeft;
            if (left == 0)
            {
                test.Add(item);
                continue;
            }
            calibration.Add(item);
            left--;
        }
    }

    private (bool Label, bool Verdict) Item(ref Philox random, bool label) =>
        (label, random.NextBernoulli(label ? Sensitivity : 1 - Specificity));

    private sealed class ItemList
    {
        public List<bool> Labels { get; } = [];

        public List<bool> Verdicts { get; } = [];

        public void Add((bool Label, bool Verdict) item)
        {
            Labels.Add(item.Label);
            Verdicts.Add(item.Verdict);
        }
    }
}
