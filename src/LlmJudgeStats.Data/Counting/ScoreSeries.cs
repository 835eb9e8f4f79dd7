namespace LlmJudgeStats.Data;

/// <summary>What a score of a benchmark belongs to besides its item: numbers of names.</summary>
/// <param name="System">The system.</param>
/// <param name="Step">The training step; below 0 for a final score.</param>
/// <param name="Run">The run.</param>
/// <param name="Split">The split.</param>
internal readonly record struct ScoreSeries(int System, int Step, int Run, int Split)
{
    public bool IsFinal => Step < 0;
}
