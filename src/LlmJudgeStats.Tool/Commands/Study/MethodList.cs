using System.Text;

namespace LlmJudgeStats.Tool.Commands.Study;

/// <summary>Every method with its intervals, as help prints them.</summary>
internal static class MethodList
{
    private const int MethodColumns = 33;

    public static string Text()
    {
        var text = new StringBuilder("Methods and their intervals (the first is the default):\n");
        foreach (var (method, intervals) in MethodChoice.Pairs)
            text.Append("  ").Append(method.PadRight(MethodColumns)).Append(' ').AppendJoin(", ", intervals).Append('\n');
        return text.ToString();
    }
}
