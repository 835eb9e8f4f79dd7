using System.Security.Cryptography;
using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>The one style sheet of a page, and what the page says of it so that a browser takes no other.</summary>
internal static class ReportStyle
{
    /// <summary>The style sheet: colours and pictures, then the page.</summary>
    public static string Css { get; } = PictureStyle.Css + PictureStyle.Sheet("report.css").ReplaceLineEndings("\n");

    /// <summary>The policy of the page: nothing is loaded, nothing runs, and this style sheet alone counts.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'; "
        + "base-uri 'none'; form-action 'none'";

}
