using LlmJudgeStats.Data;
using LlmJudgeStats.Tool.CommandLine;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Commands.Estimate;

/// <summary>Evidence in a file: which columns mean what.</summary>
internal static class FileParser
{
    public static FileEvidence Parse(string path, Given given, FileOptions options)
    {
        if (path.Length == 0) throw new UsageException("FILE is empty; give a path, or - for standard input");
        var groups = GroupsOf(given.List(options.Group));
        var calibration = given.Text(options.Calibration) is { } mark ? ColumnValueOf(mark, "--calibration") : null;
        var reveal = given.Switch(options.Reveal);
        if (reveal && calibration is null)
        {
            throw new UsageException("--reveal prints the rate of hidden labels, and none are hidden: add --calibration COL=VALUE, "
                + "which uses the labels of matching rows only");
        }
        try
        {
            var reading = Columns(given, options) with { GroupColumns = groups, Calibration = calibration };
            reading = Limited(Layout(Vocabulary(reading, given, options), given, options), given, options);
            return new(path, reading, reveal);
        }
        catch (ArgumentException problem)
        {
            throw new UsageException(Plain(problem), problem);
        }
    }

    private static IReadOnlyList<string> GroupsOf(IReadOnlyList<string> columns) =>
        columns.Distinct(StringComparer.OrdinalIgnoreCase).Count() < columns.Count
            ? throw new UsageException($"--group {string.Join(',', columns)}: a column is named twice")
            : columns;

    private static JudgmentReaderOptions Columns(Given given, FileOptions options) => new()
    {
        VerdictColumn = Column(given.Text(options.Verdict), "--verdict"),
        LabelColumn = Column(given.Text(options.Label), "--label"),
        CountColumn = Column(given.Text(options.Count), "--count"),
        IdColumn = Column(given.Text(options.Id), "--id"),
        Where = [.. given.Texts(options.Where).Select(filter => ColumnValueOf(filter, "--where"))],
    };

    private static JudgmentReaderOptions Vocabulary(JudgmentReaderOptions reading, Given given, FileOptions options)
    {
        var pass = given.List(options.Pass);
        var fail = given.List(options.Fail);
        if (pass.Count > 0 != fail.Count > 0) throw new UsageException("--pass and --fail go together: name the values of both");
        return reading with { PassValues = pass, FailValues = fail, MissingValues = given.List(options.Missing) };
    }

    private static JudgmentReaderOptions Layout(JudgmentReaderOptions reading, Given given, FileOptions options) => reading with
    {
        DuplicateIds = DuplicatesOf(given.Text(options.Duplicates)),
        EncodingName = given.Text(options.Encoding),
        HasHeader = !given.Switch(options.NoHeader),
        Delimiter = DelimiterOf(given.Text(options.Delimiter)),
    };

    private static JudgmentReaderOptions Limited(JudgmentReaderOptions reading, Given given, FileOptions options)
    {
        if (given.Text(options.MaxBytes) is { } bytes)
            reading = reading with { MaxBytes = Numbers.AtLeastOne(bytes, "--max-bytes", long.MaxValue) };
        if (given.Text(options.MaxErrors) is { } errors)
            reading = reading with { MaxErrors = (int)Numbers.AtLeastOne(errors, "--max-errors", int.MaxValue) };
        return reading;
    }

    /// <summary>
    /// The message without what only a programmer needs, the name of the parameter and the value, and with the names that options have
    /// here.
    /// </summary>
    public static string Plain(ArgumentException problem)
    {
        var message = problem.Message;
        var end = message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return OptionNames.In(end < 0 ? message : message[..end]);
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
