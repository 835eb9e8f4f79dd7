using System.Runtime.ExceptionServices;

namespace LlmJudgeStats;

/// <summary>A loop on all cores that fails like a plain one: with the exception of its body, not with a bag of them.</summary>
internal static class InParallel
{
    public static void For(int count, Action<int> body, CancellationToken cancellationToken)
    {
        try
        {
            // Left to itself the loop takes ever more threads while its pieces take long.
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, body);
        }
        catch (AggregateException problems)
        {
            ExceptionDispatchInfo.Throw(problems.InnerExceptions[0]);
        }
    }
}
