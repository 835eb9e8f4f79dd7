using LlmJudgeStats.Tool.Tests.Docs;

[assembly: AssemblyFixture(typeof(Root))]

namespace LlmJudgeStats.Tool.Tests.Docs;

/// <summary>Where the commands of the pages are typed: set once, before any test, for the folder is one for the whole process.</summary>
public sealed class Root
{
    public Root() => Environment.CurrentDirectory = Repository.Root;
}
