using LlmJudgeStats.Gates;

namespace LlmJudgeStats.Reporting;

/// <summary>Sizes that would decide a gate, by the names that files have for them.</summary>
internal static class GateSizes
{
    public static (string Name, long? Size)[] Of(GateNeeds needed) =>
    [
        ("itemsAlone", needed.ItemsAlone),
        ("labelsAlone", needed.LabelsAlone), ("labelsAlonePass", needed.LabelsAlonePass), ("labelsAloneFail", needed.LabelsAloneFail),
        ("items", needed.Items), ("labels", needed.Labels), ("labelsPass", needed.LabelsPass), ("labelsFail", needed.LabelsFail),
    ];
}
