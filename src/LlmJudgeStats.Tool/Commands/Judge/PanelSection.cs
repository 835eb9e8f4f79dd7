using LlmJudgeStats.Accuracy;
using LlmJudgeStats.Panels;

namespace LlmJudgeStats.Tool.Commands.Judge;

/// <summary>Several judges on the same labels: which is right most often, and how many independent ones they are worth.</summary>
internal static class PanelSection
{
    /// <summary>The section, how many items all judges judged, and what is to be said of the choice.</summary>
    public static (JudgeSection Section, long Items, IReadOnlyList<Diagnostic> Diagnostics) Of(JudgeArguments arguments, JudgedItems items)
    {
        JudgedItem[] all = [.. items.All.Where(item => item.Row.FurtherVerdicts.All(verdict => verdict is not null))];
        var judges = arguments.Question.Judges;
        double[][] values = [.. judges.Select((_, judge) => all.Select(item => Value(arguments.Kind, item, judge)).ToArray())];
        var panel = new JudgePanel(judges, Best(values), ErrorsOf(all, values));
        var diagnostics = all.Length == 0 ? [] : SelectionOf(values, arguments.Level).Diagnostics;
        return (new()
        {
            Name = JudgeSections.Panel,
            Estimates = [.. judges.Select((name, judge) => Accuracy(name, values, judge, arguments.Level))],
            Panel = panel,
            Facts = [.. Facts(panel, items.All.Count - all.Length)],
        }, all.Length, diagnostics);
    }

    private static double Value(MeasureKind kind, JudgedItem item, int judge) =>
        judge == 0 ? item.Value : JudgedItem.Right(kind, item.Row.FurtherVerdicts[judge - 1]!.Value, item.Label);

    private static JudgeSelection SelectionOf(double[][] values, double level) =>
        JudgeSelection.Of([.. values.Select(of => of.LongCount(value => value == 1))], values[0].Length, level);

    private static int Best(double[][] values)
    {
        double[] sums = [.. values.Select(of => of.Sum())];
        return Array.IndexOf(sums, sums.Max());
    }

    private static MeasuredEstimate Accuracy(string name, double[][] values, int judge, double level)
    {
        var of = values[judge];
        var each = 1 - ((1 - level) / values.Length);
        var figure = new JudgeFigure("accuracy", name) { Of = name };
        // A tie of a preference is half right.
        var isCounted = of.All(value => value is 0 or 1);
        var estimate = isCounted ? figure.Share(of.LongCount(value => value == 1), of.Length, each)
            : figure.Mean(AccuracyTable.Of(1, new int[of.Length], of).ToStudy(CalibrationDesign.Random), each);
        return estimate with { JointLevel = level };
    }

    private static ErrorCorrelation ErrorsOf(JudgedItem[] all, double[][] values)
    {
        bool[] isWrong = [.. all.SelectMany((_, item) => values.Select(of => of[item] < 1))];
        // Labels of preferences are halves.
        return ErrorCorrelation.Of(values.Length, isWrong, [.. all.Select(item => (int)(2 * item.Label))]);
    }

    private static IEnumerable<string> Facts(JudgePanel panel, int incomplete)
    {
        var errors = panel.Errors;
        if (!double.IsNaN(errors.Mean))
        {
            yield return Invariant(
                $"Errors go together with a mean correlation of {errors.Mean:F2}: {panel.Judges.Count} judges are worth ")
                + Invariant($"{errors.EffectiveJudges:F1} that err independently ")
                + "(no interval: none keeps its level)";
        }
        if (panel.WithoutCorrelation > 0)
        {
            yield return Invariant($"No correlation to be seen in pairs of judges and label classes: {panel.WithoutCorrelation}");
        }
        if (incomplete > 0)
            yield return Invariant($"Left out: {incomplete} that one of the judges did not judge");
    }
}
