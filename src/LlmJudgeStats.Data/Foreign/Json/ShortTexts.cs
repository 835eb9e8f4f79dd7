using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>Short texts that were read lately, so that what stands in every record is one text and not made anew each time.</summary>
/// <remarks>A few hundred places, whatever comes; a text takes the place of the one before it there.</remarks>
internal sealed class ShortTexts
{
    private const int Longest = 32;
    private const int Places = 256;    // a power of two

    private readonly string?[] _texts = new string?[Places];

    /// <summary>The text of some bytes; nothing when it is not known, which texts beyond ASCII never are.</summary>
    public string? Find(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return "";
        if (bytes.Length > Longest) return null;
        var known = _texts[PlaceOf(bytes.Length, bytes[0], bytes[bytes.Length / 2], bytes[^1])];
        return known is not null && Ascii.Equals(bytes, known) ? known : null;
    }

    /// <summary>Makes a text known that was not found.</summary>
    public string Keep(string text)
    {
        if (text.Length is > 0 and <= Longest) _texts[PlaceOf(text.Length, text[0], text[text.Length / 2], text[^1])] = text;
        return text;
    }

    private static int PlaceOf(int length, int first, int middle, int last) =>
        (length + (31 * first) + (17 * middle) + (7 * last)) & (Places - 1);
}
