using System.Reflection;
using System.Text.RegularExpressions;

namespace LlmJudgeStats.Tests.Docs;

/// <summary>The catalogue of methods is whole, and what it says stands on the pages that it names.</summary>
public sealed partial class MethodCatalogueTests
{
    private const BindingFlags Statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type[] s_types =
        [.. typeof(MethodCatalogue).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters)];

    private static readonly EstimationMethod[] s_methods = [.. MethodCatalogue.Families.SelectMany(family => family.Methods)];

    public static TheoryData<string> Families => [.. MethodCatalogue.Families.Select(family => family.Name)];

    /// <summary>Found by reflection: whatever is kept as a method, and the method of every estimator with a default.</summary>
    [Fact]
    public void Every_method_of_the_library_is_in_the_catalogue()
    {
        var kept = Values<EstimationMethod>().Concat(Defaults()).ToArray();
        Assert.True(kept.Length > 2 * MethodCatalogue.Families.Count);
        var known = s_methods.Select(method => (method.Id, method.Interval)).ToHashSet();
        var ids = s_methods.Select(method => method.Id).ToHashSet(StringComparer.Ordinal);
        // One without an interval is what methods with one are made from.
        Assert.Empty(kept.Where(method => method.Traits is null ? !ids.Contains(method.Id) : !known.Contains((method.Id, method.Interval)))
            .Select(method => $"{method.Id} {method.Interval}").Distinct());
    }

    /// <summary>Found by reflection: traits beside a formula, and what an enum of intervals has for traits.</summary>
    [Fact]
    public void Every_interval_of_the_library_is_in_the_catalogue()
    {
        var known = s_methods.Select(method => method.Interval).ToHashSet(StringComparer.Ordinal);
        var ofEnums = s_types.SelectMany(type => type.GetMethods(Statics)).Where(IsTraitsOfEnum).ToArray();
        Assert.NotEmpty(ofEnums);
        var found = Values<IntervalTraits>().Concat(ofEnums.SelectMany(TraitsOf)).Select(traits => traits.Id).Distinct();
        Assert.Empty(found.Except(known));
    }

    [Fact]
    public void Families_have_names_and_methods_of_their_own()
    {
        Assert.Distinct(MethodCatalogue.Families.Select(family => family.Name));
        Assert.All(MethodCatalogue.Families, family => Assert.NotEmpty(family.Methods));
        // The posterior of error rates and that of sampled labels share their names, and the latter is not asked for by itself.
        Assert.All(MethodCatalogue.Families, family => Assert.Distinct(family.Methods));
        var families = typeof(MethodCatalogue).GetProperties().Where(property => property.PropertyType == typeof(MethodFamily))
            .Select(property => property.GetValue(null));
        Assert.Equal(MethodCatalogue.Families, families);
    }

    /// <summary>Who takes the first of a list takes a default.</summary>
    [Theory]
    [MemberData(nameof(Families))]
    public void The_first_method_of_a_family_is_that_of_an_estimator_by_default(string name)
    {
        var methods = MethodCatalogue.Families.Single(one => one.Name == name).Methods;
        var defaults = Defaults().Select(method => (method.Id, method.Interval)).ToHashSet();
        // The anytime profile has a plan and no default; of audits, claims and areas the first is as good as any.
        if (!methods.Any(method => defaults.Contains((method.Id, method.Interval)))) return;
        Assert.Contains((methods[0].Id, methods[0].Interval), defaults);
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void The_page_of_a_family_names_its_methods_and_intervals(string name)
    {
        var family = MethodCatalogue.Families.Single(one => one.Name == name);
        var pages = Repository.Read(family.Page);
        // Methods of pass rates have a page each, called by their id.
        if (family == MethodCatalogue.PassRates)
        {
            pages += string.Concat(Repository.Files("docs/estimators", "*.md")
                .Select(page => $"`{Path.GetFileNameWithoutExtension(page)}` {Repository.Read(page)}"));
        }
        var ids = family.Methods.SelectMany(method => new[] { method.Id, method.Interval }).Where(id => id.Length > 0).Distinct();
        Assert.All(ids, id => Assert.Contains($"`{id}`", pages, StringComparison.Ordinal));
    }

    [Fact]
    public void Sources_of_methods_and_intervals_are_on_the_page_of_references()
    {
        var known = Anchor().Matches(Repository.Read("docs/references.md")).Select(match => match.Groups["id"].Value);
        var cited = s_methods.Select(method => method.Citation.Key)
            .Concat(s_methods.Select(method => method.Traits?.Citation.Key).OfType<string>()).Distinct();
        Assert.Empty(cited.Except(known));
    }

    private static IEnumerable<T> Values<T>() where T : class => s_types.SelectMany(type => type.GetFields(Statics))
        .Where(field => IsOf<T>(field.FieldType)).SelectMany(field => Flat<T>(field.GetValue(null)));

    private static bool IsOf<T>(Type type) => type == typeof(T) || (type.IsArray && IsOf<T>(type.GetElementType()!));

    private static IEnumerable<T> Flat<T>(object? value) where T : class => value switch
    {
        T one => [one],
        Array many => many.Cast<object>().SelectMany(Flat<T>),
        _ => [],
    };

    private static IEnumerable<EstimationMethod> Defaults() => s_types
        .Where(type => type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEstimator<,>)))
        .Select(type => type.GetProperty("Default", Statics)?.GetValue(null)).OfType<object>()
        .Select(estimator => (EstimationMethod)estimator.GetType().GetProperty("Method")!.GetValue(estimator)!);

    private static bool IsTraitsOfEnum(MethodInfo method) => method.Name == "get_Traits"
        && method.GetParameters() is [{ ParameterType.IsEnum: true }] && method.ReturnType == typeof(IntervalTraits);

    private static IEnumerable<IntervalTraits> TraitsOf(MethodInfo method) => Enum.GetValues(method.GetParameters()[0].ParameterType)
        .Cast<object>().Select(member => (IntervalTraits)method.Invoke(null, [member])!);

    [GeneratedRegex("<a id=\"(?<id>[^\"]+)\">")]
    private static partial Regex Anchor();
}
