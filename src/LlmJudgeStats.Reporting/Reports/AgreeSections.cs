using LlmJudgeStats.Agreement;

namespace LlmJudgeStats.Reporting;

/// <summary>Annotators as estimates with p-values, for tables of one row an estimate.</summary>
internal static class AgreeSections
{
    /// <summary>How often the judge is as near to the others as each annotator; nothing where nobody asked.</summary>
    public static IEnumerable<JudgeSection> Annotators(ReplacementAnswer? answer) => answer is null ? [] :
    [
        new()
        {
            Name = "replacement",
            Estimates =
            [
                .. answer.Annotators.Select(one => new MeasuredEstimate
                {
                    Quantity = "advantage-probability",
                    Of = one.Name,
                    Name = one.Name,
                    Role = "measured",
                    Estimate = one.Advantage,
                    PValueOf = one.PValue is null ? null : answer.Epsilon,
                    PValue = one.PValue,
                    AdjustedPValue = one.AdjustedPValue,
                    Adjustment = one.PValue is null ? null : "benjamini-yekutieli",
                }),
            ],
        },
    ];
}
