using System.Collections.Immutable;

namespace LlmJudgeStats.Comparison;

/// <summary>A system on a leaderboard.</summary>
/// <param name="System">Which one, from 0 in the order given.</param>
/// <param name="RankLower">The best rank that the data allow.</param>
/// <param name="RankUpper">The worst rank that the data allow.</param>
/// <param name="Groups">Letters of the groups in which no two systems are told apart.</param>
public sealed record RankedSystem(int System, int RankLower, int RankUpper, ImmutableArray<string> Groups);
