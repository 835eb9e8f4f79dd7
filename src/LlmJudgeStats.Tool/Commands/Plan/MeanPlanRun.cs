using LlmJudgeStats.Planning;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Plan;

/// <summary>From arguments to plans for a mean: reads the pilot and calls the library.</summary>
internal static class MeanPlanRun
{
    /// <summary>How its report is made and written.</summary>
    public static ReportAnswer<MeanPlanArguments, MeanPlanReport> Answer { get; } = new()
    {
        Report = Report,
        InOptions = report => report with { Diagnostics = [.. report.Diagnostics.Select(OptionNames.In)] },
        Json = JsonReport.Write,
        Csv = CsvReport.Write,
        Document = MeanPlanDocument.Of,
        Page = MeanPlanPage.Of,
        Methods = ReportMethods.Of,
    };

    public static MeanPlanReport Report(MeanPlanArguments arguments, Func<Stream> openInput, ProgressLine progress)
    {
        var pilot = arguments.Pilot;
        if (pilot.File is not { } file)
        {
            return new()
            {
                Results = [Result(arguments, MeasureEvidence.Of(pilot, pilot.Counted!), null)],
                Provenance = arguments.Target.Provenance,
            };
        }
        var table = MeasureFile.Read(file, pilot.Reading!, openInput, progress);
        return new()
        {
            Results = [.. table.Groups.Select(group => Result(arguments, EvidenceOf(pilot, table, group), group))],
            Diagnostics = table.Notes,
            Rows = table.Rows,
            Source = table.Source.Account,
            Provenance = file.ProvenanceOf(arguments.Target.CommandLine, table.Source),
        };
    }

    private static MeasureEvidence EvidenceOf(MeasureArguments pilot, MeasureTable table, MeasuredGroup group)
    {
        var evidence = MeasureEvidence.Of(pilot, group.Items, table.Classes);
        return group.HasRepeats && !pilot.IgnoresClusters ? evidence.InClusters(group.Items, pilot.Design) : evidence;
    }

    private static MeanPlanResult Result(MeanPlanArguments arguments, MeasureEvidence evidence, MeasuredGroup? group) =>
        LibraryRefusal.AsUsage(() =>
        {
            var question = new MeanPlanQuestion
            {
                Pilot = evidence.Study with { Table = evidence.Counted },
                Level = arguments.Pilot.Level,
                Labels = arguments.Labels,
                Items = arguments.Items,
                HalfWidth = arguments.HalfWidth,
                DesignEffect = arguments.DesignEffect ?? evidence.DesignEffect,
            };
            return MeanPlanResult.Of(new()
            {
                Group = group is { Key.Count: > 0 } ? group.Key : null,
                Measure = MeasureSyntax.NameOf(arguments.Pilot.Kind),
                Name = Quantity.MeanOf(arguments.Pilot.Kind).Name,
                Question = question,
                Plan = MeanPlan.For(question),
            });
        });
}
