using System.Runtime.InteropServices;

namespace LlmJudgeStats.Data;

/// <summary>Verdict by label of each judge.</summary>
internal sealed class VerdictTable
{
    private readonly List<CellCounts> _judges = [];

    /// <summary>How many rows a judge has of a verdict and a label: pass, fail, and anything else for none.</summary>
    public long Of(int judge, Outcome verdict, Outcome label) => judge < _judges.Count ? _judges[judge].Of(verdict, label) : 0;

    public int Judges => _judges.Count;

    public void Add(in SurveyedRow row)
    {
        while (_judges.Count <= row.Judge) _judges.Add(default);
        CollectionsMarshal.AsSpan(_judges)[row.Judge][CellCounts.PlaceOf(row.Verdict, row.Label)] += row.Items;
    }

    /// <summary>The same over all judges.</summary>
    public long Sum(Outcome verdict, Outcome label) => _judges.Sum(judge => judge.Of(verdict, label));

    /// <summary>Over all judges and labels.</summary>
    public long OfVerdict(Outcome verdict) =>
        Sum(verdict, Outcome.Pass) + Sum(verdict, Outcome.Fail) + Sum(verdict, Outcome.Missing);
}
