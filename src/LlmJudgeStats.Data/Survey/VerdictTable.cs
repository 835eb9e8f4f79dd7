namespace LlmJudgeStats.Data;

/// <summary>Verdict by label of each judge.</summary>
internal sealed class VerdictTable
{
    private readonly List<long[]> _judges = [];

    /// <summary>How many rows a judge has of a verdict and a label: pass, fail, and anything else for none.</summary>
    public long Of(int judge, Outcome verdict, Outcome label) => judge < _judges.Count ? _judges[judge][Place(verdict, label)] : 0;

    public int Judges => _judges.Count;

    public void Add(in SurveyedRow row)
    {
        while (_judges.Count <= row.Judge) _judges.Add(new long[9]);
        _judges[row.Judge][Place(row.Verdict, row.Label)] += row.Items;
    }

    /// <summary>The same over all judges.</summary>
    public long Sum(Outcome verdict, Outcome label) => _judges.Sum(judge => judge[Place(verdict, label)]);

    /// <summary>Over all judges and labels.</summary>
    public long OfVerdict(Outcome verdict) =>
        Sum(verdict, Outcome.Pass) + Sum(verdict, Outcome.Fail) + Sum(verdict, Outcome.Missing);

    private static int Place(Outcome verdict, Outcome label) => (3 * Third(verdict)) + Third(label);

    private static int Third(Outcome outcome) => outcome switch
    {
        Outcome.Pass => 0,
        Outcome.Fail => 1,
        Outcome.Missing or Outcome.Unresolved or Outcome.Unknown => 2,
    };
}
