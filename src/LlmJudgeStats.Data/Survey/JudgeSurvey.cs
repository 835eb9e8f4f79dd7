using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>What judges do: whether one gives one verdict only, and whether one judges itself.</summary>
internal sealed class JudgeSurvey
{
    private const int MostPairs = 10_000;
    private const long ManyRows = 50;
    private const double NearlyAll = 0.99;
    private readonly Dictionary<(int Judge, int System), (long Passes, long Fails)> _pairs = [];

    /// <summary>Rows whose judge has the name of the system.</summary>
    public long JudgedBySelf { get; private set; }

    /// <summary>Judges that give one verdict to nearly all answers of a system, in order of first appearance.</summary>
    public IReadOnlyList<(int Judge, int System, bool Passes, double Share)> OneSided =>
    [
        .. _pairs.Where(pair => pair.Value.Passes + pair.Value.Fails >= ManyRows).Select(pair => (pair.Key.Judge, pair.Key.System,
            Passes: pair.Value.Passes > pair.Value.Fails,
            Share: (double)Math.Max(pair.Value.Passes, pair.Value.Fails) / (pair.Value.Passes + pair.Value.Fails)))
            .Where(pair => pair.Share >= NearlyAll),
    ];

    public void Add(in SurveyedRow row, int judgeColumn, int systemColumn)
    {
        if (judgeColumn >= 0 && systemColumn >= 0 && row.Cell(judgeColumn) is { IsEmpty: false } judge
            && judge.SequenceEqual(row.Cell(systemColumn))) JudgedBySelf++;
        if (!row.IsJudged || (_pairs.Count == MostPairs && !_pairs.ContainsKey((row.Judge, row.System)))) return;
        ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(_pairs, (row.Judge, row.System), out _);
        if (row.Verdict is Outcome.Pass) counts.Passes += row.Items;
        else counts.Fails += row.Items;
    }
}
