using System.Collections.Immutable;

namespace LlmJudgeStats.Audit;

/// <summary>One question about a benchmark, with its answer.</summary>
/// <remarks>
/// Implementations are immutable, thread-safe and pure. They are total: a study that could be built never makes them throw, and a check
/// that cannot be made says why. Thresholds are properties.
/// </remarks>
public interface IAuditCheck : IEstimator<BenchmarkStudy, ImmutableArray<AuditFinding>>
{
    /// <summary>The stable code of its findings: <c>LJS6001</c>.</summary>
    string Code { get; }

    /// <summary>What is asked, in one sentence.</summary>
    string Question { get; }

    /// <summary>What no answer of it can say.</summary>
    string CannotSay { get; }
}
