using System.Globalization;
using LlmJudgeStats.Bias;
using LlmJudgeStats.Inference;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>What the judge says minus what people say: is it lenient, and more so for some?</summary>
internal static class BiasSection
{
    public static JudgeSection Of(JudgeArguments arguments, JudgedItems items)
    {
        var level = arguments.Level;
        var sample = SampleOf(arguments, items.All);
        var lenient = new JudgeFigure("bias", "leniency").Difference(sample.ToStudy(CalibrationDesign.Random), level);
        List<MeasuredEstimate> estimates = [lenient];
        if (arguments.Kind is MeasureKind.Score)
            estimates.Add(new JudgeFigure("absolute-error", "absolute error").Mean(sample.ToAbsoluteErrorStudy(), level));
        List<string> facts = ["Leniency is what the judge said minus what people said, on average"];
        estimates.AddRange(Adjusted([.. OwnOf(arguments, items, sample), .. Covariates(arguments, items, facts)]));
        return new()
        {
            Name = JudgeSections.Bias,
            Estimates = estimates,
            Facts = facts,
        };
    }

    private static IEnumerable<MeasuredEstimate> OwnOf(JudgeArguments arguments, JudgedItems items, BiasSample sample)
    {
        if (arguments.Question.Own is not { } own) return [];
        bool[] isOwn =
        [
            .. items.All.Select(item => own.Values.Contains(arguments.Question.TextOf(item.Row, own.Column)) != own.IsExclusion),
        ];
        return [new JudgeFigure("self-preference", "leniency to its own minus to others").Difference(
            sample.ToDifferenceStudy(isOwn), arguments.Level)];
    }

    private static IEnumerable<MeasuredEstimate> Covariates(JudgeArguments arguments, JudgedItems items, List<string> facts)
    {
        foreach (var column in arguments.Question.Covariates)
        {
            List<JudgedItem> with = [];
            List<double> numbers = [];
            foreach (var item in items.All)
            {
                var text = arguments.Question.TextOf(item.Row, column);
                if (text.Length == 0) continue;
                with.Add(item);
                numbers.Add(NumberOf(text, column));
            }
            if (with.Count < items.All.Count)
                facts.Add(Invariant($"{items.All.Count - with.Count} items without a number in ")
                    + $"{JudgeRun.Named(column)} are left out there");
            yield return new JudgeFigure("group-difference", $"{column}, upper minus lower third") { Of = column }.Difference(
                SampleOf(arguments, with).ToDifferenceStudy([.. numbers]), arguments.Level);
        }
    }

    private static double NumberOf(string text, string column)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
            : throw new UsageException($"--covariate {column}: '{PlainText.Escape(text)}' is not a number; write a decimal point and no "
                + "thousands separator");
    }

    private static BiasSample SampleOf(JudgeArguments arguments, IReadOnlyList<JudgedItem> items) => LibraryRefusal.AsUsage(
        () => new BiasSample(arguments.Reading.Range, [.. items.Select(item => item.Judged)], [.. items.Select(item => item.Label)]),
        about: "--range", advice: "; judge and people are compared on one scale");

    // Several biases at once: Holm over those that were asked for.
    private static IEnumerable<MeasuredEstimate> Adjusted(MeasuredEstimate[] asked)
    {
        if (asked.Length < 2) return asked;
        var adjusted = Multiplicity.Holm([.. asked.Select(one => one.PValue!.Value)]);
        return asked.Select((one, i) => one with { AdjustedPValue = adjusted[i], Adjustment = "holm" });
    }
}
