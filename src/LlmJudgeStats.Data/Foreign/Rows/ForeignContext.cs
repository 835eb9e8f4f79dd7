namespace LlmJudgeStats.Data;

/// <summary>What the reader of one format is given, and where it puts what it finds beside its rows.</summary>
internal sealed class ForeignContext
{
    public required ForeignChoice Choice { get; init; }

    public required JudgmentReaderOptions Options { get; init; }

    /// <summary>What is read, one behind the other: the files that were given, or what is inside of them.</summary>
    public required IReadOnlyList<ForeignFile> Files { get; set; }

    /// <summary>How many files were given.</summary>
    public required int FileCount { get; init; }

    public required ErrorLog Errors { get; init; }

    /// <summary>Whether the file is one of labels, and verdicts in it do not count.</summary>
    public required bool IsOfLabels { get; init; }

    /// <summary>Whether somebody wants to see what is there, and nothing is refused because a choice is missing.</summary>
    public bool IsLookedAt { get; init; }

    /// <summary>The version that the file says it has.</summary>
    public string? Version { get; set; }

    /// <summary>What was passed over because it is no judgment, by kind.</summary>
    public Dictionary<string, long> Ignored { get; } = new(StringComparer.Ordinal);

    /// <summary>Labels that were withdrawn by who gave them.</summary>
    public long Cancelled { get; set; }

    /// <summary>When the newest result of each system was written, where the tool says so.</summary>
    public Dictionary<string, DateTimeOffset> Executions { get; } = new(StringComparer.Ordinal);

    /// <summary>What a reader of the numbers should know.</summary>
    public List<Diagnostic> Notes { get; } = [];

    /// <summary>Whether a model judged, or may have, whose name is not told.</summary>
    public bool MayHaveNamelessJudge { get; set; }

    /// <summary>What became of labels that stand apart from verdicts in the same file.</summary>
    public LabelAccount? Labels { get; set; }

    /// <summary>Bytes read so far, unpacked.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The columns beside the usual ones: those of the format, and those that somebody asked for.</summary>
    public IReadOnlyList<string> MoreColumns { get; set; } = [];

    public void Ignore(string kind, long count = 1) => Ignored[kind] = Ignored.GetValueOrDefault(kind) + count;

    /// <summary>Opens a file from its beginning.</summary>
    public ForeignInput Open(ForeignFile file)
    {
        FileOfRow = file.Inside;
        return new(file.Open(), file.Inside, new(Options.MaxBytes, BytesRead, count => BytesRead += count), Errors);
    }

    /// <summary>The file of a folder whose rows are being read.</summary>
    public string? FileOfRow { get; set; }

    /// <summary>Begins another pass: bytes count once.</summary>
    public void StartPass() => BytesRead = 0;

    /// <summary>The values of the columns beside the usual ones.</summary>
    public string?[] More(Func<string, string?> valueOf)
    {
        if (MoreColumns.Count == 0) return [];
        var values = new string?[MoreColumns.Count];
        for (var i = 0; i < values.Length; i++) values[i] = valueOf(MoreColumns[i]);
        return values;
    }
}
