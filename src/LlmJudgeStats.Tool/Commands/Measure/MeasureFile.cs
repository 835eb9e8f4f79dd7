using LlmJudgeStats.Data;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>Reads the items of a file with their values.</summary>
internal static class MeasureFile
{
    /// <summary>The items of a file.</summary>
    public static MeasureTable Read(FileEvidence file, MeasureOptions reading, Func<Stream> openInput, ProgressLine progress)
    {
        try
        {
            if (file.Path != "-") return MeasureReader.Read(file.Path, reading, progress.Rows);
            using var input = openInput();
            return MeasureReader.Read(input, "standard input", reading, progress.Rows);
        }
        catch (ArgumentException problem)
        {
            throw new UsageException(FileParser.Plain(problem), problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"standard input cannot be read: {problem.Message}", problem);
        }
    }
}
