namespace LlmJudgeStats.Data;

/// <summary>Which judges gave the verdicts of one group: the error rates of one judge say nothing about another.</summary>
internal sealed class JudgeNames
{
    private const int Most = 16;    // kept of each kind, for the message; more are a mixture in any case
    private readonly List<string> _calibration = [];
    private readonly List<string> _test = [];

    /// <summary>Whether the labelled items were judged by others than the test items.</summary>
    public bool AreOthers => _calibration.Count is > 0 and < Most && _test.Count is > 0 and < Most && !_calibration.Intersect(_test, StringComparer.Ordinal).Any();

    /// <summary>Whether several judges are counted as one.</summary>
    public bool AreMixed => _calibration.Union(_test, StringComparer.Ordinal).Count() > 1;

    public IReadOnlyList<string> Calibration => _calibration;

    public IReadOnlyList<string> Test => _test;

    /// <summary>Counts a verdict; one without a judge's name is passed over.</summary>
    public void Add(ReadOnlySpan<char> judge, bool labelled)
    {
        var names = labelled ? _calibration : _test;
        if (judge.IsEmpty || names.Count == Most) return;
        foreach (var name in names)
        {
            if (judge.SequenceEqual(name)) return;
        }
        names.Add(judge.ToString());
    }
}
