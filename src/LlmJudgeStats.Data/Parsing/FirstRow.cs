namespace LlmJudgeStats.Data;

/// <summary>What the first row of a delimited file holds.</summary>
internal enum FirstRow
{
    Names,
    Data,
}
