namespace LlmJudgeStats.Data;

/// <summary>Which column plays which part; -1 for a part that no column plays.</summary>
internal sealed record ColumnRoles(int Verdict, int Label, int Count, int Id, int Judge, int Calibration, int[] Groups, int[] Where)
{
    /// <summary>Whether every part that was played is still played by the same column.</summary>
    public bool Continues(ColumnRoles earlier) =>
        earlier.AllParts().Zip(AllParts()).All(part => part.First < 0 || part.First == part.Second);

    public bool Plays(int column) => AllParts().Contains(column);

    private IEnumerable<int> AllParts() => [Verdict, Label, Count, Id, Judge, Calibration, .. Groups, .. Where];
}
