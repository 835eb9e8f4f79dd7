using LlmJudgeStats.Data;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>Reads the items of a file with their values.</summary>
internal static class MeasureFile
{
    /// <summary>The items of a file.</summary>
    public static MeasureTable Read(FileEvidence file, MeasureOptions reading, Func<Stream> openInput, ProgressLine progress) =>
        FileReading.Read(file.Path, openInput, path => MeasureReader.Read(path, reading, progress.Rows),
            (input, name) => MeasureReader.Read(input, name, reading, progress.Rows));
}
