using System.Text;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>Options in their groups, as help prints them.</summary>
internal static class HelpText
{
    private const int NameColumns = 26;

    public static string Options(IReadOnlyList<OptionGroup> groups)
    {
        var text = new StringBuilder();
        foreach (var group in groups)
        {
            text.Append(group.Title).Append(":\n");
            foreach (var option in group.Options)
                text.Append($"  {$"{option.Name} {option.HelpName}".TrimEnd(),-NameColumns} {option.Description}\n");
            text.Append('\n');
        }
        return text.ToString();
    }
}
