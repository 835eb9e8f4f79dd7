namespace LlmJudgeStats.Data;

/// <summary>The package knows asynchronous reading only; on files it never waits for anything but the disk.</summary>
internal static class ParquetWait
{
    public static void For(ValueTask task) => task.AsTask().GetAwaiter().GetResult();

    public static T For<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
