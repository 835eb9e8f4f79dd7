namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>From a survey and the trial of its command to a report, in the words of the command line.</summary>
internal sealed class DoctorReports(
    FileSurvey survey, NextCommand next, Trial? trial, AnswerTrial answers, Suggestions suggestions)
{
    private const int MostJudges = 10;

    public DoctorReport Report(string? command) => new()
    {
        Source = SourceOf(survey.Source),
        Rows = trial?.Report?.Rows ?? AsItStands(),
        Account = trial?.Report?.Source,
        Columns = [.. survey.Facts.Roles.All.Select(ColumnOf)],
        Table = Table(),
        Findings = Findings(),
        Estimable = trial?.Report is { } report ? [Estimable(report)] : [],
        Suggestions = [.. command is null ? [] : suggestions.Lines(), .. suggestions.OfOtherCommands()],
        Next = command,
        Choices = [.. survey.Plan.Choices.Select(ChoiceOf), .. Missing()],
    };

    private static DoctorSource SourceOf(SurveyedSource source) => new()
    {
        Format = source.Account.Format,
        Name = NameOf(source.Account),
        IsDetected = source.Account.Detected,
        Version = source.Account.Version,
        Delimiter = source.Delimiter,
        Encoding = source.Encoding,
        Bytes = source.Bytes,
        IsCompressed = source.IsCompressed,
        Path = source.Path,
        Files = source.Account.Files,
        Ignored = source.Account.Ignored,
        Metrics = source.Account.Metrics,
    };

    private static string NameOf(SourceAccount account)
    {
        if (account.Title is { } title)
        {
            var version = account.Version is { } number ? $", version {Excerpt.Of(number, 30)}" : "";
            return $"{title}{version} (--from {account.Format})";
        }
        return account.Format switch
        {
            "jsonl" => "JSON lines",
            "json" => "one JSON document",
            _ => account.Format.ToUpperInvariant(),
        };
    }

    // Without a command: rows with something for a verdict are there to be used.
    private RowAccount AsItStands()
    {
        var facts = survey.Facts;
        var verdict = facts.Roles.Verdict;
        var empty = verdict?.AsVerdicts.Missing ?? facts.Rows;
        var labelled = verdict is null || facts.Roles.Count is not null
            ? 0
            : Math.Min(empty, facts.Pass.Missing.OfLabels.Passes + facts.Pass.Missing.OfLabels.Fails);
        return new() { Used = facts.Rows - empty, NoVerdict = labelled, Empty = empty - labelled, Where = facts.LeftOut };
    }

    private DoctorColumn ColumnOf(SurveyedColumn column)
    {
        var content = column.Role is SurveyRole.Label ? column.AsLabels : column.AsVerdicts;
        return new(Excerpt.Of(column.Name), column.Role is SurveyRole.None ? null : RoleWords.Of(column.Role), column.Why,
            SurveyedWords.Of(column, survey.Facts, survey.Plan))
        {
            Distinct = column.HasMore ? null : column.Distinct,
            Missing = content.Missing,
            Words = column.Role is SurveyRole.Verdict or SurveyRole.Label ? content.Words : null,
            Values = SurveyedWords.Shown(column, survey.Facts),
        };
    }

    private IReadOnlyList<DoctorTableRow> Table()
    {
        var facts = survey.Facts;
        if (facts.Roles.Verdict is not { AsVerdicts.Kind: ContentKind.Pair }) return [];
        if (facts.Roles.Labels.Any(label => label.AsLabels.Kind is not ContentKind.Pair)) return [];
        var table = facts.Pass.Table;
        var judges = Enumerable.Range(0, table.Judges).Take(MostJudges)
            .Select(judge => RowOf(NameOf(judge), isTotal: false, (verdict, label) => table.Of(judge, verdict, label)));
        return table.Judges > MostJudges ? [.. judges, RowOf(null, isTotal: true, table.Sum)] : [.. judges];
    }

    private string? NameOf(int judge) => survey.Facts.Roles.Judge is null ? null
        : survey.Facts.Pass.Judges[judge] is { Length: > 0 } name ? Excerpt.Of(name, 30)
        : "-";

    private static DoctorTableRow RowOf(string? judge, bool isTotal, Func<Outcome, Outcome, long> count) => new(judge, isTotal)
    {
        TruePositive = count(Outcome.Pass, Outcome.Pass),
        FalseNegative = count(Outcome.Fail, Outcome.Pass),
        FalsePositive = count(Outcome.Pass, Outcome.Fail),
        TrueNegative = count(Outcome.Fail, Outcome.Fail),
        MissingPass = count(Outcome.Missing, Outcome.Pass),
        MissingFail = count(Outcome.Missing, Outcome.Fail),
        UnlabelledPassed = count(Outcome.Pass, Outcome.Missing),
        UnlabelledFailed = count(Outcome.Fail, Outcome.Missing),
        UnlabelledMissing = count(Outcome.Missing, Outcome.Missing),
    };

    // What the survey says in its own words is not said again by the estimate.
    private IReadOnlyList<DoctorFinding> Findings()
    {
        var own = survey.Findings.Select(finding => new DoctorFinding(
            finding.Diagnostic with { Fix = OptionNames.In(finding.Diagnostic.Fix) },
            [.. finding.Columns.Select(column => Excerpt.Of(column))],
            finding.Count > 0 ? finding.Count : null, finding.Examples)).ToArray();
        var said = own.Select(finding => finding.Diagnostic.Code).ToHashSet(StringComparer.Ordinal);
        var further = (trial?.Refusals ?? []).Concat(trial?.Report?.Diagnostics ?? [])
            .Where(diagnostic => !said.Contains(diagnostic.Code) && !IsSaidOtherwise(diagnostic.Code, said))
            .Select(diagnostic => new DoctorFinding(diagnostic, [], null, []));
        return [.. own.Concat(further).OrderByDescending(finding => finding.Diagnostic.Severity)];
    }

    // That the judge is taken at its word is what was asked for; missing verdicts and clusters have a finding of their own.
    private static bool IsSaidOtherwise(string code, HashSet<string> said) => code switch
    {
        "LJS1041" => true,
        "LJS2041" => said.Contains("LJS2014"),
        _ => false,
    };

    // Once through the results: many of them are made anew each time.
    private DoctorEstimable Estimable(EstimateReport report)
    {
        List<long> tests = [];
        List<long> labels = [];
        string[] groups = [];
        var isCorrected = false;
        foreach (var result in report.Results)
        {
            tests.Add(result.Counts.Test.Count);
            labels.Add((result.Counts.HumanPasses?.Count ?? 0) + (result.Counts.HumanFails?.Count ?? 0));
            isCorrected |= !result.Main.Estimate.Method.IsUncorrected;
            if (groups.Length == 0 && result.Group is { } key) groups = [.. key.Select(part => Excerpt.Of(part.Column))];
        }
        var what = survey.Plan.IsOfLabelsAlone ? "label-rate" : isCorrected ? "pass-rate" : "judged-rate";
        return new(what, tests.Count, groups, RangeOf(tests), RangeOf(labels), survey.Plan.BackTest is not null);
    }

    private static CountRange RangeOf(List<long> counts) => counts.Count == 0 ? default : new(counts.Min(), counts.Max());

    private DoctorChoice ChoiceOf(SurveyChoice choice) => new(choice.Decision, [.. choice.Answers.Select(OptionOf)]);

    private DoctorOption OptionOf(SurveyAnswer answer)
    {
        var means = OptionNames.In(answer.Means);
        if (answer.Options.Count == 0 && !answer.IsCommand) return new(null, means);
        var options = NextCommand.With(survey.Plan, answer).ToArray();
        var line = NextCommand.Line(next.Words(options));
        if (!ShellLine.CanBeShown(line)) return new(null, means);
        if (answers.Runs(options)) return new(line, means);
        var beside = survey.Plan.Choices.Count > 1 ? "beside an answer to the other questions" : "which is refused as it stands";
        return new(null, $"{means} ({NextCommand.Text(answer.Options)}, {beside})");
    }

    // What the plan needs and the tool has not, or what a line cannot show.
    private IEnumerable<DoctorChoice> Missing()
    {
        if (survey.Plan.Choices.Count > 0) yield break;
        if (trial?.Misused is { } misused) yield return new("options", [new(null, misused)]);
        if (!ShellLine.CanBeShown(NextCommand.Line(next.Words(survey.Plan.Options))))
            yield return new("names", [new(null, "the file, or a column, has a name that a line cannot show: rename it")]);
    }
}
