namespace LlmJudgeStats.Data;

/// <summary>What a file was found to be, or was said to be.</summary>
/// <param name="Format">The tool.</param>
/// <param name="Layout">How its records stand in the file.</param>
/// <param name="WasDetected">Whether nobody said so.</param>
internal readonly record struct ForeignChoice(ForeignFormat Format, JsonLayout Layout, bool WasDetected)
{
    /// <summary>Whether its files are read from place to place, and not from beginning to end.</summary>
    public bool NeedsPlaces => IsParquet || (Layout is JsonLayout.None && Format is ForeignFormat.Inspect or ForeignFormat.Parquet);

    /// <summary>Whether it is a tool's table in a file of Parquet.</summary>
    public bool IsParquet { get; init; }

    /// <summary>Whether its records are rows of a table, by the keys of the first.</summary>
    public bool IsTable { get; init; }
}
