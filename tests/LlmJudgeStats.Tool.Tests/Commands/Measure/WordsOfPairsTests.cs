using System.Text.Json;

namespace LlmJudgeStats.Tool.Tests.Measures;

/// <summary>Words of pairs: what a new user exchanged once, and was answered with a number and no word of doubt.</summary>
public sealed class WordsOfPairsTests : IDisposable
{
    private const string Words = "--measure preference --design random --win gemini --loss mistral --tie draw";

    private readonly Scratch _scratch = new();
    private readonly string _file;

    public WordsOfPairsTests() => _file = _scratch.File("pairs.csv",
        "id,shown,verdict,label\n1,gemini_first,gemini,gemini\n1,mistral_first,gemini,gemini\n"
            + "2,gemini_first,gemini,\n2,mistral_first,mistral,\n3,gemini_first,draw,draw\n3,mistral_first,draw,draw\n");

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("--win gemini,mistral --loss mistral --tie draw")]
    [InlineData("--win gemini --loss mistral --tie draw,GEMINI")]
    [InlineData("--win gemini --loss mistral,draw --tie draw")]
    public void A_word_has_one_meaning(string words) =>
        Judgestats.Line($"estimate {_file} --measure preference --design random {words}").IsRefused("a word has one meaning");

    [Theory]
    [InlineData("estimate", "--design random --order-words gemini_first,mistral_first")]
    [InlineData("estimate", "--design random --orders-incomplete drop")]
    [InlineData("judge", "--order-words gemini_first,mistral_first")]
    public void Words_of_orders_need_their_column(string command, string options) =>
        Judgestats.Line($"{command} {_file} --measure preference --win gemini --loss mistral --tie draw {options}")
            .IsRefused("--orders COL");

    [Fact]
    public void What_words_were_taken_for_is_said()
    {
        var json = Judgestats.Json($"{_file} {Words} --orders shown --order-words gemini_first,mistral_first");
        Assert.Contains("wins with 'gemini' and loses with 'mistral'", Message(json, "LJS2051"), StringComparison.Ordinal);
        Assert.Contains("order is 'gemini_first'", Message(json, "LJS2051"), StringComparison.Ordinal);
        Assert.Null(EstimateJson.Diagnostic(json, "LJS2052"));
    }

    [Fact]
    public void Orders_that_name_the_other_side_are_doubted()
    {
        var json = Judgestats.Json($"{_file} {Words} --orders shown --order-words mistral_first,gemini_first");
        Assert.Contains("'mistral_first'", Message(json, "LJS2052"), StringComparison.Ordinal);
    }

    private static string Message(JsonElement json, string code) =>
        EstimateJson.Diagnostic(json, code)!.Value.GetProperty("message").GetString()!;
}
