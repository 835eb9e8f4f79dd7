using System.Collections.Immutable;

namespace LlmJudgeStats.JudgeConfidence;

/// <summary>The reliability table of a judge: bands of confidence with the share that came true, and how far the two are apart.</summary>
/// <remarks>
/// No interval of a calibration error is given: none was found that keeps its level. What can be said is whether perfect calibration would
/// give so large a value (<see cref="UnderPerfectCalibration"/>). Labelled items only. Source: confidence.md 3. Immutable, thread-safe.
/// </remarks>
public sealed class Reliability
{
    /// <summary>How many bands there are at most, unless another number is asked for.</summary>
    public const int UsualBands = 10;

    private static readonly EstimationMethod s_expected = PointMethod("ece", "expected calibration error");
    private static readonly EstimationMethod s_largest = PointMethod("mce", "maximum calibration error");
    private static readonly EstimationMethod s_debiased = PointMethod("debiased-ece", "calibration error, debiased") with
    {
        Citation = Citations.Ferro2012,
    };

    /// <summary>What its points can name.</summary>
    internal static IReadOnlyList<EstimationMethod> Methods { get; } = [s_expected, s_largest, s_debiased];

    private readonly double[] _rising;
    private readonly int[] _ends;       // of each band, in _rising

    private Reliability(ImmutableArray<ReliabilityBand> bands, double[] rising, int[] ends)
    {
        Bands = bands;
        _rising = rising;
        _ends = ends;
    }

    /// <summary>Bands that hold an item, rising.</summary>
    public ImmutableArray<ReliabilityBand> Bands { get; }

    /// <summary>How many labelled items there are.</summary>
    public long Items => _rising.Length;

    /// <summary>The table of a sample.</summary>
    /// <param name="sample">Confidences and outcomes.</param>
    /// <param name="rule">How confidences are cut.</param>
    /// <param name="bands">How many bands there are at most, 1 to 1,000.</param>
    /// <exception cref="ArgumentNullException">No sample.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Not a member of the enum, or a number of bands outside 1 to 1,000.</exception>
    public static Reliability Of(ConfidenceSample sample, BandRule rule, int bands = UsualBands)
    {
        ArgumentNullException.ThrowIfNull(sample);
        Check.Between(bands, 1, 1000, nameof(bands));
        var rising = sample.Confidences.ToArray();
        var outcomes = sample.Outcomes.ToArray();
        Array.Sort(rising, outcomes);
        var edges = Check.Defined(rule, nameof(rule)) switch
        {
            BandRule.EqualItems => BandEdges.Closed(rising, bands),
            BandRule.EqualWidth => [.. Enumerable.Range(1, bands - 1).Select(i => i / (double)bands)],
        };
        List<ReliabilityBand> found = [];
        List<int> ends = [];
        for (var i = 0; i < rising.Length;)
        {
            var first = i;
            var band = BandEdges.IndexOf(edges, rising[first]);
            while (i < rising.Length && BandEdges.IndexOf(edges, rising[i]) == band) i++;
            found.Add(Band(rising.AsSpan(first..i), outcomes.AsSpan(first..i)));
            ends.Add(i);
        }
        return new([.. found], rising, [.. ends]);
    }

    /// <summary>The expected calibration error: the mean over items of how far confidence and accuracy of their band are apart.</summary>
    /// <remarks>
    /// <code>Σ (n_b/n) |accuracy_b − mean confidence_b|</code>
    /// Too large by itself: even a perfectly calibrated judge shows one. The interval is [0, 1], and a flag says so.
    /// </remarks>
    /// <param name="level">The level that the interval of [0, 1] carries, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public JudgeEstimate ExpectedError(double level) =>
        JudgeEstimate.PointOnly(s_expected, Bands.IsEmpty ? double.NaN : Bands.Sum(Gap) / Items, Check.Level(level, nameof(level)));

    /// <summary>The maximum calibration error: how far confidence and accuracy are apart in the worst band.</summary>
    /// <param name="level">The level that the interval of [0, 1] carries, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public JudgeEstimate LargestError(double level) => JudgeEstimate.PointOnly(
        s_largest, Bands.IsEmpty ? double.NaN : Bands.Max(band => Gap(band) / band.Items), Check.Level(level, nameof(level)));

    /// <summary>The calibration error without what chance adds: the root of an unbiased square, 0 where that is negative.</summary>
    /// <remarks>
    /// <code>E² = Σ (n_b/n) [(accuracy_b − mean confidence_b)² − accuracy_b (1 − accuracy_b)/(n_b − 1)]</code>
    /// A band of one item is put together with the next. No point with fewer than two items. Source: Ferro 2012.
    /// </remarks>
    /// <param name="level">The level that the interval of [0, 1] carries, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public JudgeEstimate DebiasedError(double level) => JudgeEstimate.PointOnly(
        s_debiased, Items < 2 ? double.NaN : Math.Sqrt(Math.Max(0, DebiasedSquare)), Check.Level(level, nameof(level)));

    /// <summary>What <see cref="ExpectedError"/> would be if every confidence were right.</summary>
    /// <remarks>
    /// Labels are redrawn 10,000 times as Bernoulli of the confidences, always with the same seed, in the same bands. With more than 1,000
    /// items those next to each other share their mean confidence, so that the time is bounded; the mean stays exact.
    /// </remarks>
    public PerfectCalibration UnderPerfectCalibration() => RedrawnLabels.Of(_rising, _ends, Bands.Sum(Gap));

    /// <summary>E², which can be negative: the mean over data of one calibration is the square of its true error.</summary>
    internal double DebiasedSquare
    {
        get
        {
            var sum = 0.0;
            foreach (var band in OfTwoItems())
            {
                var accuracy = band.Accuracy.Rate;
                var gap = accuracy - band.MeanConfidence;
                sum += band.Items * ((gap * gap) - (accuracy * (1 - accuracy) / (band.Items - 1)));
            }
            return sum / Items;
        }
    }

    // Items times the distance: whole numbers and one sum, so that equal outcomes give equal distances.
    private static double Gap(ReliabilityBand band) => Math.Abs(band.CameTrue - (band.Items * band.MeanConfidence));

    private List<ReliabilityBand> OfTwoItems()
    {
        List<ReliabilityBand> merged = [];
        foreach (var band in Bands)
        {
            if (merged is [.., { Items: < 2 } alone]) merged[^1] = Together(alone, band);
            else merged.Add(band);
        }
        if (merged is not [.. var rest, var before, { Items: < 2 } last]) return merged;
        return [.. rest, Together(before, last)];
    }

    private static ReliabilityBand Together(ReliabilityBand lower, ReliabilityBand upper)
    {
        var items = lower.Items + upper.Items;
        var sum = (lower.Items * lower.MeanConfidence) + (upper.Items * upper.MeanConfidence);
        return new(lower.From, upper.To, items, lower.CameTrue + upper.CameTrue, sum / items);
    }

    private static ReliabilityBand Band(ReadOnlySpan<double> rising, ReadOnlySpan<bool> outcomes)
    {
        var sum = 0.0;
        foreach (var confidence in rising) sum += confidence;
        return new(rising[0], rising[^1], rising.Length, outcomes.Count(true), sum / rising.Length);
    }

    private static EstimationMethod PointMethod(string id, string name) =>
        new(id, name, Assumptions.IndependentItems | Assumptions.RandomCalibration, Citations.Naeini2015);
}
