using System.Buffers;

namespace LlmJudgeStats.Data;

/// <summary>Findings about what judges did, and did not.</summary>
internal static class JudgeFindings
{
    private const int PairsShown = 3;
    private static readonly SearchValues<char> s_ofVersions = SearchValues.Create("0123456789-.vV");

    public static IEnumerable<SurveyFinding> Of(SurveyFacts facts, SurveyPlan plan) =>
    [
        .. Missing(facts), .. Systems(facts, plan), .. Battles(facts), .. ByCode(facts), .. Versions(facts), .. Itself(facts),
        .. OneSided(facts), .. Garbled(facts),
    ];

    // Ids that systems share say it themselves.
    private static IEnumerable<SurveyFinding> Systems(SurveyFacts facts, SurveyPlan plan)
    {
        SurveyedColumn[] systems = [.. facts.Systems.Where(column => !facts.TellingApart.Contains(column))];
        if (systems.Length == 0 || facts.Roles.Verdict is null) yield break;
        string[] open = [.. systems.Select(column => column.Name).Except(plan.Groups, StringComparer.Ordinal)];
        var several = string.Join(", ", systems.Select(column =>
            Invariant($"{column.Distinct} systems in {Excerpt.Of(column.Name, 30)}")));
        var (severity, follows) = open.Length > 0
            ? (DiagnosticSeverity.Warning, "together they have one rate, that of their mixture in this file")
            : (DiagnosticSeverity.Info, "each has a rate of its own");
        yield return SurveyFinding.Of(SurveyCodes.SeveralSystems, severity, $"{several}: {follows}",
            $"`GroupColumns` = {ShellText.Of(string.Join(',', plan.Groups.Concat(open)))}", [.. systems.Select(column => column.Name)])
            .Counted(systems[0].Distinct);
    }

    private static IEnumerable<SurveyFinding> Battles(SurveyFacts facts)
    {
        if (facts.Battle is not { Differ: true } battle || facts.Roles.Verdict is not { } verdict) yield break;
        var first = Excerpt.Of(battle.First.Name, 30);
        var second = Excerpt.Of(battle.Second.Name, 30);
        if (!battle.AreNamedIn(verdict.AsVerdicts))
        {
            yield return Said($"each row compares two systems, those of {first} and {second}, and the pairs differ: one rate of all rows "
                + "is that of whoever is named first", "judgestats rank puts the systems on one scale; or keep one pair (`Where`)");
        }
        else if (battle.Names.Count > 2)
        {
            yield return Said(Invariant($"the words are the names of {battle.Names.Count} systems, each ")
                + "compared with others: a share of the wins of all rows is the rate of none",
                $"write a where that of {Excerpt.InHint(first)} wins and b where that of {Excerpt.InHint(second)} does: judgestats rank "
                + "puts them on one scale");
        }

        SurveyFinding Said(string message, string fix) => SurveyFinding.Of(SurveyCodes.SeveralSystems, DiagnosticSeverity.Warning, message,
            fix, battle.First.Name, battle.Second.Name);
    }

    private static IEnumerable<SurveyFinding> Missing(SurveyFacts facts)
    {
        if (facts.Roles.Verdict is not { AsVerdicts.Kind: ContentKind.Pair } verdict) yield break;
        var missing = facts.Pass.Missing;
        if (missing.Missing == 0) yield break;
        var what = missing.DependsOnLabel ? OfLabels(missing)
            : missing.Judge >= 0 && facts.Roles.Judge is not null
                ? Mostly(missing, missing.OfJudge(missing.Judge), "of judge", facts.Pass.Judges[missing.Judge])
            : missing.System >= 0 && facts.Roles.System is not null
                ? Mostly(missing, missing.OfSystem(missing.System), "on answers of", facts.Pass.Systems[missing.System])
            : null;
        if (what is null) yield break;
        yield return SurveyFinding.Of(SurveyCodes.VerdictsMissing, DiagnosticSeverity.Warning, what, Range(facts) + WhoseAre(facts),
            verdict.Name).Counted(missing.Missing);
    }

    private static string OfLabels(MissingSurvey missing)
    {
        var (passes, fails) = missing.OfLabels;
        var (of, verb) = fails >= passes ? (fails, "failed") : (passes, "passed");
        var all = passes + fails == missing.Missing;
        var start = of == missing.Missing ? $"all {of} missing verdicts are"
            : all ? $"{of} of {missing.Missing} missing verdicts are"
            : $"{of} of {passes + fails} missing verdicts with a label are";
        return $"{start} on answers that people {verb}";
    }

    private static string Mostly(MissingSurvey missing, long of, string whose, string name) =>
        $"{of} of {missing.Missing} missing verdicts are {whose} '{Excerpt.Of(name, 30)}'";

    private static string Range(SurveyFacts facts)
    {
        var passes = (double)facts.Pass.Table.OfVerdict(Outcome.Pass);
        var fails = (double)facts.Pass.Table.OfVerdict(Outcome.Fail);
        var missing = facts.Pass.Missing.Missing;
        var rate = passes / (passes + fails);
        var all = passes + fails + missing;
        var raises = 100 * (rate - (passes / all));
        var lowers = 100 * (((passes + missing) / all) - rate);
        return facts.Pass.Missing.OfLabels.Fails >= facts.Pass.Missing.OfLabels.Passes
            ? Invariant($"leaving them out raises the rate by at most {raises:F1} points")
            : Invariant($"leaving them out lowers the rate by at most {lowers:F1} points");
    }

