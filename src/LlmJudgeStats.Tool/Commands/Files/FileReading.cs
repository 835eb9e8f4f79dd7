using LlmJudgeStats.Data;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>From a file and how to read it to its evidence.</summary>
internal static class FileReading
{
    /// <summary>The evidence of a file, labels of a second file and lent labels included.</summary>
    public static JudgmentTable Read(FileEvidence file, Func<Stream> openInput, ProgressLine progress)
    {
        try
        {
            var (labels, fingerprint) = Labels(file);
            var options = file.Options with { Labels = labels };
            var table = file.Database is { } database ? database.Read(options) : Read(file.Path, options, openInput, progress);
            table = table with { Source = table.Source with { LabelsFingerprint = fingerprint } };
            return file.SharesLabels ? table.ShareLabels(file.Lenders) : table;
        }
        catch (ArgumentException problem)
        {
            throw new UsageException(FileParser.Plain(problem), problem);   // a word that means both pass and fail
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"standard input cannot be read: {problem.Message}", problem);
        }
    }

    private static (LabelTable? Labels, InputFingerprint? Fingerprint) Labels(FileEvidence file)
    {
        if (file.LabelsFile is not { } path) return (file.Options.Labels, null);
        return file.Options.TakesFingerprint
            ? LabelReader.ReadWithFingerprint(path, file.KeysThere, file.Options)
            : (LabelReader.Read(path, file.KeysThere, file.Options), null);
    }

    private static JudgmentTable Read(string path, JudgmentReaderOptions options, Func<Stream> openInput, ProgressLine progress)
    {
        if (path != "-") return JudgmentReader.Read(path, options, progress.Rows);
        using var input = openInput();
        return JudgmentReader.Read(input, "standard input", options, progress.Rows);
    }
}
