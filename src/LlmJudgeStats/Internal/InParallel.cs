using System.Runtime.ExceptionServices;

namespace LlmJudgeStats;

/// <summary>A loop on all cores that fails like a plain one: with the exception of its body, not with a bag of them.</summary>
internal static class InParallel
{
    public static void For(int count, Action<int> body, CancellationToken cancellationToken)
    {
        try
        {
            var options = new ParallelOptions { CancellationToken = cancellationToken };
            // Left to itself the loop takes ever more threads while its pieces take long.
            options.MaxDegreeOfParallelism = Environment.ProcessorCount;
            Parallel.For(0, count, options, body);
        }
        catch (AggregateException problems)
        {
            ExceptionDispatchInfo.Throw(problems.InnerExceptions[0]);
        }
    }
}
