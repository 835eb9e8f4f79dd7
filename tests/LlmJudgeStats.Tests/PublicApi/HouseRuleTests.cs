using System.Reflection;
using System.Runtime.CompilerServices;

namespace LlmJudgeStats.Tests.PublicApi;

public class HouseRuleTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] s_types = [.. PublicSurface.Types(typeof(JudgeEstimators).Assembly)];

    [Fact]
    public void No_class_is_abstract_or_open()
    {
        var classes = s_types.Where(type => type.IsClass).ToArray();
        Assert.NotEmpty(classes);
        Assert.Empty(classes.Where(type => !type.IsSealed).Select(type => type.FullName));
    }

    [Fact]
    public void All_structs_are_readonly()
    {
        var structs = s_types.Where(type => type is { IsValueType: true, IsEnum: false }).ToArray();
        Assert.NotEmpty(structs);
        Assert.Empty(structs.Where(type => !type.IsDefined(typeof(IsReadOnlyAttribute), false)).Select(type => type.FullName));
    }

    [Fact]
    public void Estimators_are_sealed_records_with_a_static_default()
    {
        // One that holds another estimator has no default of its own.
        var estimators = s_types.Where(type => type.IsClass && type.IsAssignableTo(typeof(IJudgeEstimator))
            && type.GetConstructor([typeof(IJudgeEstimator)]) is null).ToArray();
        Assert.Equal(
            JudgeEstimators.All.Select(estimator => estimator.GetType().Name).Order(), estimators.Select(type => type.Name).Order());
        Assert.All(estimators, type =>
        {
            Assert.True(type.IsSealed, type.Name);
            Assert.NotNull(type.GetMethod("<Clone>$"));
            var property = type.GetProperty("Default", BindingFlags.Static | BindingFlags.Public);
            Assert.NotNull(property);
            Assert.Equal(type, property.PropertyType);
            Assert.Null(property.SetMethod);
            Assert.Same(property.GetValue(null), property.GetValue(null));
            Assert.Contains(property.GetValue(null), JudgeEstimators.All);
        });
    }

    [Fact]
    public void Estimators_take_a_level_that_is_never_optional()
    {
        foreach (var estimate in s_types.Where(type => type.IsAssignableTo(typeof(IJudgeEstimator))).SelectMany(type =>
            type.GetMethods()).Where(m => m.Name == "Estimate"))
            Assert.False(estimate.GetParameters()[^1].HasDefaultValue, estimate.DeclaringType!.Name);
    }

    /// <summary>One comparison with the number of members tells whether a value is one of them, and tables are indexed by them.</summary>
    [Fact]
    public void Enums_are_int_and_dense()
    {
        var enums = s_types.Where(type => type.IsEnum && !type.IsDefined(typeof(FlagsAttribute))).ToArray();
        Assert.NotEmpty(enums);
        Assert.All(enums, type =>
        {
            Assert.Equal(typeof(int), Enum.GetUnderlyingType(type));
            var values = Enum.GetValuesAsUnderlyingType(type).Cast<int>().Order().ToArray();
            Assert.Equal(Enumerable.Range(0, values.Length), values);
        });
    }

    [Fact]
    public void Flags_are_none_and_single_powers_of_two()
    {
        var flags = s_types.Where(type => type.IsEnum && type.IsDefined(typeof(FlagsAttribute))).ToArray();
        Assert.NotEmpty(flags);
        Assert.All(flags, type =>
        {
            var values = Enum.GetValuesAsUnderlyingType(type).Cast<int>().Order().ToArray();
            Assert.Equal("None", Enum.GetName(type, 0));
            Assert.Equal(Enumerable.Range(0, values.Length).Select(i => i == 0 ? 0 : 1 << (i - 1)), values);
        });
    }

    [Fact]
    public void No_member_has_a_tuple_or_a_lazy_sequence()
    {
        var methods = s_types.SelectMany(type => type.GetMethods(Declared))
            .Where(method => !method.Name.Contains('<', StringComparison.Ordinal) && method.Name != "Deconstruct").ToArray();
        Assert.Empty(methods.Where(method => IsTuple(method.ReturnType)).Select(method => $"{method.DeclaringType}.{method.Name}"));
        Assert.Empty(methods.Where(method => method.GetParameters().Any(parameter => IsLazy(parameter.ParameterType))).Select(method =>
            $"{method.DeclaringType}.{method.Name}"));
    }

    [Fact]
    public void No_property_can_be_set_after_construction()
    {
        var setters = s_types.SelectMany(type => type.GetProperties(Declared))
            .Where(property => property.SetMethod is { IsPublic: true } set
                && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)));
        Assert.Empty(setters.Select(property => $"{property.DeclaringType}.{property.Name}"));
    }

    private static bool IsTuple(Type type) => type.IsAssignableTo(typeof(ITuple));

    private static bool IsLazy(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);
}
