using LlmJudgeStats.Inference;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats.Comparison;

/// <summary>How strongly one system's data speak against each pass rate t: 0 at its point, decisions.md 3.</summary>
internal readonly struct DevianceCurve
{
    private const double Rounding = 4e-16;    // of a rate that was moved by a difference and back

    private readonly ContrastFit _below;
    private readonly ContrastFit _above;
    private readonly double _raw;
    private readonly double _lattice;
    private readonly bool _isScore;

    public DevianceCurve(in JudgeStudy study, DeviancePart part)
    {
        var rates = StudyRates.Of(in study);
        var data = part == DeviancePart.SmoothProfile ? rates.AddHalf() : rates;
        var correction = Correction.Of(in data);
        IsFlat = !(Correction.Of(in rates).Youden > 0 && correction.Youden > 0);
        if (IsFlat)
        {
            Point = double.NaN;
            return;
        }
        _raw = correction.Rate;
        Point = Math.Clamp(_raw, 0, 1);
        _below = CorrectedContrast.Of(in data, in correction);
        _above = CorrectedContrast.Of(data.Flip(), correction.Flip());
        _lattice = CorrectedContrast.Lattice(in rates.Test);
        _isScore = part == DeviancePart.Score;
    }

    /// <summary>Whether every rate is as good as any other: the judge of this system is not better than chance.</summary>
    public bool IsFlat { get; }

    /// <summary>The estimate inside [0, 1]; NaN when flat.</summary>
    public double Point { get; }

    /// <summary>The statistic at a rate, comparable to z²; infinite where known rates rule it out.</summary>
    public double At(double t)
    {
        if (IsFlat || Math.Abs(t - _raw) <= Rounding) return 0;
        return t < _raw ? Statistic(in _below, t) : Statistic(in _above, 1 - t);
    }

    private double Statistic(in ContrastFit fit, double t)
    {
        if (!_isScore) return ProfileLikelihood.Statistic(in fit, t);
        var deviate = Score.Statistic(in fit, t, _lattice);
        return deviate * deviate;
    }
}
