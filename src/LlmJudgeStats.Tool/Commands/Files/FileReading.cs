namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>From a file and how to read it to its evidence.</summary>
internal static class FileReading
{
    private const string StandardInputName = "standard input";

    /// <summary>What is read of a file, or of standard input for <c>-</c>; what is wrong is said in words of the command line.</summary>
    /// <param name="path">The path, or <c>-</c>.</param>
    /// <param name="openInput">Opens standard input.</param>
    /// <param name="ofFile">Reads a file by its path.</param>
    /// <param name="ofStream">Reads a stream with a name for messages.</param>
    public static T Read<T>(string path, Func<Stream> openInput, Func<string, T> ofFile, Func<Stream, string, T> ofStream) =>
        Explained(() => OfFileOrInput(path, openInput, ofFile, input => ofStream(input, StandardInputName)));

    /// <summary>The evidence of a file, labels of a second file and lent labels included.</summary>
    public static JudgmentTable Read(FileEvidence file, Func<Stream> openInput, ProgressLine progress) => Explained(() =>
    {
        var (labels, fingerprint) = Labels(file);
        var options = file.Options with { Labels = labels };
        var table = file.Database is { } database ? database.Read(options) : OfFileOrInput(file.Path, openInput,
            path => JudgmentReader.Read(path, options, progress.Rows),
            input => JudgmentReader.Read(input, StandardInputName, options, progress.Rows));
        table = table with { Source = table.Source with { LabelsFingerprint = fingerprint } };
        return file.SharesLabels ? table.ShareLabels(file.Lenders) : table;
    });

    private static (LabelTable? Labels, InputFingerprint? Fingerprint) Labels(FileEvidence file)
    {
        if (file.LabelsFile is not { } path) return (file.Options.Labels, null);
        return OfLabels(file, null, () => file.Options.TakesFingerprint
            ? LabelReader.ReadWithFingerprint(path, file.KeysThere, file.Options)
            : (LabelReader.Read(path, file.KeysThere, file.Options), null));
    }

    /// <summary>What is read of a file of labels; words that are those of the pairs that they label are told as such.</summary>
    public static T OfLabels<T>(FileEvidence file, MeasureKind? kind, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JudgeDataException refused) when (file.Path != "-" && file.Database is null)
        {
            throw NamedWinners.Explain(refused, file.Path, file.Options, kind);
        }
    }

    private static T OfFileOrInput<T>(string path, Func<Stream> openInput, Func<string, T> ofFile, Func<Stream, T> ofStream)
    {
        if (path != "-") return ofFile(path);
        using var input = openInput();
        return ofStream(input);
    }

    /// <summary>What is wrong, in words of the command line.</summary>
    public static T Explained<T>(Func<T> read)
    {
        try
        {
            return LibraryRefusal.AsUsage(read);    // a word that means both pass and fail
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"standard input cannot be read: {problem.Message}", problem);
        }
    }
}
