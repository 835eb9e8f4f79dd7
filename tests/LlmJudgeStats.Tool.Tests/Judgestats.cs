using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LlmJudgeStats.Reporting;
using LlmJudgeStats.Tool.Terminal;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>Runs the tool in this process, with its own standard streams.</summary>
internal static class Judgestats
{
    public static Answer Run(params string[] args) => Run(args, input: "");

    public static Answer Run(string[] args, string input, int? terminalWidth = null, bool colour = false) =>
        RunOn(args, Encoding.UTF8.GetBytes(input), terminalWidth, colour);

    /// <summary>Runs on bytes as standard input.</summary>
    public static Answer RunOn(string[] args, byte[] input, int? terminalWidth = null, bool colour = false)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = App.Run(args, new()
        {
            Out = output,
            Error = error,
            OpenInput = () => new MemoryStream(input),
            TerminalWidth = terminalWidth,
            Colour = colour,
        });
        return new(exit, output.ToString(), error.ToString());
    }

    /// <summary>A page as a screen shows it.</summary>
    public static string Draw(Page page, Screen screen)
    {
        using var text = new StringWriter();
        PageText.Write(text, page, screen);
        return text.ToString();
    }

    /// <summary>Splits at blanks: enough for command lines without quotes.</summary>
    public static Answer Line(string line) => Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The JSON of an estimate that must succeed.</summary>
    public static JsonElement Json(string line)
    {
        var answer = Line("estimate " + line + " --format json");
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        return document.RootElement.Clone();
    }

    /// <summary>The text of an estimate that must succeed.</summary>
    public static string Text(string line)
    {
        var answer = Line("estimate " + line);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        return answer.Out;
    }
}

internal sealed record Answer(int Exit, string Out, string Error)
{
    /// <summary>The same JSON without the command that made it: two commands may ask the same.</summary>
    public Answer WithoutCommand() => this with { Out = Regex.Replace(Out, "\"command\": \"judgestats .*", "") };

    /// <summary>What is printed, wherever its lines break.</summary>
    public string OneLine => string.Join(' ', Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Bad input: exit code 3, nothing on standard output, and a message with these parts.</summary>
    public void IsRefused(params string[] parts)
    {
        Assert.Equal((3, ""), (Exit, Out));
        Assert.StartsWith("judgestats: ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        foreach (var part in parts) Assert.Contains(part, Error, StringComparison.Ordinal);
    }
}
