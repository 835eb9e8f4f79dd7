namespace LlmJudgeStats.Tests.Floors;

public sealed class SourceCodeTests
{
    [Theory]
    [InlineData("a /* Hidden \" */ b // Hidden", "a b")]
    [InlineData("a = \"Hidden \\\" {Hidden}\" + b", "a = + b")]
    [InlineData("a = @\"Hidden \\\" + b + @\"Hidden \"\" Hidden\"", "a = + b +")]
    [InlineData("a = '\"' + b + '\\'' + '\\\\' + 'x'", "a = + b + + +")]
    [InlineData("$\"Hidden {{Hidden}} {a} Hidden {b:F3} {new { C = c }.C}\" + d", "a b:F3 new { C = c }.C + d")]
    [InlineData("$\"Hidden {a(\"Hidden }\", $\"{b} Hidden\")} Hidden\"", "a( , b )")]
    [InlineData("$@\"Hidden \\{a}\"\"Hidden\" + @$\"{b}\"", "a + b")]
    [InlineData("\"\"\"Hidden \"Hidden\" {Hidden}\"\"\" + a", "+ a")]
    [InlineData("$\"\"\"Hidden \\ {a} \"Hidden\" Hidden\"\"\" + b", "a + b")]
    [InlineData("$$\"\"\"Hidden {Hidden} {{a}} {{{b}}} Hidden\"\"\" + c", "a b + c")]
    public void Comments_and_strings_are_left_out_and_holes_are_code(string text, string code) =>
        Assert.Equal(code, string.Join(' ', SourceCode.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}
