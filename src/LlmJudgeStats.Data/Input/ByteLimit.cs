namespace LlmJudgeStats.Data;

/// <summary>How much may be read, over all files.</summary>
/// <param name="Most">Unpacked bytes.</param>
/// <param name="Read">How many were read before.</param>
/// <param name="Count">Told of each piece.</param>
internal sealed record ByteLimit(long Most, long Read, Action<long> Count);
