using LlmJudgeStats.Numerics;

namespace LlmJudgeStats.Multiclass;

/// <summary>Labels by class, or from elsewhere: the hull of two smoothed delta intervals, classes.md 2.</summary>
internal sealed class MisclassifiedClasses : IClassInference
{
    private const double Half = 0.5;
    private const double One = 1;
    private const double FewOfClass = 10;

    private readonly ConfusionMatrix _matrix;
    private readonly EstimationMethod _method;
    private readonly EstimateWarnings _obstacle;
    private readonly int[] _confused;
    private readonly bool _hasFew;
    private readonly SmoothedCalibration? _raw;
    private readonly SmoothedCalibration? _half;
    private readonly SmoothedCalibration? _one;

    /// <param name="matrix">Square, verdicts in the order of the labels.</param>
    /// <param name="obstacle">Why there is no answer, if so.</param>
    /// <param name="confused">Two classes that the judge hardly tells apart, or none.</param>
    /// <param name="method">The method that the answers name.</param>
    public MisclassifiedClasses(ConfusionMatrix matrix, EstimateWarnings obstacle, int[] confused, EstimationMethod method)
    {
        _matrix = matrix;
        _obstacle = obstacle;
        _confused = confused;
        _method = method;
        if (obstacle != EstimateWarnings.None) return;
        _raw = new(matrix, 0);
        _half = new(matrix, Half);
        _one = new(matrix, One);
        SmoothedCalibration.Rates(matrix, 0, out var sizes);
        _hasFew = Array.Exists(sizes, size => size < FewOfClass);
    }

    public JudgeEstimate Mean(ReadOnlySpan<double> scores, double level)
    {
        Check.Level(level, nameof(level));
        _matrix.CheckScores(scores);
        var lowest = double.PositiveInfinity;
        var highest = double.NegativeInfinity;
        foreach (var score in scores)
        {
            lowest = Math.Min(lowest, score);
            highest = Math.Max(highest, score);
        }
        var method = (lowest, highest) == (0, 1) ? _method : _method with { Support = new(lowest, highest) };
        if (_raw is null || _half is null || _one is null)
            return JudgeEstimate.Unanswered(method, level, _obstacle);
        var z = Confidence.TwoSided(level).Quantile;
        var half = Reach(_half, scores, z);
        var one = Reach(_one, scores, z);
        var lower = method.Support.Clip(Math.Min(half.Lower, one.Lower));
        var upper = method.Support.Clip(Math.Max(half.Upper, one.Upper));
        var raw = _raw.Mean(_matrix.UnlabelledCounts, 0, scores, out var shares, out var variance);
        var nearest = Simplex.Nearest(shares);
        var point = 0.0;
        for (var t = 0; t < nearest.Length; t++) point += nearest[t] * scores[t];
        return new()
        {
            Point = method.Support.Clip(point),
            Unclamped = raw,
            StandardError = Math.Sqrt(variance),
            Interval = new(lower, upper, level),
            Method = method,
            Warnings = Warnings(scores, isClamped: !nearest.AsSpan().SequenceEqual(shares), hasWidth: upper > lower),
        };
    }

    // The end of the two-sided interval of the same level: that of a lower one falls short of it (classes.md 2).
    public double Limit(ReadOnlySpan<double> scores, IntervalSide side, double level) =>
        Mean(scores, Check.OneSidedLevel(level, nameof(level))).Interval.On(Check.Defined(side, nameof(side)));

    private (double Lower, double Upper) Reach(SmoothedCalibration calibration, ReadOnlySpan<double> scores, double z)
    {
        var verdicts = _matrix.UnlabelledCounts;
        var mean = calibration.Mean(verdicts, z * z / verdicts.Length, scores, out _, out var variance);
        var reach = z * Math.Sqrt(variance);
        return (mean - reach, mean + reach);
    }

    private EstimateWarnings Warnings(ReadOnlySpan<double> scores, bool isClamped, bool hasWidth)
    {
        var warnings = EstimateWarnings.None;
        if (isClamped) warnings |= EstimateWarnings.Clamped;
        if (_hasFew) warnings |= EstimateWarnings.SmallCalibration;
        if (!hasWidth) warnings |= EstimateWarnings.DegenerateInterval;
        // Classes that count alike may be exchanged without harm.
        if (_confused.Length == 2 && scores[_confused[0]] != scores[_confused[1]]) warnings |= EstimateWarnings.WeakJudge;
        return warnings;
    }
}
