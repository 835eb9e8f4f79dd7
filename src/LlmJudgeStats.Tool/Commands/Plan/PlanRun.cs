using LlmJudgeStats.Coverage;
using LlmJudgeStats.Planning;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Study;

namespace LlmJudgeStats.Tool.Commands.Plan;

/// <summary>From arguments to plans: reads the pilot and calls the library.</summary>
internal static class PlanRun
{
    public static PlanReport Report(PlanArguments arguments, Func<Stream> openInput, ProgressLine progress)
    {
        var list = arguments.Emit?.Plan(arguments.InputPath);
        return LibraryRefusal.AsUsage(() => arguments.Pilot switch
        {
            { File: { } file } => FromFile(arguments, file, list, openInput, progress),
            var pilot => PlanReport.Of([OfCounts(arguments, pilot?.Counts)], []) with { Provenance = arguments.Target.Provenance },
        });
    }

    private static PlanFindings OfCounts(PlanArguments arguments, CountedEvidence? pilot) => pilot is null
        ? Findings(arguments, arguments.Guess!.Value)
        : Findings(arguments, new() { Test = pilot.Counts.Test, Calibration = pilot.Calibration }, null);

    private static PlanReport FromFile(
        PlanArguments arguments, FileEvidence file, OutputFile? list, Func<Stream> openInput, ProgressLine progress)
    {
        file = file.WithShares().For(arguments.Target.Format);
        var items = list is null ? null : new UnlabelledItems();
        var table = FileReading.Read(file with { Options = file.Options with { ItemsToLabel = items } }, openInput, progress);
        PlanFindings[] findings =
        [
            .. table.Groups.Select(group => Findings(
                arguments, GroupStudy.Of(arguments.Design, file, group), group.Key.Count == 0 ? null : group.Key)),
        ];
        List<Diagnostic> notes = [.. table.Notes];
        if (list is not null && items is not null)
            notes.AddRange(ItemList.Write(list, arguments, table, items, findings[0].Answer));
        return PlanReport.Of(findings, notes) with
        {
            Rows = table.Rows,
            Labels = table.Labels,
            Source = table.Source.Account,
            Provenance = file.ProvenanceOf(arguments.Target.CommandLine, table.Source),
        };
    }

    private static PlanFindings Findings(PlanArguments arguments, JudgeGuess guess) => new()
    {
        Answer = Answer(arguments, guess, arguments.DesignEffect ?? 1),
        IsFromPilot = false,
    };

    private static PlanFindings Findings(PlanArguments arguments, JudgeStudy pilot, IReadOnlyList<GroupKey>? group)
    {
        var labels = pilot.Dependence is { } found
            ? found.PassLabels.Items + found.FailLabels.Items
            : LabelsOf(pilot.Calibration.Sensitivity) + LabelsOf(pilot.Calibration.Specificity);
        return new()
        {
            Group = group,
            Answer = Answer(
                arguments, arguments.Guess ?? JudgeGuess.FromPilot(in pilot), arguments.DesignEffect ?? EffectOf(in pilot)),
            IsFromPilot = arguments.Guess is null,
            PilotLabels = (long)Math.Round(labels),
        };
    }

    private static double LabelsOf(Proportion rate) => rate.IsKnown ? 0 : rate.Size;

    // One factor for all sizes: that of the verdicts, or the one of all counts.
    private static double EffectOf(in JudgeStudy pilot)
    {
        var effect = pilot.Dependence is { } found ? found.CommonEffect ?? found.Test.DesignEffect : 1;
        return effect is >= 1 and <= 1e6 ? effect : 1;
    }

    private static PlanAnswer Answer(PlanArguments arguments, JudgeGuess guess, double designEffect) => PlanAnswer.For(new()
    {
        Design = arguments.Design,
        Guess = guess,
        Level = arguments.Level,
        Labels = arguments.Labels,
        Items = arguments.Items,
        HalfWidth = arguments.HalfWidth,
        Gate = arguments.Gate,
        Chance = arguments.Chance,
        Costs = arguments.Costs,
        Budget = arguments.Budget,
        Allocation = arguments.Allocation,
        DesignEffect = designEffect,
    });
}
