using System.Text;
using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests;

/// <summary>What doctor says of files, and what its commands say in turn.</summary>
internal static class DoctorAnswers
{
    public static string Text(params string[] args)
    {
        var answer = Judgestats.Run(["doctor", .. args]);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        return answer.Out;
    }

    public static JsonElement Json(params string[] args)
    {
        using var document = JsonDocument.Parse(Text([.. args, "--format", "json"]));
        return document.RootElement.Clone();
    }

    /// <summary>The words of a printed command, as a shell takes them apart.</summary>
    public static string[] Words(string line)
    {
        List<string> words = [];
        var word = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\'') isQuoted = !isQuoted;
            else if (line[i] == '\\' && !isQuoted) word.Append(line[++i]);
            else if (line[i] == ' ' && !isQuoted)
            {
                words.Add(word.ToString());
                word.Clear();
            }
            else word.Append(line[i]);
        }
        words.Add(word.ToString());
        Assert.Equal("judgestats", words[0]);
        return [.. words.Skip(1)];
    }

    /// <summary>The JSON that a printed command prints, with further options.</summary>
    public static JsonElement Run(string line, string further = "")
    {
        string[] more = further.Length == 0 ? [] : further.Split(' ');
        var answer = Judgestats.Run([.. Words(line), .. more, "--format", "json"]);
        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        using var document = JsonDocument.Parse(answer.Out);
        return document.RootElement.Clone();
    }

    public static string[] Codes(JsonElement json) =>
        [.. json.GetProperty("diagnostics").EnumerateArray().Select(one => one.GetProperty("code").GetString()!)];

    public static JsonElement Finding(JsonElement json, string code) =>
        json.GetProperty("diagnostics").EnumerateArray().First(one => one.GetProperty("code").GetString() == code);

    /// <summary>The commands that a file leaves to choose from, those that end in something open left out.</summary>
    public static string[] Choices(JsonElement json) =>
    [
        .. json.GetProperty("choices").EnumerateArray().SelectMany(choice => choice.GetProperty("options").EnumerateArray())
            .Select(option => option.GetProperty("command").GetString()).OfType<string>(),
    ];

    /// <summary>The role of each column that has one.</summary>
    public static Dictionary<string, string> Roles(JsonElement json) => json.GetProperty("columns").EnumerateArray()
        .Where(column => column.GetProperty("role").ValueKind is JsonValueKind.String)
        .ToDictionary(column => column.GetProperty("name").GetString()!, column => column.GetProperty("role").GetString()!);
}
