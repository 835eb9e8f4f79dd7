using System.Globalization;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Contrast of the style sheet, by the formula of WCAG 2.2, in the light scheme, the dark one and on paper.</summary>
public sealed partial class PictureStyleTests
{
    private const double ForText = 4.5;
    private const double ForMarks = 3;

    // What may stand under a text.
    private static readonly string[] s_grounds = ["card", "mark", "main-fill", "bad-fill"];

    public static TheoryData<string> Schemes => ["light", "dark", "print"];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void Texts_can_be_read_on_the_card(string scheme)
    {
        var colours = Colours(scheme);
        foreach (var colour in Variables(@"svg \.t-[\w-]+\{fill:var\(--([\w-]+)\)").Append("ink"))
            Assert.True(Contrast(colours[colour], colours["card"]) >= ForText, colour);
        foreach (var ground in s_grounds) Assert.True(Contrast(colours["ink"], colours[ground]) >= ForText, ground);
        Assert.True(Contrast(colours["bad"], colours["mark"]) >= ForText);
        Assert.True(Contrast(colours["bad"], colours["bad-fill"]) >= ForText);
    }

    /// <summary>Of marks that carry a number: their outline, or their filling where they have none.</summary>
    [Theory]
    [MemberData(nameof(Schemes))]
    public void Marks_can_be_seen(string scheme)
    {
        var colours = Colours(scheme);
        string[] carriers = ["axis", "w-main", "w-thin", "w-plain", "p-main", "p-open", "p-plain", "p-truth", "l-truth", "l-gate", "l-main",
            "l-plain", "l-bad", "f-band", "s1", "s2", "s3", "s4", "hx"];
        foreach (var carrier in carriers)
        {
            var body = Regex.Match(PictureStyle.Css, $@"svg \.{carrier}\{{([^}}]*)\}}").Groups[1].Value;
            var best = Regex.Matches(body, @"var\(--([\w-]+)\)").Max(match => Contrast(colours[match.Groups[1].Value], colours["card"]));
            Assert.True(best >= ForMarks, $"{carrier}: {best}");
        }
    }

    [Fact]
    public void The_formula_is_that_of_the_guidelines()
    {
        Assert.Equal(21, Contrast("#000000", "#ffffff"), 1e-9);
        Assert.Equal(4.54, Contrast("#767676", "#ffffff"), .005);    // the lightest grey that passes, as often cited
    }

    [Fact]
    public void Letters_are_larger_on_a_phone() =>
        Assert.Contains(
            "@media (max-width:480px){svg text{font-size:14px}svg .t-s{font-size:13px}svg .t-xs{font-size:10.5px}}",
            PictureStyle.Css, StringComparison.Ordinal);

    [Fact]
    public void The_sheet_ends_no_element_and_is_short()
    {
        Assert.Equal(-1, PictureStyle.Css.AsSpan().IndexOfAny("<>&"));
        Assert.DoesNotContain('\r', PictureStyle.Css);
        Assert.InRange(PictureStyle.Css.Length, 1_000, 5_000);
    }

    private static IEnumerable<string> Variables(string pattern) =>
        Regex.Matches(PictureStyle.Css, pattern).Select(match => match.Groups[1].Value);

    private static Dictionary<string, string> Colours(string scheme)
    {
        var blocks = Root().Matches(PictureStyle.Css);
        var block = blocks[scheme switch { "light" => 0, "dark" => 1, _ => 2 }].Groups[1].Value;
        return Variable().Matches(block).ToDictionary(match => match.Groups[1].Value, match => Six(match.Groups[2].Value));
    }

    private static string Six(string colour) => colour.Length == 7 ? colour : $"#{string.Concat(colour[1..].Select(c => $"{c}{c}"))}";

    private static double Contrast(string a, string b)
    {
        var (one, two) = (Luminance(a), Luminance(b));
        return (Math.Max(one, two) + .05) / (Math.Min(one, two) + .05);
    }

    private static double Luminance(string colour) =>
        (.2126 * Linear(colour[1..3])) + (.7152 * Linear(colour[3..5])) + (.0722 * Linear(colour[5..7]));

    private static double Linear(string channel)
    {
        var c = int.Parse(channel, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return c <= .04045 ? c / 12.92 : Math.Pow((c + .055) / 1.055, 2.4);
    }

    [GeneratedRegex(@":root\{([^}]*)\}")]
    private static partial Regex Root();

    [GeneratedRegex(@"--([\w-]+):(#[0-9a-f]+)")]
    private static partial Regex Variable();
}
