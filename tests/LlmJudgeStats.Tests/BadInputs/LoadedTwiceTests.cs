using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace LlmJudgeStats.Tests.BadInputs;

/// <summary>bad-inputs.md G20: the library in several load contexts, as plugins have it.</summary>
public sealed class LoadedTwiceTests
{
    [Fact]
    public void G20_a_library_that_is_loaded_twice_says_the_same_and_leaves_nothing_behind()
    {
        var first = Load();
        var second = Load();
        Assert.Equal(JudgeStats.PassRate(Study()).ToString(), first.Answer);
        Assert.Equal(first.Answer, second.Answer);
        // Something static outside of the context that knew a type of it would keep it alive for ever. The runtime's own background work
        // (compiling a method of it once more) does so for a while, on a busy machine for seconds.
        for (var i = 0; i < 600 && (first.Context.IsAlive || second.Context.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            if (i >= 20) Thread.Sleep(100);
        }
        Assert.False(first.Context.IsAlive || second.Context.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (string? Answer, WeakReference Context) Load()
    {
        var context = new AssemblyLoadContext("plugin", isCollectible: true);
        var library = context.LoadFromAssemblyPath(typeof(JudgeStats).Assembly.Location);
        Assert.NotSame(typeof(JudgeStats).Assembly, library);
        var tally = Call(library, nameof(JudgeTally), nameof(JudgeTally.Of), [83L, 115L]);
        var study = Activator.CreateInstance(Type(library, nameof(JudgeStudy)))!;
        var test = study.GetType().GetProperty(nameof(JudgeStudy.Test))!;
        var proportion = test.PropertyType.GetMethods().Single(method => method.Name == "op_Implicit"
            && method.ReturnType == test.PropertyType && method.GetParameters()[0].ParameterType == tally!.GetType());
        test.SetValue(study, proportion.Invoke(null, [tally]));
        var rate = Type(library, nameof(JudgeStats)).GetMethods().First(method => method.Name == nameof(JudgeStats.PassRate));
        object?[] given = [study, .. rate.GetParameters().Skip(1).Select(parameter => parameter.DefaultValue)];
        var answer = rate.Invoke(null, given)!.ToString();
        context.Unload();
        return (answer, new(context));
    }

    private static JudgeStudy Study() => new() { Test = JudgeTally.Of(83, 115) };

    private static Type Type(Assembly library, string name) => library.GetType($"LlmJudgeStats.{name}", throwOnError: true)!;

    private static object? Call(Assembly library, string type, string method, object?[] arguments) =>
        Type(library, type).GetMethod(method, [.. arguments.Select(argument => argument!.GetType())])!.Invoke(null, arguments);
}