    private static string WhoseAre(SurveyFacts facts)
    {
        var missing = facts.Pass.Missing;
        if (!missing.DependsOnLabel || facts.Roles.Judge is null || missing.Judge < 0) return "";
        return $"; {missing.OfJudge(missing.Judge)} are {Excerpt.InHint(facts.Pass.Judges[missing.Judge])}'s";
    }

    // These tools name the model that judged, or say that there was one; else a program compared texts.
    private static IEnumerable<SurveyFinding> ByCode(SurveyFacts facts)
    {
        if (!facts.IsForeign || facts.Format is not ("promptfoo" or "lm-eval") || facts.Roles.Verdict is null) yield break;
        if (facts.Pass.Judges.Any(name => name.Length > 0)) yield break;
        if (facts.MayHaveNamelessJudge) yield break;
        yield return SurveyFinding.Of(SurveyCodes.DecidedByCode, DiagnosticSeverity.Info,
            "no model judged here: there may be nothing to correct", "if the rule is the truth, its share of passes is the rate",
            facts.Roles.Verdict.Name);
    }

    private static IEnumerable<SurveyFinding> Versions(SurveyFacts facts)
    {
        if (facts.Roles.Judge is not { } judge) yield break;
        var same = facts.Pass.Judges.Where(name => name.Length > 0).GroupBy(Bare, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Count() > 1 && group.Key.Length > 0);
        if (same is null) yield break;
        yield return SurveyFinding.Of(DataCodes.OtherJudge, DiagnosticSeverity.Warning,
            $"versions of one judge are mixed: {Excerpt.List(same, PairsShown)}", $"`GroupColumns` = {ShellText.Of(judge.Name)}",
            judge.Name).Showing([.. same.Take(PairsShown).Select(name => Excerpt.Of(name, 30))]);
    }

    // gpt-4o-2024-05-13 without what follows the first digits of a date or a version behind a sign.
    private static string Bare(string name)
    {
        for (var i = 1; i < name.Length; i++)
        {
            if (name[i - 1] is '-' or '@' or ':' or '_' && IsDateOrVersion(name.AsSpan(i))) return name[..(i - 1)];
        }
        return name;
    }

    private static bool IsDateOrVersion(ReadOnlySpan<char> rest)
    {
        const int DigitsOfADate = 4;
        var digits = rest.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : rest.Length;
        if (rest.ContainsAnyExcept(s_ofVersions)) return false;
        return digits >= DigitsOfADate || (rest.Length > 1 && rest[0] is 'v' or 'V');
    }

    private static IEnumerable<SurveyFinding> Itself(SurveyFacts facts)
    {
        if (facts.Pass.Judging.JudgedBySelf is not (> 0 and var rows)) yield break;
        yield return SurveyFinding.Of(SurveyCodes.JudgesItself, DiagnosticSeverity.Warning,
            Invariant($"the model grades itself in {rows} rows: judge and system have the same name"),
            "use another judge for it, or estimate its answers apart: its errors there are no guide to the others",
            facts.Roles.Judge!.Name, facts.Roles.System!.Name).Counted(rows);
    }

    private static IEnumerable<SurveyFinding> OneSided(SurveyFacts facts)
    {
        var found = facts.Pass.Judging.OneSided;
        if (found.Count == 0 || facts.Roles.Verdict is not { AsVerdicts.Kind: ContentKind.Pair }) yield break;
        var shown = string.Join("; ", found.Take(PairsShown).Select(pair => Said(facts, pair)));
        var more = found.Count > PairsShown ? $"; and {found.Count - PairsShown} more" : "";
        yield return SurveyFinding.Of(SurveyCodes.OneSidedJudge, DiagnosticSeverity.Warning, shown + more,
            "a judge that says one thing cannot be corrected (LJS1004): look at its prompt, and at how its verdicts are read",
            facts.Roles.Verdict.Name).Counted(found.Count);
    }

    private static string Said(SurveyFacts facts, (int Judge, int System, bool Passes, double Share) pair)
    {
        var who = facts.Roles.Judge is null ? "the judge" : Excerpt.Of(facts.Pass.Judges[pair.Judge], 30);
        var whom = facts.Roles.System is null ? "" : $" for {Excerpt.Of(facts.Pass.Systems[pair.System], 30)}";
        var does = pair.Passes ? "passes" : "fails";
        return Invariant($"{who} {does} {100 * pair.Share:F0}%{whom}");
    }

    private static IEnumerable<SurveyFinding> Garbled(SurveyFacts facts)
    {
        var garbled = facts.Pass.Garbled;
        if (garbled.Count == 0) yield break;
        yield return SurveyFinding.Of(SurveyCodes.Garbled, DiagnosticSeverity.Warning,
            $"text was decoded twice; ids may not match: {Excerpt.List(garbled.Examples, PairsShown)}",
            "`EncodingName` of the file, or write it again as UTF-8", [.. garbled.Columns]).Counted(garbled.Count, garbled.Examples);
    }
}
