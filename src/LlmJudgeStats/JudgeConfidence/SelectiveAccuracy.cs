using System.Collections.Immutable;

namespace LlmJudgeStats.JudgeConfidence;

/// <summary>How often a judge is right where it is confident, and from which confidence on it is right often enough.</summary>
/// <remarks>
/// Deciles of confidence are taken from the top, over labelled and unlabelled items alike; equal confidences are never parted, so that the
/// top k deciles can hold more than k tenths. Labels of a random part of the items. Source: confidence.md 4. Immutable, thread-safe.
/// </remarks>
public sealed class SelectiveAccuracy
{
    private const int Deciles = 10;

    /// <summary>The method of the area.</summary>
    internal static EstimationMethod AreaMethod { get; } = new("risk-coverage-area", "area under the risk-coverage curve",
        Assumptions.IndependentItems | Assumptions.RandomCalibration, Citations.ElYaniv2010);

    private readonly double[] _confidences;     // of labelled items, falling
    private readonly bool[] _outcomes;
    private readonly double[] _all;             // of all items, falling

    private SelectiveAccuracy(double[] confidences, bool[] outcomes, double[] all, ImmutableArray<ConfidentPart> curve)
    {
        _confidences = confidences;
        _outcomes = outcomes;
        _all = all;
        Curve = curve;
    }

    /// <summary>The top decile of confidence, the two top ones, ..., all items; empty without an item.</summary>
    public ImmutableArray<ConfidentPart> Curve { get; }

    /// <summary>The parts of a sample.</summary>
    /// <param name="sample">Confidences and outcomes.</param>
    /// <exception cref="ArgumentNullException">No sample.</exception>
    public static SelectiveAccuracy Of(ConfidenceSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var confidences = sample.Confidences.ToArray();
        var outcomes = sample.Outcomes.ToArray();
        Array.Sort(confidences, outcomes);
        Array.Reverse(confidences);
        Array.Reverse(outcomes);
        double[] all = [.. confidences, .. sample.UnlabelledConfidences];
        Array.Sort(all);
        Array.Reverse(all);
        var parts = all.Length == 0 ? [] : Enumerable.Range(1, Deciles).Select(decile =>
            Part(confidences, outcomes, all, all[(int)(((long)decile * all.Length + Deciles - 1) / Deciles) - 1]));
        return new(confidences, outcomes, all, [.. parts]);
    }

    /// <summary>Deciles that somebody else has counted, from the top.</summary>
    /// <param name="cameTrue">How many labelled items of each decile came true.</param>
    /// <param name="labelled">How many labelled items each decile has.</param>
    /// <exception cref="ArgumentException">Other numbers than ten, a negative one, or more that came true than there are.</exception>
    public static SelectiveAccuracy FromDeciles(ReadOnlySpan<long> cameTrue, ReadOnlySpan<long> labelled)
    {
        Check.SameLength(nameof(cameTrue), cameTrue.Length, "deciles", Deciles);
        Check.SameLength(nameof(labelled), labelled.Length, "deciles", Deciles);
        var parts = ImmutableArray.CreateBuilder<ConfidentPart>(Deciles);
        long right = 0;
        long items = 0;
        for (var i = 0; i < Deciles; i++)
        {
            Check.Count(cameTrue[i], i, nameof(cameTrue));
            Check.Count(labelled[i], i, nameof(labelled));
            if (cameTrue[i] > labelled[i]) Throw.MoreThanTotal(cameTrue[i], labelled[i], nameof(cameTrue));
            right = Check.Sum(right, cameTrue[i], nameof(cameTrue));
            items = Check.Sum(items, labelled[i], nameof(labelled));
            parts.Add(new(double.NaN, Proportion.Known((i + 1.0) / Deciles), items, right));
        }
        return new([], [], [], parts.MoveToImmutable());
    }

    /// <summary>The items with at least a declared confidence.</summary>
    /// <param name="threshold">The smallest confidence that counts, in [0, 1], chosen before labels were seen.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold outside [0, 1].</exception>
    public ConfidentPart At(double threshold) => Part(_confidences, _outcomes, _all, Check.Unit(threshold, nameof(threshold)));

    /// <summary>The accuracy among items with at least a declared confidence, over bands of confidence.</summary>
    /// <remarks>For labels of a random part of the items.</remarks>
    /// <param name="threshold">The smallest confidence that counts, in [0, 1], chosen before labels were seen.</param>
    /// <param name="sample">The sample.</param>
    /// <exception cref="ArgumentNullException">No sample.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A threshold outside [0, 1].</exception>
    public static MeanStudy ToStudy(ConfidenceSample sample, double threshold)
    {
        ArgumentNullException.ThrowIfNull(sample);
        Check.Unit(threshold, nameof(threshold));
        List<double> confidences = [];
        List<bool> outcomes = [];
        List<double> others = [];
        for (var i = 0; i < sample.Labelled; i++)
        {
            if (sample.Confidences[i] < threshold) continue;
            confidences.Add(sample.Confidences[i]);
            outcomes.Add(sample.Outcomes[i]);
        }
        foreach (var confidence in sample.UnlabelledConfidences)
        {
            if (confidence >= threshold) others.Add(confidence);
        }
        return ConfidenceSample.OfOutcomes([.. confidences], [.. outcomes], [.. others]).ToStudy(CalibrationDesign.Random);
    }

