using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>Checks of options, made where they are set: what was given, what is allowed, the way out.</summary>
internal static class OptionCheck
{
    public static T NotNull<T>(T value, string name) where T : class => value ?? throw new ArgumentNullException(name);

    public static string Name(string value, string name) =>
        NotNull(value, name).Length > 0 ? value : throw new ArgumentException("a column name must not be empty", name);

    public static string? OptionalName(string? value, string name) => value is null ? null : Name(value, name);

    public static string? SourceFormat(string? value, string name)
    {
        if (value is null) return null;
        return ForeignNames.All.FirstOrDefault(known => known.Equals(value, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(
                $"'{Excerpt.InHint(value)}' is not a format (`{name}`); known are {string.Join(", ", ForeignNames.All)}", name);
    }

    public static IReadOnlyList<T> List<T>(IReadOnlyList<T> values, string name) where T : class
    {
        T[] copy = [.. NotNull(values, name)];   // a copy: the caller's list may change later, the options may not
        var missing = Array.IndexOf(copy, null);
        return missing < 0 ? copy : throw new ArgumentException($"{name}[{missing}] is null", name);
    }

    public static IReadOnlyList<string> Names(IReadOnlyList<string> values, string name)
    {
        var copy = List(values, name);
        foreach (var value in copy) Name(value, name);
        return copy;
    }

    /// <summary>Criteria whose columns are named once each: a label for two criteria, or a verdict that is a label, is a slip.</summary>
    public static IReadOnlyList<Criterion> Distinct(IReadOnlyList<Criterion> criteria, string name)
    {
        string[] columns = [.. criteria.Select(one => one.VerdictColumn), .. criteria.Select(one => one.LabelColumn).OfType<string>()];
        var twice = columns.GroupBy(column => column).FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? criteria
            : throw new ArgumentException($"the column '{Excerpt.InHint(twice.Key)}' is named twice among the criteria", name);
    }

    public static long AtLeastOne(long value, string name) =>
        value >= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "must be 1 or more");

    public static T Defined<T>(T value, string name) where T : struct, Enum =>
        Enum.IsDefined(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value,
                $"not a member of {typeof(T).Name}; use one of {string.Join(", ", Enum.GetNames<T>())}");

    public static JudgmentFormat FileFormat(JudgmentFormat value, string name) =>
        value != JudgmentFormat.Sql
            ? Defined(value, name)
            : throw new ArgumentOutOfRangeException(name, value, "a table of a database is no file: read it with SqlEvidence");

    public static bool IsDelimiter(char value) =>
        value == '\t' || !(value is '"' or '\0' || char.IsWhiteSpace(value) || char.IsSurrogate(value));

    public static char? Delimiter(char? value, string name) =>
        value is not { } given || IsDelimiter(given)
            ? value
            : throw new ArgumentOutOfRangeException(name, value,
                "a delimiter is one character, and not a quote, a blank, a line break or NUL; usual are , ; tab and |");

    public static string? Encoding(string? value, string name) =>
        value is null || Find(value) is not null
            ? value
            : throw new ArgumentException(
                $"'{Excerpt.InHint(value)}' is not a known encoding; usual names are utf-8, utf-16, windows-1252 and iso-8859-1", name);

    /// <summary>A strict encoding by name, legacy code pages included, without registering anything for the whole process.</summary>
    public static Encoding? Find(string name)
    {
        var strictIn = EncoderFallback.ExceptionFallback;
        var strictOut = DecoderFallback.ExceptionFallback;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name, strictIn, strictOut)
                ?? System.Text.Encoding.GetEncoding(name, strictIn, strictOut);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;   // not supported: UTF-7
        }
    }
}
