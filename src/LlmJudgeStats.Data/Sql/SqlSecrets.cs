using System.Data.Common;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Data;

/// <summary>Takes out of a text what a connection string holds: a message of a driver may repeat it.</summary>
internal sealed partial class SqlSecrets
{
    private const int ShortestSecret = 4;    // what is shorter would take letters out of words
    private const int LongestMessage = 400;
    private static readonly string[] s_secret = ["password", "pwd", "token", "secret", "key", "credential", "passfile"];
    private readonly string[] _texts;

    public SqlSecrets(string connection)
    {
        List<string> texts = [connection];
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connection };
            foreach (string name in parts.Keys)
            {
                var isSecret = s_secret.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
                if (isSecret && parts[name] is string value) texts.Add(value);
            }
        }
        catch (ArgumentException)
        {
            // Not of parts: the whole of it is left out.
        }
        _texts = [.. texts.Where(text => text.Length >= ShortestSecret).OrderByDescending(text => text.Length)];
    }

    /// <summary>The text without them, in one line.</summary>
    public string Without(string text)
    {
        foreach (var secret in _texts) text = text.Replace(secret, "...", StringComparison.OrdinalIgnoreCase);
        return Excerpt.Of(Named().Replace(text, "${name}=...").ReplaceLineEndings(" "), LongestMessage);
    }

    [GeneratedRegex(@"(?<name>\b(?:password|pwd|token|secret))\s*=\s*[^;\s]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
