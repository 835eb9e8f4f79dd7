using LlmJudgeStats.Tool.Commands.Estimate;
using LlmJudgeStats.Tool.Commands.Files;
using LlmJudgeStats.Tool.Commands.Measure;

namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>
/// Runs a command that an answer leads to before anybody is told of it. What its reader is to fill in has a value that will do: any
/// cut-off, any range, labels that nobody gave.
/// </summary>
internal sealed class AnswerTrial(FileSurvey survey, NextCommand next, FileEvidence file, ProgressLine progress)
{
    private const string WideRange = "-1000000000,1000000000";
    private const string AnyCutOff = ">=0.5";

    /// <summary>Whether a command of options runs.</summary>
    public bool Runs(IEnumerable<SurveyOption> options)
    {
        var words = next.Words(Filled([.. options]));
        return CommandTrial.Of<EstimateOptions, object>(words, (given, syntax) => MeasureParser.Applies(given, syntax.Measure)
            ? MeasureRun.Report(OfMeasure(given, syntax), CommandTrial.NoInput, progress)
            : EstimateRun.Report(OfRate(given, syntax), CommandTrial.NoInput, progress)) is not null;
    }

    private IEnumerable<SurveyOption> Filled(SurveyOption[] options) => options.Select(option => option switch
    {
        { Property: "Range", Value: SurveyOption.Open } => option with { Value = WideRange },
        { Value: SurveyOption.OpenRule } => option with { Value = AnyCutOff },
        { Property: "PassValues", Value: SurveyOption.Open } => option with { Value = UnknownWords()[0] },
        { Property: "FailValues", Value: SurveyOption.Open } => option with { Value = string.Join(',', UnknownWords()[1..]) },
        _ => option,
    });

    private string[] UnknownWords() => [.. survey.Facts.Roles.Verdict!.AsVerdicts.Unknown.Select(value => value.Text)];

    private MeasureArguments OfMeasure(Given given, EstimateOptions syntax)
    {
        var arguments = EstimateArguments.Measured(given, syntax, syntax.OfPassRates);
        if (arguments.File is not { LabelsFile: SurveyOption.LabelsToWrite } asked) return arguments;
        var reading = arguments.Reading!;
        using var labels = LabelsFor(asked, reading.Kind switch
        {
            MeasureKind.Score => ["0", "1"],
            MeasureKind.Preference => [FirstOf(reading.WinWords, "win"), FirstOf(reading.LossWords, "loss")],
            _ => [.. survey.Facts.Roles.Verdict!.Values.Values.Take(2).Select(value => value.Text)],
        });
        var table = LabelReader.ReadValues(labels, asked.LabelsFile, asked.KeysThere, reading);
        return arguments with
        {
            File = asked with { LabelsFile = null },
            Reading = reading with { Reading = reading.Reading with { Labels = table } },
        };
    }

    private EstimateArguments OfRate(Given given, EstimateOptions syntax)
    {
        var arguments = EstimateArguments.From(given, syntax);
        if (arguments.File is not { LabelsFile: SurveyOption.LabelsToWrite } asked) return arguments;
        var words = asked.Options.LabelWords ?? new([.. asked.Options.PassValues], [.. asked.Options.FailValues]);
        using var labels = LabelsFor(asked, asked.Options.LabelRule is null
            ? [FirstOf(words.Pass, "pass"), FirstOf(words.Fail, "fail")] : ["0", "1"]);
        var table = LabelReader.Read(labels, asked.LabelsFile, asked.KeysThere, asked.Options);
        return arguments with { File = asked with { LabelsFile = null, Options = asked.Options with { Labels = table } } };
    }

    private Stream LabelsFor(FileEvidence asked, IReadOnlyList<string> values) => MadeUpLabels.Of(file.Path, asked.Options,
        [.. asked.Options.LabelKeys.Zip(asked.KeysThere, (here, there) => new KeyPart(here, there))],
        asked.Options.LabelColumn ?? "label", values);

    private static string FirstOf(IReadOnlyList<string> words, string usual) => words.Count > 0 ? words[0] : usual;
}
