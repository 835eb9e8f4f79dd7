using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>A column of a table, as the database describes it.</summary>
/// <param name="Name">The name, as the database spells it.</param>
/// <param name="Type">What values of it are.</param>
/// <param name="TypeName">What the database calls that.</param>
internal sealed record SqlColumn(string Name, Type Type, string TypeName)
{
    private static readonly Type[] s_whole =
    [
        typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
        typeof(System.Numerics.BigInteger), typeof(decimal),
    ];

    private static readonly Type[] s_other =
        [typeof(float), typeof(double), typeof(Guid), typeof(char), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly)];

    public bool IsTruth => Type == typeof(bool);

    public bool IsWhole => s_whole.Contains(Type);

    public bool IsReal => Type == typeof(double) || Type == typeof(float);

    /// <summary>Whether values are texts, and texts that differ are different values.</summary>
    public bool IsText => Type == typeof(string) && !TypeName.Equals("citext", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether values can be shown as text, and are told apart as they are shown.</summary>
    public bool IsReadable => IsText || IsTruth || IsWhole || s_other.Contains(Type);

    /// <summary>Whether rows can be chosen by a value.</summary>
    public bool IsComparable => IsText || IsTruth || IsWhole || IsReal;

    /// <summary>A value of a filter as the column has it; nothing when no row can have it.</summary>
    public object? ValueOf(string text)
    {
        if (IsText) return text;
        if (IsTruth) return text is "true" or "false" ? text == "true" : null;
        if (IsWhole && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return whole;
        if (IsWhole) return ScoreRule.TryNumber(text, out var number) ? number : null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real) ? real : null;
    }

    /// <summary>A value as a file would have it; empty where there is none.</summary>
    public static string TextOf(object value) => value switch
    {
        DBNull => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
