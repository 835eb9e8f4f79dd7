using LlmJudgeStats.Tests.Docs;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(ProcessesFirst))]

namespace LlmJudgeStats.Tests.Docs;

/// <summary>
/// What runs one after the other for the longest begins first, beside all else: at the end it would have the machine to itself.
/// </summary>
public sealed class ProcessesFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => collection.TestCollectionDisplayName == nameof(ChildProcesses))];
}
