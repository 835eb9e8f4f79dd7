namespace LlmJudgeStats.Data;

/// <summary>What a file was found to be, or was said to be.</summary>
/// <param name="Format">The tool.</param>
/// <param name="Layout">How its records stand in the file.</param>
/// <param name="WasDetected">Whether nobody said so.</param>
internal readonly record struct ForeignChoice(ForeignFormat Format, JsonLayout Layout, bool WasDetected)
{
    /// <summary>Whether its files are read from place to place, and not from beginning to end.</summary>
    public bool NeedsPlaces => Layout is JsonLayout.None && Format is ForeignFormat.Inspect or ForeignFormat.Parquet;
}
