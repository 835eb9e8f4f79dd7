using System.Globalization;

namespace LlmJudgeStats.Tool.Commands.Files;

/// <summary>What cells mean: words of both columns or of one, cut-offs for scores, words for no answer.</summary>
internal static class WordsParser
{
    public static JudgmentReaderOptions Of(JudgmentReaderOptions reading, Given given, ReadingOptions options)
    {
        var words = ColumnWords.Of(given.Texts(options.Pass), given.Texts(options.Fail), reading);
        var verdictRule = Rule(given.Text(options.PassIf), "--pass-if");
        var labelRule = Rule(given.Text(options.LabelPassIf), "--label-pass-if");
        RefuseBoth(verdictRule, words.Verdicts, "--pass-if");
        RefuseBoth(labelRule, words.Labels, "--label-pass-if");
        var scale = Scale(given.Text(options.Range));
        return reading with
        {
            PassValues = words.Pass,
            FailValues = words.Fail,
            VerdictWords = words.Verdicts,
            LabelWords = words.Labels,
            VerdictRule = verdictRule,
            LabelRule = labelRule,
            Scale = scale,
            MissingValues = given.List(options.Missing),
            MissingVerdicts = given.List(options.MissingVerdict),
            MissingLabels = given.List(options.MissingLabel),
        };
    }

    /// <summary>A scale of scores of which nothing says what passes.</summary>
    public static void RefuseScaleAlone(Given given, ReadingOptions options)
    {
        if (given.Text(options.Range) is null || given.Names([options.PassIf, options.LabelPassIf]).Count > 0) return;
        throw new UsageException("--range is the scale of scores: say which of them pass (--pass-if \">=4\", --label-pass-if \">=4\"), or "
            + "ask for their mean (--measure score)");
    }

    private static void RefuseBoth(ScoreRule? rule, OutcomeWords? words, string option)
    {
        if (rule is not null && words is not null)
            throw new UsageException($"{option} is for scores, and --pass and --fail name words of the same column; give one of them");
    }

    private static ScoreRule? Rule(string? text, string option)
    {
        if (text is null) return null;
        try
        {
            return ScoreRule.Parse(text.Trim());
        }
        catch (FormatException problem)
        {
            throw new UsageException($"{option} {text}: write a comparison and a number in quotes, such as {option} \">=4\"", problem);
        }
    }

    private static ScoreScale? Scale(string? text)
    {
        if (text is null) return null;
        var ends = text.Split(',');
        if (ends.Length == 2 && Number(ends[0], out var low) && Number(ends[1], out var high) && high > low) return new(low, high);
        throw new UsageException($"--range {text}: write the lowest and the highest score, such as --range 1,5");
    }

    private static bool Number(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
