namespace LlmJudgeStats.Reporting;

/// <summary>Text inside a command of a build server: it ends neither the command nor one of its properties.</summary>
internal static class CommandText
{
    /// <summary>Text behind <c>::</c> in a command of GitHub Actions.</summary>
    public static string GitHubData(string text) => Lines(PlainText.Escape(text).Replace("%", "%25", StringComparison.Ordinal));

    /// <summary>The value of a property in a command of GitHub Actions.</summary>
    public static string GitHubProperty(string text) =>
        GitHubData(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);

    /// <summary>Text behind the bracket of a command of Azure Pipelines.</summary>
    public static string AzureData(string text) => Lines(PlainText.Escape(text).Replace("%", "%AZP25", StringComparison.Ordinal));

    /// <summary>The value of a property in a command of Azure Pipelines.</summary>
    public static string AzureProperty(string text) =>
        AzureData(text).Replace(";", "%3B", StringComparison.Ordinal).Replace("]", "%5D", StringComparison.Ordinal);

    private static string Lines(string text) =>
        text.Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
