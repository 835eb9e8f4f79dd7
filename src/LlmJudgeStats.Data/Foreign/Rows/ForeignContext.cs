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

    /// <summary>What verdicts and labels are; nothing where they pass or fail.</summary>
    public MeasureOptions? Measure { get; init; }

    /// <summary>Whether verdicts and labels are numbers.</summary>
    public bool TakesScores => Measure is { Kind: MeasureKind.Score };

    /// <summary>Whether they are words that need not mean pass or fail.</summary>
    public bool TakesWords => Measure is { Kind: MeasureKind.Preference or MeasureKind.Class };

    /// <summary>Every column that an option names; what concerns verdicts is in no file of labels.</summary>
    public IEnumerable<string> Asked => IsOfLabels ? Options.Columns : Options.Columns.Concat(Measure?.Columns ?? []);

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

    /// <summary>A verdict in words: as found where it need not mean pass or fail.</summary>
    public string? Verdict(string? word) => TakesWords ? ForeignWords.NotEmpty(word) : ForeignWords.Verdict(Options, word);

    /// <summary>A label: as found where it need not mean pass or fail.</summary>
    public string? Label(string? word) =>
        TakesWords || TakesScores ? ForeignWords.NotEmpty(word) : ForeignWords.Verdict(JudgmentReaderOptions.Default, word);

    /// <summary>A verdict of a format whose letters have meanings of their own.</summary>
    public string? Letter(string? word, string pass, string fail) =>
        TakesWords ? ForeignWords.NotEmpty(word) : ForeignWords.OfLetters(Options, word, pass, fail);

    /// <summary>Whether a number says pass or fail, and is no score.</summary>
    public bool IsTruthValue(string number) => !TakesScores && ForeignWords.IsTruthValue(number);

    /// <summary>The word of a preference, where a format tells it without one: pass and fail where no other words are read.</summary>
    /// <param name="worth">1 for a win of the first-named one, 0 for a loss, else a tie.</param>
    public string Preference(double worth)
    {
        if (!TakesWords) return worth == 1 ? ForeignWords.Pass : worth == 0 ? ForeignWords.Fail : "tie";
        var (own, usual) = worth switch
        {
            1 => (Measure?.WinWords, "win"),
            0 => (Measure?.LossWords, "loss"),
            _ => (Measure?.TieWords, "tie"),
        };
        return own is [var word, ..] ? word : usual;
    }

    /// <summary>Refuses a battle of others than the two whose win a verdict is about.</summary>
    /// <param name="winner">The column of the one that a win is a win of.</param>
    /// <param name="other">The column of the other.</param>
    /// <param name="about">Whose win that is, in words.</param>
    public void RefuseOtherBattle(string winner, string other, string about)
    {
        if (Measure is not { SystemColumns: [var first, var second] }) return;
        if (first == winner && second == other && Options.Side is null) return;
        Errors.Fail(new(DataCodes.ColumnNotFound, $"verdicts of this format are about {about}",
            $"name {winner} as the first system of a battle, and {other} as the second"));
    }

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
