namespace LlmJudgeStats.Data;

/// <summary>The files of a folder that are of one tool.</summary>
/// <remarks>Links are not followed out of the folder, and files are read in the order of their paths.</remarks>
internal sealed class FolderFiles(string folder, long maxBytes, ErrorLog errors) : IDisposable
{
    private const int MostFiles = 1_000_000;
    private const int FormatsShown = 10;

    private FileStream? _current;
    private InputBytes? _bytes;

    /// <summary>What the files are, and the files.</summary>
    public (ForeignChoice Choice, IReadOnlyList<ForeignFile> Files) Choose(ForeignFormat? from)
    {
        List<(ForeignChoice Choice, ForeignFile File)> found = [];
        foreach (var path in Paths())
        {
            if (ChoiceOf(path, from) is { } choice && (from is null || choice.Format == from))
                found.Add((choice, FileOf(path, choice)));
        }
        if (found.Count == 0)
        {
            errors.Fail(new(DataCodes.NotOpened, "the path is a directory, and no file in it is one of a tool that can be read",
                "name a file, or a folder of results; - reads standard input"));
        }
        ForeignFormat[] formats = [.. found.Select(one => one.Choice.Format).Distinct()];
        if (formats.Length > 1)
        {
            errors.Fail(new(DataCodes.SeveralFormats,
                $"the folder holds files of several tools: {string.Join(", ", formats.Take(FormatsShown).Select(ForeignNames.IdOf))}",
                "say which (`From`), or name a file"));
        }
        return (found[0].Choice, [.. found.Select(one => one.File)]);
    }

    public void Dispose() => Close();

    private ForeignFile FileOf(string path, ForeignChoice choice)
    {
        var inside = Path.GetRelativePath(folder, path).Replace('\\', '/');
        return new(path, inside, () => choice.NeedsPlaces ? Bytes(path).Seekable() : Bytes(path).Again())
        {
            Layout = choice.Layout,
        };
    }

    // One file is open at a time.
    private InputBytes Bytes(string path)
    {
        Close();
        _current = InputFile.Stream(path);
        _bytes = new(_current, maxBytes, errors);
        return _bytes;
    }

    private void Close()
    {
        _bytes?.Dispose();
        _current?.Dispose();
        _bytes = null;
        _current = null;
    }

    private ForeignChoice? ChoiceOf(string path, ForeignFormat? from)
    {
        var bytes = Bytes(path);
        if (ZipSignature.IsInspect(bytes.Packed.Head)) return new(ForeignFormat.Inspect, JsonLayout.None, from is null);
        var head = bytes.Unpack().Head;
        if (path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) && ForeignDetector.IsParquet(head))
        {
            return from is ForeignFormat.Mlflow
                ? new(ForeignFormat.Mlflow, JsonLayout.None, false) { IsParquet = true }
                : new(ForeignFormat.Parquet, JsonLayout.None, from is null);
        }
        return ForeignDetector.Of(head, bytes.Again) is { } choice ? choice with { WasDetected = from is null } : ExpectedMeai(path);
    }

    // A result that is cut off is still one, by where it lies: its reader says what is wrong with it.
    private ForeignChoice? ExpectedMeai(string path)
    {
        string[] parts = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar);
        var liesThere = parts.Length == 4 && parts[0] == "results" && path.EndsWith(".json", StringComparison.Ordinal);
        return liesThere ? new(ForeignFormat.Meai, JsonLayout.Document, true) : null;
    }

    private string[] Paths()
    {
        string[] paths = [.. FolderState.FilesOf(folder).Select(file => file.FullName).Take(MostFiles + 1).Order(StringComparer.Ordinal)];
        if (paths.Length > MostFiles)
            errors.Fail(new(DataCodes.TooLarge, $"the folder has more than {MostFiles} files", "read a part of it"));
        return paths;
    }
}
