using System.Globalization;

namespace LlmJudgeStats.Data;

/// <summary>One value of a column, and how often it stands there.</summary>
internal sealed class SeenValue
{
    private const int LongestKept = 200;    // characters: what is longer is no value that anybody is shown

    public SeenValue(ReadOnlySpan<char> text, long line)
    {
        Line = line;
        IsLong = text.Length > LongestKept;
        Text = IsLong ? "" : text.ToString();
        IsNumber = StratumShares.TryNumber(text, out var number);
        Number = number;
        Day = DayOf(text);
        Beginning = ValueHint.LeadingWord(text) ?? "";
    }

    /// <summary>The value; empty where it is long.</summary>
    public string Text { get; }

    public bool IsLong { get; }

    /// <summary>The first line that has it.</summary>
    public long Line { get; }

    public bool IsNumber { get; }

    public double Number { get; }

    /// <summary>The day since 0001-01-01; -1 where it is no date.</summary>
    public int Day { get; }

    /// <summary>The word for pass or fail with which a text begins that goes on; empty elsewhere.</summary>
    public string Beginning { get; }

    public long Count { get; set; }

    /// <summary>The day of an ISO 8601 date or time, since 0001-01-01; -1 for anything else.</summary>
    public static int DayOf(ReadOnlySpan<char> text)
    {
        const int DateLength = 10;    // 2026-03-02
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-') return -1;
        if (text.Length > DateLength && text[DateLength] is not ('T' or ' ' or 't')) return -1;
        return DateOnly.TryParseExact(text[..DateLength], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.DayNumber
            : -1;
    }
}
