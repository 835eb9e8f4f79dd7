namespace LlmJudgeStats.Data;

/// <summary>The files of a folder that are of one tool.</summary>
internal static class FolderFiles
{
    public static (ForeignChoice Choice, IReadOnlyList<ForeignFile> Files) Choose(string folder, ForeignFormat? from, ErrorLog errors) =>
        throw new NotSupportedException();
}
