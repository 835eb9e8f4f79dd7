using System.Reflection;
using System.Runtime.CompilerServices;

namespace LlmJudgeStats.Tests.PassRates;

public class ThreadSafetyTests
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void Static_fields_of_the_library_never_change()
    {
        var mutable = typeof(JudgeEstimators).Assembly.GetTypes()
            .Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(Statics))
            .Where(field => !field.IsInitOnly && !field.IsLiteral)
            .Select(field => $"{field.DeclaringType}.{field.Name}");
        Assert.Empty(mutable);
    }

    // The rule can fail: this class breaks it.
    [Fact]
    public void Static_fields_of_this_class_are_found()
    {
        _mutable++;
        var field = typeof(ThreadSafetyTests).GetField(nameof(_mutable), BindingFlags.Static | BindingFlags.NonPublic)!;
        Assert.False(field.IsInitOnly || field.IsLiteral || IsGenerated(field.DeclaringType!));
    }

    private static int _mutable;

    // Lambdas are cached in static fields of classes that the compiler writes; setting one twice stores the same delegate.
    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), false) || type.Name.StartsWith('<')
            || (type.DeclaringType is { } outer && IsGenerated(outer));
}
