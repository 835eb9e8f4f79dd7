using LlmJudgeStats.Reporting;

namespace LlmJudgeStats.Tool.Estimation;

/// <summary>Methods that were not shown, and why.</summary>
internal sealed class LeftOut
{
    private readonly List<(string Method, string Reason)> _order = [];
    private readonly Dictionary<(string Method, string Reason), int> _groups = [];

    /// <summary>Why a method has nothing to say about a study, whatever the counts; <see langword="null"/> when it has.</summary>
    public static string? Reason(in JudgeStudy study, in JudgeEstimate estimate)
    {
        if (estimate.Warnings.HasFlag(EstimateWarnings.DesignMismatch))
        {
            var known = study.Calibration.Sensitivity.IsKnown || study.Calibration.Specificity.IsKnown;
            return estimate.Method switch
            {
                { UsesSampledLabels: true } when known => "a known error rate has no labels behind it",
                { Assumptions: var needs } when needs.HasFlag(Assumptions.RandomCalibration) => "needs labels that are a random sample of the test population (--design random)",
                { UsesSampledLabels: true } => "needs labels sampled from the test items (--design random or by-verdict)",
                _ => "not valid for labels chosen by verdict",
            };
        }
        if (!study.Calibration.IsEmpty || estimate.IsIdentified || estimate.Method.IsUncorrected) return null;
        return estimate.Method.UsesSampledLabels ? "needs labelled items" : "needs labelled items or known error rates";
    }

    public void Note(string method, string reason, bool wanted)
    {
        if (!wanted) return;
        if (_groups.TryAdd((method, reason), 1)) _order.Add((method, reason));
        else _groups[(method, reason)]++;
    }

    /// <summary>One diagnostic for everything that was left out; none when nothing was.</summary>
    public IReadOnlyList<Diagnostic> ToDiagnostics(int groups)
    {
        if (_order.Count == 0) return [];
        var list = _order
            .Select(entry => $"{entry.Method}: {entry.Reason}{(_groups[entry] == groups ? "" : $" (in {_groups[entry]} of {groups} groups)")}");
        return [ReportDiagnostics.LeftOut(string.Join("; ", list))];
    }
}
