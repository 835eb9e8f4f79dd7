namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>Commands that a survey leads to: options in the order of <c>--help</c>, quoted for a shell.</summary>
internal sealed class NextCommand(string path, IReadOnlyList<CommandOption> given, string[] order)
{
    // What a survey names and no property of the options stands for.
    private static readonly Dictionary<string, string> s_further = new(StringComparer.Ordinal)
    {
        ["Design"] = "--design",
        ["Measure"] = "--measure",
        ["Method"] = "--method",
        ["LabelMeaning"] = "--label-is",
        ["LabelsFile"] = "--labels-file",
        ["LabelsFrom"] = "--labels-from",
        ["Overlap"] = "--overlap",
        ["By"] = "--by",
        ["FirstSystem"] = "--a",
        ["SecondSystem"] = "--b",
        ["Judge"] = "--judge",
        ["Sequence"] = "--sequence",
        ["PlannedLabels"] = "--planned-labels",
    };

    // What a measure of its own takes the place of.
    private static readonly string[] s_cutOffs = ["--pass-if", "--label-pass-if"];

    private static readonly string[] s_repeating = ["--where"];

    // Of a pass rate only.
    private static readonly string[] s_ofRates = ["Raters", "Overlap"];

    /// <summary>The options of a plan with those of an answer: another measure than a rate has no place for some of them.</summary>
    public static IEnumerable<SurveyOption> With(SurveyPlan plan, SurveyAnswer answer)
    {
        var isMeasure = answer.Options.Any(option => option.Property == "Measure");
        return plan.Options.Where(option => !isMeasure || !IsOfRates(option)).Concat(answer.Options);

        bool IsOfRates(SurveyOption option) =>
            s_ofRates.Contains(option.Property, StringComparer.Ordinal) || (plan.HasNoLabels && option.Property == "Method");
    }

    /// <summary>The words of an estimate with options, behind the name of the tool.</summary>
    public IReadOnlyList<string> Words(IEnumerable<SurveyOption> options) => Words("estimate", options);

    /// <summary>The words of another command.</summary>
    public IReadOnlyList<string> Words(string command, IEnumerable<SurveyOption> options)
    {
        SurveyOption[] added = [.. options];
        var isMeasure = Array.Exists(added, option => option.Property == "Measure");
        List<CommandOption> all = [.. given.Where(option => !isMeasure || !s_cutOffs.Contains(option.Name, StringComparer.Ordinal))];
        foreach (var option in added.Select(Written)) Put(all, option);
        return [command, path, .. all.OrderBy(option => Place(option.Name)).SelectMany(option => option.Words)];
    }

    /// <summary>The same in one line with the tool's name.</summary>
    public static string Line(IReadOnlyList<string> words) => ShellLine.Of(words.Prepend("judgestats"));

    /// <summary>Options alone, as a shell takes them.</summary>
    public static string Text(IEnumerable<SurveyOption> options) => ShellLine.Of(options.SelectMany(option => Written(option).Words));

    // What decides a question comes in the place of what was taken before it was asked.
    private static void Put(List<CommandOption> all, CommandOption option)
    {
        var repeats = s_repeating.Contains(option.Name, StringComparer.Ordinal)
            || (option.Name is "--pass" or "--fail" && option.Value.Contains('=', StringComparison.Ordinal));
        if (!repeats) all.RemoveAll(other => other.Name == option.Name);
        all.Add(option);
    }

    private int Place(string name) => Array.IndexOf(order, name) is >= 0 and var place ? place : order.Length;

    private static CommandOption Written(SurveyOption option) =>
        new(s_further.GetValueOrDefault(option.Property) ?? OptionNames.In($"`{option.Property}`"), option.Value);
}
