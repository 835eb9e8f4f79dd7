using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Reporting;

/// <summary>A source as an entry for BibTeX, under its key of docs/references.md.</summary>
internal static partial class Bibtex
{
    /// <summary>The entry. What is not in the form "authors (year). title. place" is one note.</summary>
    public static string Of(Citation citation)
    {
        var text = PlainText.Ascii(citation.Text);
        var entry = new StringBuilder($"@misc{{{citation.Key},\n");
        var parts = Parts().Match(text);
        if (parts.Success)
        {
            Field("author", AndBetween().Replace(parts.Groups["authors"].Value, " and "));
            Field("year", parts.Groups["year"].Value);
            Field("title", $"{{{parts.Groups["title"].Value}}}");
            Field("howpublished", parts.Groups["place"].Value);
        }
        else Field("note", text);
        if (citation.Link is { } link) Field("url", link.AbsoluteUri);
        return entry.Append("}\n").ToString();

        void Field(string name, string value)
        {
            if (value.Length > 0) entry.Append(CultureInfo.InvariantCulture, $"  {name} = {{{value}}},\n");
        }
    }

    [GeneratedRegex(@"^(?<authors>.+?) \((?<year>\d{4})\)\. (?<title>.+?)\. (?<place>.+?)\.?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    [GeneratedRegex(@"(?<=\.),? (?:and )?(?=\p{Lu}[\p{L}' -]+,)")]
    private static partial Regex AndBetween();
}
