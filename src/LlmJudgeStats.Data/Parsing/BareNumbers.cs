using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>NaN, Infinity and undefined where JSON has no such values: scripts write them, and they mean that there is no number.</summary>
internal static class BareNumbers
{
    private static readonly byte[][] s_tokens = [.. new[] { "NaN", "Infinity", "-Infinity", "undefined" }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>The text with null in their place; <see langword="null"/> when there are none outside texts.</summary>
    public static byte[]? AsNull(ReadOnlySpan<byte> json, out int count)
    {
        count = 0;
        using var mended = new MemoryStream();
        var copied = 0;
        for (var at = 0; at < json.Length; at++)
        {
            if (json[at] == '"')
            {
                at = EndOfText(json, at);
                continue;
            }
            if (TokenAt(json[at..]) is not { } length) continue;
            mended.Write(json[copied..at]);
            mended.Write("null"u8);
            count++;
            copied = at + length;
            at = copied - 1;
        }
        if (count == 0) return null;
        mended.Write(json[copied..]);
        return mended.ToArray();
    }

    /// <summary>What a reader of the numbers should know.</summary>
    public static IReadOnlyList<Diagnostic> Notes(long count)
    {
        if (count == 0) return [];
        var values = count == 1 ? "value is" : "values are";
        return
        [
            new(DataCodes.NumbersThatAreNone, DiagnosticSeverity.Warning,
                Invariant($"{count} {values} NaN, Infinity or undefined, which JSON does not have: read as missing"),
                "look why they are: a score that could not be computed is no fail, and seldom on an ordinary item"),
        ];
    }

    private static int? TokenAt(ReadOnlySpan<byte> json)
    {
        foreach (var token in s_tokens)
        {
            if (json.StartsWith(token)) return token.Length;
        }
        return null;
    }

    private static int EndOfText(ReadOnlySpan<byte> json, int opened)
    {
        for (var at = opened + 1; at < json.Length; at++)
        {
            if (json[at] == '\\') at++;
            else if (json[at] == '"') return at;
        }
        return json.Length;
    }
}
