using LlmJudgeStats.Data;

namespace LlmJudgeStats.Tool.Arguments;

/// <summary>Evidence in a file: which columns mean what.</summary>
internal static class FileParser
{
    public static FileEvidence Parse(string path, Given given, EstimateOptions options)
    {
        if (path.Length == 0) throw new UsageException("FILE is empty; give a path, or - for standard input");
        var groups = given.List(options.Group);
        if (groups.Distinct(StringComparer.OrdinalIgnoreCase).Count() < groups.Count)
            throw new UsageException($"--group {string.Join(',', groups)}: a column is named twice");
        var calibration = given.Text(options.Calibration) is { } mark ? ColumnValueOf(mark, "--calibration") : null;
        var reveal = given.Switch(options.Reveal);
        if (reveal && calibration is null)
            throw new UsageException("--reveal prints the rate of hidden labels, and none are hidden: add --calibration COL=VALUE, "
                + "which uses the labels of matching rows only");
        var (pass, fail) = (given.List(options.Pass), given.List(options.Fail));
        if (pass.Count > 0 != fail.Count > 0) throw new UsageException("--pass and --fail go together: name the values of both");
        try
        {
            var reading = new JudgmentReaderOptions
            {
                VerdictColumn = Column(given.Text(options.Verdict), "--verdict"),
                LabelColumn = Column(given.Text(options.Label), "--label"),
                CountColumn = Column(given.Text(options.Count), "--count"),
                IdColumn = Column(given.Text(options.Id), "--id"),
                GroupColumns = groups,
                Where = [.. given.Texts(options.Where).Select(filter => ColumnValueOf(filter, "--where"))],
                Calibration = calibration,
                PassValues = pass,
                FailValues = fail,
                MissingValues = given.List(options.Missing),
                DuplicateIds = DuplicatesOf(given.Text(options.Duplicates)),
                EncodingName = given.Text(options.Encoding),
                HasHeader = !given.Switch(options.NoHeader),
                Delimiter = DelimiterOf(given.Text(options.Delimiter)),
            };
            if (given.Text(options.MaxBytes) is { } bytes) reading = reading with { MaxBytes = Numbers.AtLeastOne(bytes, "--max-bytes", long.MaxValue) };
            if (given.Text(options.MaxErrors) is { } errors)
                reading = reading with { MaxErrors = (int)Numbers.AtLeastOne(errors, "--max-errors", int.MaxValue) };
            return new(path, reading, reveal);
        }
        catch (ArgumentException problem)
        {
            throw new UsageException(Plain(problem), problem);
        }
    }

    /// <summary>
    /// The message without what only a programmer needs, the name of the parameter and the value, and with the names that options have here.
    /// </summary>
    public static string Plain(ArgumentException problem)
    {
        var message = problem.Message;
        var end = message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end])
            .Replace("PassValues", "--pass", StringComparison.Ordinal)
            .Replace("FailValues", "--fail", StringComparison.Ordinal)
            .Replace("MissingValues", "--missing", StringComparison.Ordinal);
    }

    private static string? Column(string? name, string option) =>
        name is "" ? throw new UsageException($"{option} needs the name of a column") : name;

    private static ColumnValue ColumnValueOf(string text, string option)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0
            ? new(text[..at], text[(at + 1)..])
            : throw new UsageException($"{option} {text}: write {option} COLUMN=VALUE");
    }

    private static DuplicateIds DuplicatesOf(string? text) => text?.ToUpperInvariant() switch
    {
        null or "WARN" => DuplicateIds.Warn,
        "ERROR" => DuplicateIds.Error,
        _ => throw new UsageException($"--duplicates {text}: use warn or error"),
    };

    private static char? DelimiterOf(string? text) => text switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        { Length: 1 } => text[0],
        _ => throw new UsageException($"--delimiter '{text}': one character, such as ';', or tab"),
    };
}
