namespace LlmJudgeStats.Data;

/// <summary>Which judges gave the verdicts of one group: the error rates of one judge say nothing about another.</summary>
internal sealed class JudgeNames
{
    private const int MostNames = 16;    // kept of each kind, for the message; more are a mixture in any case
    private readonly List<string> _calibration = [];
    private readonly List<string> _test = [];

    /// <summary>Whether the labelled items were judged by others than the test items.</summary>
    public bool AreOthers =>
        AreAllKnown(_calibration) && AreAllKnown(_test) && !_calibration.Intersect(_test, StringComparer.Ordinal).Any();

    /// <summary>Whether several judges are counted as one.</summary>
    public bool AreMixed => All.Skip(1).Any();

    public IEnumerable<string> All => _calibration.Union(_test, StringComparer.Ordinal);

    public IReadOnlyList<string> Calibration => _calibration;

    public IReadOnlyList<string> Test => _test;

    /// <summary>Counts a verdict; one without a judge's name is passed over.</summary>
    public void Add(ReadOnlySpan<char> judge, ItemRoles role)
    {
        var names = role is ItemRoles.Calibration ? _calibration : _test;
        if (judge.IsEmpty || names.Count == MostNames) return;
        foreach (var name in names)
        {
            if (judge.SequenceEqual(name)) return;
        }
        names.Add(judge.ToString());
    }

    private static bool AreAllKnown(List<string> names) => names.Count is > 0 and < MostNames;
}
