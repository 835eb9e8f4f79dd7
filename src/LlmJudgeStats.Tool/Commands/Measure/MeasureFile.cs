using LlmJudgeStats.Tool.Commands.Files;

namespace LlmJudgeStats.Tool.Commands.Measure;

/// <summary>Reads the items of a file with their values.</summary>
internal static class MeasureFile
{
    /// <summary>The items of a file.</summary>
    public static MeasureTable Read(FileEvidence file, MeasureOptions reading, Func<Stream> openInput, ProgressLine progress)
    {
        var (labels, fingerprint) = FileReading.Explained(() => Labels(file, reading));
        reading = reading with { Reading = reading.Reading with { Labels = labels } };
        var table = FileReading.Read(file.Path, openInput, path => MeasureReader.Read(path, reading, progress.Rows),
            (input, name) => MeasureReader.Read(input, name, reading, progress.Rows));
        return table with { Source = table.Source with { LabelsFingerprint = fingerprint } };
    }

    private static (LabelTable? Labels, InputFingerprint? Fingerprint) Labels(FileEvidence file, MeasureOptions reading)
    {
        if (file.LabelsFile is not { } path) return (reading.Reading.Labels, null);
        return FileReading.OfLabels(file, reading.Kind, () => reading.Reading.TakesFingerprint
            ? LabelReader.ReadValuesWithFingerprint(path, file.KeysThere, reading)
            : (LabelReader.ReadValues(path, file.KeysThere, reading), null));
    }
}
