namespace LlmJudgeStats.Data;

/// <summary>A packed log of Inspect: which of its entries are read as what.</summary>
internal sealed class InspectArchive(ForeignFile file, ErrorLog errors)
{
    private const string Header = "header.json";
    private const string Start = "_journal/start.json";
    private const string Summaries = "summaries.json";
    private const string JournalSummaries = "_journal/summaries/";
    private const string Samples = "samples/";

    private readonly IReadOnlyList<ZipEntryInfo> _entries = new ZipDirectory(file.Open(), errors).Read();

    /// <summary>Whether the run came to its end.</summary>
    public bool IsFinished => Find(Header) is not null;

    /// <summary>The log without its samples; of a run that was cut off, how it began.</summary>
    public ForeignFile Log
    {
        get
        {
            if ((Find(Header) ?? Find(Start)) is { } entry) return FileOf(entry, JsonLayout.Document);
            errors.Fail(new(DataCodes.UnsupportedFormat, "the file is a zip archive, and no log of Inspect: it has no header.json",
                "unpack it first: unzip -p FILE | judgestats ... -"));
            return file;
        }
    }

    /// <summary>What is known of each sample in short.</summary>
    public IReadOnlyList<ForeignFile> Short => Find(Summaries) is { } whole
        ? [FileOf(whole, JsonLayout.List)]
        :
        [
            .. _entries.Where(entry => NumberOf(entry.Name) >= 0).OrderBy(entry => NumberOf(entry.Name))
                .Select(entry => FileOf(entry, JsonLayout.List)),
        ];

    /// <summary>The samples themselves.</summary>
    public IReadOnlyList<ForeignFile> Whole =>
    [
        .. _entries.Where(entry => entry.Name.StartsWith(Samples, StringComparison.Ordinal)
            && entry.Name.EndsWith(".json", StringComparison.Ordinal)).Select(entry => FileOf(entry, JsonLayout.Document)),
    ];

    private ZipEntryInfo? Find(string name) => _entries.FirstOrDefault(entry => entry.Name == name);

    private ForeignFile FileOf(ZipEntryInfo entry, JsonLayout layout)
    {
        var inside = file.Inside is null ? entry.Name : $"{file.Inside}/{entry.Name}";
        return new(file.Path, inside, () => new ZipEntryStream(file.Open(), entry, errors)) { Layout = layout };
    }

    private static long NumberOf(string name) =>
        name.StartsWith(JournalSummaries, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal)
        && long.TryParse(name[JournalSummaries.Length..^".json".Length], System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? number
            : -1;
}
