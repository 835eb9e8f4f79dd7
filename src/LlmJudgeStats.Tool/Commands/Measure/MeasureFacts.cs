namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>What is printed below the estimates of a group.</summary>
internal static class MeasureFacts
{
    private const double Worth = 1.1;
    private const double SmallestShown = 0.001;    // of p-values

    /// <summary>The facts of a group; of counts there is no group.</summary>
    public static IEnumerable<string> Of(
        MeasureArguments arguments, MeasureEvidence evidence, List<MeasuredEstimate> estimates, MeasuredGroup? group)
    {
        var labels = evidence.Labels;
        if (evidence.Clusters is not null)
        {
            var rows = Invariant($"Rows belong together: {group!.Items.Count} rows of {group.Clusters} ids");
            // Each class has an effect of its own.
            yield return arguments.Kind is MeasureKind.Class ? $"{rows}; the intervals allow for it" : Invariant(
                $"{rows}; {evidence.DesignEffect:0.00} of them are worth an independent one");
        }
        var comparesLabels = arguments.Design is CalibrationDesign.Random && !arguments.IsLabelsOnly;
        if (comparesLabels && estimates[0].EffectiveLabels is { } effective)
        {
            yield return effective < Worth * labels
                ? Invariant($"The judge buys nothing here: its verdicts are worth {Math.Max(0, effective - labels):0} labels beside ")
                    + Invariant($"the {labels:0} that were read")
                : Invariant($"As precise as {effective:0} random labels alone; {labels:0} were read");
        }
        if (estimates.FirstOrDefault(one => one.JointLevel is not null) is { JointLevel: { } joint })
            yield return $"All shares together hold with {PlainText.Level(joint)}";
        foreach (var test in Tests(estimates)) yield return test;
        foreach (var together in arguments.Merges) yield return $"Put together: {string.Join(" and ", together.Select(Phrases.Name))}";
        if (arguments.DropsNone) yield return "Among items with a verdict: those without one are left out";
        if (evidence.Incomplete > 0)
            yield return Invariant($"{evidence.Incomplete} items with a missing vote");
        if (arguments.File is { Reveal: true } && group is not null && Revealed(arguments, evidence, estimates, group) is { } hidden)
            yield return hidden;
    }

    /// <summary>The tests beside some estimates.</summary>
    public static IEnumerable<string> Tests(IEnumerable<MeasuredEstimate> estimates)
    {
        foreach (var one in estimates)
        {
            if (one is { PValueOf: { } tested, PValue: { } p }) yield return Test(one, tested, p);
        }
    }

    private static string Test(MeasuredEstimate one, double tested, double p)
    {
        var name = char.ToUpperInvariant(one.Name[0]) + one.Name[1..];
        var value = p < SmallestShown ? "p < 0.001" : Invariant($"p = {p:F3}");
        return $"{name} against {MeasureText.Tested(one, tested)}: two-sided {value}";
    }

    private static string? Revealed(
        MeasureArguments arguments, MeasureEvidence evidence, List<MeasuredEstimate> estimates, MeasuredGroup group)
    {
        double[] hidden = [.. group.Items.Select(item => item.HiddenLabel).OfType<double>()];
        if (hidden.Length == 0) return null;
        if (arguments.Kind is not MeasureKind.Class)
        {
            var (value, contains) = Compared(estimates[0], hidden.Average());
            return $"Hidden labels: {value}; the interval {(contains ? "contains" : "does not contain")} it";
        }
        var shares = estimates.Zip(evidence.Shares, (one, number) =>
            Compared(one, hidden.Count(label => (int)label == number) / (double)hidden.Length)).ToArray();
        var values = string.Join(", ", shares.Select(share => share.Value));
        var count = Invariant($"{shares.Count(share => share.Contains)} of {shares.Length}");
        return $"Hidden labels: {values}, in this order; {count} intervals contain their share";
    }

    private static (string Value, bool Contains) Compared(MeasuredEstimate one, double hidden) =>
        (MeasureText.Of(one, hidden), one.Estimate.Interval.Contains(hidden));
}
