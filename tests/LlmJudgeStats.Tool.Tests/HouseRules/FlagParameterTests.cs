using System.Reflection;
using System.Runtime.CompilerServices;
using LlmJudgeStats.Data;
using LlmJudgeStats.Evaluation;
using LlmJudgeStats.Reporting;

namespace LlmJudgeStats.Tool.Tests.HouseRules;

/// <summary>
/// No <c>bool</c> stands beside another argument where an enum or a second method says it (docs/conventions.md 7). It is held here because
/// this project alone stands on every project of src.
/// </summary>
public class FlagParameterTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // What is written or counted is no flag: it is the value itself.
    private static readonly string[] s_allowed =
    [
        "LlmJudgeStats.Reporting.JsonValues.WriteKnown: value",
        "LlmJudgeStats.Evaluation.ItemCounts.Add: label",    // what people said, as the caller of the package says it
    ];

    private static readonly string[] s_found =
    [
        .. new[] { typeof(JudgeStudy), typeof(JudgmentReader), typeof(EstimateReport), typeof(JudgedStudy), typeof(App) }
            .SelectMany(type => type.Assembly.GetTypes()).Where(type => !type.FullName!.Contains('<', StringComparison.Ordinal))
            .SelectMany(Flags),
    ];

    [Fact]
    public void No_flag_stands_beside_another_argument()
    {
        var flags = s_found.Except(s_allowed).ToList();
        Assert.True(flags.Count == 0, string.Join('\n', flags));
    }

    [Fact]
    public void What_is_allowed_is_there() => Assert.Empty(s_allowed.Except(s_found));

    private static IEnumerable<string> Flags(Type type) => type.GetConstructors(Declared).Where(made => !IsOfRecord(made))
        .Concat<MethodBase>(type.GetMethods(Declared)).Where(IsWritten)
        .Where(method => method.GetParameters().Length > 1)
        .SelectMany(method => method.GetParameters().Where(IsFlag).Select(flag => $"{type.FullName}.{method.Name}: {flag.Name}"));

    private static bool IsFlag(ParameterInfo parameter) => Type.GetTypeCode(NotNull(parameter.ParameterType)) == TypeCode.Boolean;

    private static Type NotNull(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    // Not what the compiler makes, operators and accessors.
    private static bool IsWritten(MethodBase method) => !method.IsPrivate && (method.IsConstructor || !method.IsSpecialName)
        && !method.Name.Contains('<', StringComparison.Ordinal) && !method.IsDefined(typeof(CompilerGeneratedAttribute));

    // Positional members of a record are data: the compiler takes them apart again.
    private static bool IsOfRecord(ConstructorInfo made) => made.DeclaringType!.GetMethods(Declared).Any(method =>
        method.Name == "Deconstruct" && method.IsDefined(typeof(CompilerGeneratedAttribute))
        && method.GetParameters().Select(part => part.ParameterType.GetElementType())
            .SequenceEqual(made.GetParameters().Select(part => part.ParameterType)));
}
