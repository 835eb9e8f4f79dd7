namespace LlmJudgeStats.Coverage;

/// <summary>Tells how far a piece of work is, from many threads, never backwards.</summary>
internal sealed class WorkProgress(int total, IProgress<double>? progress)
{
    private readonly Lock _lock = new();
    private int _done;

    public void Next()
    {
        if (progress is null) return;
        lock (_lock) progress.Report((double)++_done / total);
    }
}