    /// <summary>The accuracy at or above a declared confidence minus that below it.</summary>
    /// <param name="threshold">The smallest confidence that counts as confident, in [0, 1], chosen before labels were seen.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold outside [0, 1].</exception>
    public MeanStudy ToDifferenceStudy(double threshold)
    {
        var confident = At(threshold);
        var right = (long)_outcomes.Count(outcome => outcome);
        var other = _confidences.Length - confident.Labelled;
        return MeanStudy.OfDifference(StrataTable.Of(ValueRange.Unit, [0, 1], 2,
            [
                confident.Labelled - confident.CameTrue, confident.CameTrue,
                other - (right - confident.CameTrue), right - confident.CameTrue,
            ], [0L, 0]));
    }

    /// <summary>Limits of the accuracy at every point of <see cref="Curve"/>, all of which hold together: Bonferroni over ten.</summary>
    /// <param name="level">The level of all together, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public ImmutableArray<IntervalEstimate> Limits(double level)
    {
        var each = 1 - ((1 - Check.Level(level, nameof(level))) / Deciles);
        return [.. Curve.Select(part => BinomialInterval.ClopperPearson.Of(part.Accuracy, each))];
    }

    /// <summary>The lowest threshold whose accuracy is shown to reach a target; null where none is.</summary>
    /// <remarks>
    /// <para>Fixed sequence: it begins at the first k whose top k deciles hold <c>2 ln(1 − level)/ln target</c> labelled items, without a
    /// look at the labels, tests k, k + 1, ... by Clopper and Pearson's one-sided limit, and stops at the first that fails. The answer is
    /// the last that passed.</para>
    /// <para>The accuracy beyond the threshold is below the target with probability 1 − level at most, in any sample size. The lowest
    /// threshold that looks right is wrong in up to 83 % of samples.</para>
    /// </remarks>
    /// <param name="target">The accuracy that is wanted, strictly between 0 and 1.</param>
    /// <param name="level">The probability with which the claim holds, strictly between 0.5 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A target outside (0, 1), or a level outside (0.5, 1).</exception>
    public ShownThreshold? LowestThreshold(double target, double level)
    {
        Check.Inside(target, nameof(target));
        Check.OneSidedLevel(level, nameof(level));
        var fewest = 2 * Math.Log(1 - level) / Math.Log(target);
        ShownThreshold? shown = null;
        for (var k = 1; k <= Curve.Length; k++)
        {
            var part = Curve[k - 1];
            if (part.Labelled < fewest) continue;
            var lower = part.LowerLimit(level);
            if (!(lower >= target)) break;
            shown = new(part, k, target, lower);
        }
        return shown;
    }

    /// <summary>The area under the curve of risk, one minus accuracy, over the share answered: the mean risk of the top 1, 2, ..., n items.
    /// </summary>
    /// <remarks>Labelled items only; of equal confidences the mean over their orders. Point only.</remarks>
    /// <param name="level">The level that the interval of [0, 1] carries, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level outside (0, 1).</exception>
    public JudgeEstimate RiskArea(double level)
    {
        Check.Level(level, nameof(level));
        var sum = 0.0;
        var wrongBefore = 0.0;
        for (var i = 0; i < _confidences.Length;)
        {
            var first = i;
            var wrong = 0.0;
            for (; i < _confidences.Length && _confidences[i] == _confidences[first]; i++) wrong += _outcomes[i] ? 0 : 1;
            for (var k = first + 1; k <= i; k++) sum += (wrongBefore + (wrong * (k - first) / (i - first))) / k;
            wrongBefore += wrong;
        }
        return JudgeEstimate.PointOnly(AreaMethod, sum / _confidences.Length, level);
    }

    private static ConfidentPart Part(double[] confidences, bool[] outcomes, double[] all, double threshold)
    {
        var labelled = AtLeast(confidences, threshold);
        return new(threshold, Proportion.FromCounts(AtLeast(all, threshold), all.Length), labelled,
            outcomes.AsSpan(0, labelled).Count(true));
    }

    // Of falling confidences, those not below the threshold: binary search for the first below.
    private static int AtLeast(double[] falling, double threshold)
    {
        var low = 0;
        var high = falling.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (falling[middle] >= threshold) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
