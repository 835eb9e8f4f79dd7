using System.Globalization;

namespace LlmJudgeStats.Reporting;

/// <summary>How good a judge is, in words: how often it misses a good answer, and lets a bad one pass.</summary>
internal static class JudgeSentence
{
    private const int Rare = 50;

    private static readonly string[] s_numbers =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static string Of(JudgeQuality judge)
    {
        var sensitivity = judge.Sensitivity.Rate;
        var specificity = judge.Specificity.Rate;
        var source = (sensitivity.IsKnown, specificity.IsKnown) switch
        {
            (true, true) => "As stated",
            (false, false) => "On labelled items",
            _ => "As stated and as measured",
        };
        return (sensitivity.IsEmpty, specificity.IsEmpty) switch
        {
            (true, true) => "Nothing is known of the judge.",
            (true, false) => $"{source} the judge lets {Share(specificity, "bad answer")} pass; of good answers nothing is known.",
            (false, true) => $"{source} the judge misses {Share(sensitivity, "good answer")}; of bad answers nothing is known.",
            _ => $"{source} the judge misses {Share(sensitivity, "good answer")} and lets {Share(specificity, "bad answer")} pass.",
        };
    }

    private static string Share(Proportion right, string what)
    {
        var wrong = right.Flip();
        if (!(wrong.Rate > 0)) return $"no {what}";
        if (!(right.Rate > 0)) return $"every {what}";
        if (wrong.Rate > 0.5) return $"more than half of the {what}s";
        var times = Math.Round(1 / wrong.Rate);
        return times > Rare ? $"fewer than one {what} in {Rare}" : $"about one {what} in {Number((int)times)}";
    }

    private static string Number(int number) =>
        number <= s_numbers.Length ? s_numbers[number - 1] : number.ToString(CultureInfo.InvariantCulture);
}
