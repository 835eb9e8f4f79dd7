namespace LlmJudgeStats.Reporting;

/// <summary>A group of a <see cref="LeaderboardPicture"/>.</summary>
/// <param name="Name">Its name, from data.</param>
/// <param name="Corrected">Its corrected rate.</param>
internal sealed record LeaderboardRow(string Name, RateMark Corrected)
{
    /// <summary>The share that the judge passed; none when it is not known.</summary>
    public double? Judge { get; init; }

    /// <summary>The share that people passed; none when it is not known or not to be shown.</summary>
    public double? People { get; init; }

    /// <summary>The ranks that the data allow; none when they were not found.</summary>
    public RankInterval? Ranks { get; init; }
}
