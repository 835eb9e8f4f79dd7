using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>What is left of a text without case, blanks and Unicode form.</summary>
internal static class SimilarText
{
    /// <summary>Equal for texts that differ in nothing else.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c)) plain.Append(char.ToUpperInvariant(c));
        }
        var folded = plain.ToString();
        if (Ascii.IsValid(folded)) return folded;
        try
        {
            return folded.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return folded;    // half of a surrogate pair has no other form
        }
    }
}
