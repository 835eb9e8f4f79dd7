namespace LlmJudgeStats.Reporting;

/// <summary>Items of about the same difficulty, in a <see cref="DifficultyPicture"/>.</summary>
/// <param name="From">The lowest mean score of the band.</param>
/// <param name="To">Its upper end.</param>
/// <param name="Items">How many items have a mean score in it.</param>
/// <param name="Dead">How many of them are decided alike by all systems.</param>
internal readonly record struct DifficultyBar(double From, double To, long Items, long Dead);
