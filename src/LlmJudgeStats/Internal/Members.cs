namespace LlmJudgeStats;

/// <summary>
/// How many members a closed set has. They are numbered from 0 without gaps (a test says so): one comparison tells whether a value is one
/// of them.
/// </summary>
internal static class Members<T> where T : struct, Enum
{
    public static readonly int Count = Enum.GetValues<T>().Length;
}
