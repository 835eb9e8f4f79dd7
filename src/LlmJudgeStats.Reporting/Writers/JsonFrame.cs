using System.Text.Json;

namespace LlmJudgeStats.Reporting;

/// <summary>What stands around the results in every document.</summary>
/// <param name="Command">The command that was given.</param>
/// <param name="Rows">What became of the rows; <see langword="null"/> where none were read.</param>
/// <param name="Source">How the input was understood; <see langword="null"/> where none was read.</param>
/// <param name="Diagnostics">What looked wrong.</param>
/// <param name="Provenance">How the report was made.</param>
/// <param name="Labels">What became of labels of a file of their own; <see langword="null"/> where there was none.</param>
internal readonly record struct JsonFrame(
    string Command, RowAccount? Rows, SourceAccount? Source, IReadOnlyList<Diagnostic> Diagnostics, Provenance? Provenance,
    LabelAccount? Labels = null)
{

    /// <summary>Writes what stands behind the results; <see langword="null"/> where nothing does.</summary>
    public Action<Utf8JsonWriter>? Further { get; init; }
}
