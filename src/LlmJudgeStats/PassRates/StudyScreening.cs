using System.Runtime.CompilerServices;
using LlmJudgeStats.Intervals;
using LlmJudgeStats.PassRates;

namespace LlmJudgeStats;

/// <summary>
/// What every estimator asks of a study before it computes: the answers that need no method, and the warnings that all methods share.
/// </summary>
internal static class StudyScreening
{
    public const double SmallClass = 10;    // pass-rates.md 3.0
    public const double Nothing = 1e-15;    // a width that is rounding

    /// <summary>The honest answer when there is none: no point, the whole support.</summary>
    // Not inlined, here and below: room for answers that are hardly ever made would be cleared in every estimate.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static JudgeEstimate Unanswered(
        EstimationMethod method, double level, EstimateWarnings warnings, IntervalKind kind = IntervalKind.Confidence) =>
        JudgeEstimate.Unanswered(method, level, warnings, kind);

    /// <summary>The same when limits are known.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static JudgeEstimate Unanswered(EstimationMethod method, double level, EstimateWarnings warnings, Limits limits) =>
        JudgeEstimate.Unanswered(method, level, warnings) with { Interval = new(limits.Lower, limits.Upper, level) };

    /// <summary>
    /// Whether the study lacks what every correction for error rates needs: data, a design that allows it, both label classes, a judge
    /// better than chance.
    /// </summary>
    public static bool IsUnanswerable(
        in JudgeStudy study, in Correction raw, EstimationMethod method, in Confidence confidence, out JudgeEstimate answer)
    {
        var warnings = MismatchOrNoData(in study);
        if (warnings != EstimateWarnings.None)
        {
            answer = Unanswered(method, confidence.Level, warnings);
            return true;
        }
        if (study.Judge.Se.IsEmpty || study.Judge.Sp.IsEmpty)
        {
            answer = Unanswered(method, confidence.Level, EstimateWarnings.PartiallyIdentified | SmallCalibration(in study),
                IdentifiedSet.Outer(in study, in confidence));
            return true;
        }
        if (IsAtOrBelowChance(in study, in raw))
        {
            answer = Unanswered(method, confidence.Level,
                EstimateWarnings.Unidentified | JudgeAtOrBelowChance(in study, in raw) | SmallCalibration(in study));
            return true;
        }
        answer = default;
        return false;
    }

    /// <summary>Whether there are data of every kind, and they do not show a judge better than chance.</summary>
    public static bool IsAtOrBelowChance(in JudgeStudy study, in Correction raw) =>
        MismatchOrNoData(in study) == EstimateWarnings.None && raw.Youden <= 0;

    public static EstimateWarnings MismatchOrNoData(in JudgeStudy study) =>
        study.Judge.Design == CalibrationDesign.ByVerdict && !study.Judge.IsEmpty && !study.Judge.IsKnown
            ? EstimateWarnings.DesignMismatch
            : study.Judged.IsEmpty || study.Judge.IsEmpty ? EstimateWarnings.Unidentified : EstimateWarnings.None;

    public static EstimateWarnings JudgeAtOrBelowChance(in JudgeStudy study, in Correction raw)
    {
        var se = study.Judge.Se.Rate;
        var sp = study.Judge.Sp.Rate;
        return (raw.Youden < 0 ? EstimateWarnings.InvertedJudge : EstimateWarnings.None)
            | ((se, sp) is (0, 1) or (1, 0) ? EstimateWarnings.ConstantJudge : EstimateWarnings.None);
    }

    public static EstimateWarnings SmallCalibration(in JudgeStudy study) =>
        study.Judge.Se.Size < SmallClass || study.Judge.Sp.Size < SmallClass
            ? EstimateWarnings.SmallCalibration
            : EstimateWarnings.None;

    public static EstimateWarnings WeakJudge(in JudgeStudy study, double z) => WeakJudge(Correction.Smoothed(in study, z), z);

    public static EstimateWarnings WeakJudge(in Correction smooth, double z) =>
        smooth.Youden > 0 && smooth.FiellerCoefficient(z) > 0 ? EstimateWarnings.None : EstimateWarnings.WeakJudge;

    // Not inlined: room for a mirrored study would be cleared in every estimate.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsItsMirror(in JudgeStudy study) => study.Flip() == study;

    /// <summary>An estimate with its point and limits inside the support, and a flag for what that changed; or its mirror image.</summary>
    public static JudgeEstimate Clipped(
        EstimationMethod method, in JudgeStudy study, double unclamped, double standardError, Limits limits, double level,
        EstimateWarnings warnings, Orientation orientation = Orientation.AsGiven)
    {
        // A study that is its own mirror image has an answer that is: 1 − upper is exact, 1 − lower is not.
        if (Math.Abs(unclamped - 0.5) < Nothing && IsItsMirror(in study))
        {
            unclamped = 0.5;
            limits = new(1 - (1 - limits.Lower), 1 - limits.Lower);
        }
        var point = Math.Clamp(unclamped, 0, 1);
        // Outside by less than the opposite rate can show: rounding.
        if (1 - unclamped == 1 - point) unclamped = point;
        if (point != unclamped) warnings |= EstimateWarnings.Clamped;
        var inside = limits.Clip();
        // Ends that are equal but for rounding can cross, as with a known test rate.
        if (inside.Lower > inside.Upper) inside = new(inside.Upper, inside.Lower);
        if (inside.CoarseWidth < Nothing && !study.Judged.IsKnown) warnings |= EstimateWarnings.DegenerateInterval;
        // Not JudgeEstimate.Flip: it copies what is made here once.
        if (orientation == Orientation.Mirrored)
        {
            point = 1 - point;
            unclamped = 1 - unclamped;
            inside = inside.Flip();
        }
        return new()
        {
            Point = point,
            Unclamped = unclamped,
            StandardError = standardError,
            Interval = new(inside.Lower, inside.Upper, level),
            Method = method,
            Warnings = warnings,
        };
    }
}
