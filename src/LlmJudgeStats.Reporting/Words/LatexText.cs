using System.Text;

namespace LlmJudgeStats.Reporting;

/// <summary>Text for LaTeX without packages: every character that it would obey is a command.</summary>
internal static class LatexText
{
    /// <summary>Any text, on one line.</summary>
    public static string Escape(string text)
    {
        var plain = PlainText.Escape(text);
        var escaped = new StringBuilder(plain.Length + 16);
        foreach (var c in plain)
        {
            if (Command(c) is { } command) escaped.Append(command);
            else escaped.Append(c);
        }
        return escaped.ToString();
    }

    private static string? Command(char c) => c switch
    {
        '\\' => @"\textbackslash{}",
        '{' or '}' or '$' or '&' or '#' or '_' or '%' => $"\\{c}",
        '~' => @"\textasciitilde{}",
        '^' => @"\textasciicircum{}",
        '<' => @"\textless{}",
        '>' => @"\textgreater{}",
        '|' => @"\textbar{}",
        '"' => @"\textquotedbl{}",
        '±' => @"$\pm$",
        _ => null,
    };
}
