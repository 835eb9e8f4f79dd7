using System.Security.Cryptography;
using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>What tells whose a label is.</summary>
internal static class LabelKey
{
    private const char Between = '\u001f';
    private const int BlanksOfASentence = 3;
    private const int ShownOfFingerprint = 12;

    /// <summary>The key of a row: its values, one behind the other; empty when one of them is.</summary>
    public static string Of(IRowReader row, int[] columns)
    {
        if (columns is [var only]) return only < 0 ? "" : CellText.Trim(row.Cell(only)).ToString();
        var parts = new string[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] < 0) return "";
            parts[i] = CellText.Trim(row.Cell(columns[i])).ToString();
            if (parts[i].Length == 0) return "";
        }
        return string.Join(Between, parts);
    }

    /// <summary>A key for messages. What reads like a sentence is shown by its fingerprint: it may be a question or an answer.</summary>
    public static string Shown(string key) => !key.AsSpan().ContainsAny(' ', '\n', Between)
        ? key
        : string.Join(',', key.Split(Between).Select(part => IsSentence(part) ? Fingerprint(part) : part));

    private static bool IsSentence(string part) => part.Count(c => c is ' ' or '\n') >= BlanksOfASentence;

    private static string Fingerprint(string part)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(part));
        return $"text #{Convert.ToHexStringLower(hash)[..ShownOfFingerprint]}";
    }
}
