namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>A file and how to read it.</summary>
internal sealed record FileEvidence
{
    public required string Path { get; init; }

    /// <summary>A table of a database, whose name is then the path; <see langword="null"/> for a file.</summary>
    public DatabaseEvidence? Database { get; init; }

    /// <summary>The file that is read, which no answer may overwrite; <see langword="null"/> where none is.</summary>
    public string? InputPath => Database is null ? Path : Database.Path;

    public required JudgmentReaderOptions Options { get; init; }

    public required bool Reveal { get; init; }

    /// <summary>A second file with labels; <see langword="null"/> without one.</summary>
    public string? LabelsFile { get; init; }

    /// <summary>The names of its key columns there.</summary>
    public IReadOnlyList<string> KeysThere { get; init; } = [];

    /// <summary>Whether labels of some groups calibrate all.</summary>
    public bool SharesLabels { get; init; }

    /// <summary>Whose labels do; <see langword="null"/> for those of all groups.</summary>
    public RowFilter? Lenders { get; init; }

    /// <summary>The shares of strata in the population; <see langword="null"/> without.</summary>
    public StratumShares? Shares { get; init; }

    /// <summary>A file of these shares; <see langword="null"/> without one.</summary>
    public string? SharesFile { get; init; }

    /// <summary>Which file it was; <see langword="null"/> where it was not read.</summary>
    public InputFingerprint? SharesFingerprint { get; init; }

    /// <summary>Error rates that were stated for every group; empty when none were.</summary>
    public Calibration Stated { get; init; }

    /// <summary>The same, hashed while it is read where the answer says what it is of.</summary>
    public FileEvidence For(ReportFormat format) => this with { Options = Options with { TakesFingerprint = format.HasProvenance } };

    /// <summary>How a report of it is made.</summary>
    /// <param name="commandLine">The command.</param>
    /// <param name="source">How it was understood.</param>
    public Provenance ProvenanceOf(string commandLine, JudgmentSource source) => new()
    {
        CommandLine = commandLine,
        Judge = Options.Filters.Where(filter => filter.Column == "judge").Select(OnlyValue).FirstOrDefault(),
        Input = new(Database?.Name ?? (Path == "-" ? "standard input" : NameOf(Path)))
        {
            Bytes = source.Fingerprint?.Bytes,
            Sha256 = source.Fingerprint?.Sha256,
            Columns = [.. ColumnsOf(source)],
            HasIds = source.IdColumn is not null,
            Newest = source.Newest,
        },
        Further =
        [
            .. LabelsFile is { } labels ? [Further(labels, "labels", source.LabelsFingerprint)] : Array.Empty<ReportedInput>(),
            .. SharesFile is { } shares ? [Further(shares, "shares", SharesFingerprint)] : Array.Empty<ReportedInput>(),
        ],
    };

    private static ReportedInput Further(string path, string role, InputFingerprint? fingerprint) => new(NameOf(path))
    {
        Role = role,
        Bytes = fingerprint?.Bytes,
        Sha256 = fingerprint?.Sha256,
    };

    private static string NameOf(string path) => System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(path));

    private static string? OnlyValue(RowFilter filter) => filter is { IsExclusion: false, Values: [var value] } ? value : null;

    private IEnumerable<string> ColumnsOf(JudgmentSource source)
    {
        if (source.VerdictColumn is { Length: > 0 } verdict) yield return $"verdict = {verdict}{Words(source.VerdictWords)}";
        if (source.LabelColumn is { } label) yield return $"label = {label}{Words(source.LabelWords)}";
        if (source.IdColumn is { } id) yield return $"id = {id}";
        if (source.ClusterColumn is { } cluster) yield return $"cluster = {cluster}";
        if (Options.WeightColumn is { } weight) yield return $"weight = {weight}";
        if (Options.StratumColumn is { } stratum) yield return $"stratum = {stratum}";
    }

    private static string Words(string? words) => words is null ? "" : $" ({words})";

    /// <summary>The same with one group for each criterion, where the rows are judgments of several.</summary>
    public FileEvidence PerCriterion() => Options.Criteria.Count == 0 || Options.GroupColumns.Contains(Criterion.Column)
        ? this
        : this with { Options = Options with { GroupColumns = [.. Options.GroupColumns, Criterion.Column] } };

    /// <summary>The same with the shares of its file read.</summary>
    public FileEvidence WithShares()
    {
        if (SharesFile is not { } path) return this;
        var (shares, fingerprint) = ShareReader.ReadWithFingerprint(path, ShareColumns.OfStrata);
        return this with { Shares = shares, SharesFingerprint = fingerprint };
    }
}
