namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary>Methods that were not shown, and why.</summary>
internal sealed class LeftOut
{
    private readonly List<(string Method, string Reason)> _order = [];
    private readonly Dictionary<(string Method, string Reason), int> _groups = [];
    private bool _isComplete;

    public void Note(string method, string reason)
    {
        if (_isComplete) return;
        if (_groups.TryAdd((method, reason), 1)) _order.Add((method, reason));
        else _groups[(method, reason)]++;
    }

    /// <summary>One diagnostic for everything that was left out; none when nothing was.</summary>
    /// <remarks>Every group was noted: who makes its estimates again for another look says nothing new.</remarks>
    public IReadOnlyList<Diagnostic> ToDiagnostics(int groups)
    {
        _isComplete = true;
        if (_order.Count == 0) return [];
        var list = _order.Select(entry => $"{entry.Method}: {entry.Reason}{Where(_groups[entry], groups)}");
        return [ReportDiagnostics.LeftOut(string.Join("; ", list))];
    }

    private static string Where(int some, int groups) => some == groups ? "" : $" (in {some} of {groups} groups)";
}
