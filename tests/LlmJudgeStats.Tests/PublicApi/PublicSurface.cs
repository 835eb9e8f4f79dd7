using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace LlmJudgeStats.Tests.PublicApi;

/// <summary>The public surface of an assembly as sorted text, one member a line.</summary>
internal static class PublicSurface
{
    private static readonly NullabilityInfoContext s_nullability = new();

    private static readonly Dictionary<Type, string> s_keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(ulong)] = "ulong",
        [typeof(byte)] = "byte",
    };

    public static IEnumerable<Type> Types(Assembly assembly) =>
        assembly.GetExportedTypes().Where(type => IsSpeakable(type)).OrderBy(type => type.FullName, StringComparer.Ordinal);

    public static string Of(Assembly assembly)
    {
        var lines = new List<string>();
        foreach (var type in Types(assembly))
        {
            if (lines.Count > 0) lines.Add("");
            lines.Add(Header(type));
            lines.AddRange(Members(type).Order(StringComparer.Ordinal).Select(member => "    " + member));
        }
        return string.Join('\n', lines) + "\n";
    }

    private static bool IsSpeakable(MemberInfo member) =>
        !member.Name.Contains('<', StringComparison.Ordinal) && (member.DeclaringType is null || IsSpeakable(member.DeclaringType));

    private static string Header(Type type)
    {
        var isRecord = IsRecord(type);
        var kind = type.IsEnum ? (type.IsDefined(typeof(FlagsAttribute)) ? "[Flags] enum" : "enum")
            : type.IsInterface ? "interface"
            : type.IsValueType ? ValueKind(type) + (isRecord ? "record struct" : "struct")
            : ClassKind(type) + (isRecord ? "record" : "class");
        var bases = new List<string>();
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object)) bases.Add(Name(parent));
        if (!type.IsEnum) bases.AddRange(type.GetInterfaces().Select(Name).Order(StringComparer.Ordinal));
        return $"{kind} {type.Namespace}.{Name(type)}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    private static string ValueKind(Type type) =>
        (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "");

    private static string ClassKind(Type type) =>
        type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            foreach (var value in Enum.GetValuesAsUnderlyingType(type))
                yield return string.Create(CultureInfo.InvariantCulture, $"{value,5} {Enum.GetName(type, value)}");
            yield break;
        }
        const BindingFlags declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
            | BindingFlags.DeclaredOnly;
        foreach (var member in type.GetMembers(declared).Where(IsSpeakable))
        {
            var text = member switch
            {
                FieldInfo field when IsVisible(field.Attributes) =>
                    $"{(field.IsLiteral ? "const" : field.IsStatic ? "static readonly" : "field")} "
                        + $"{Type(field.FieldType, s_nullability.Create(field))} {field.Name}"
                    + (field.IsLiteral ? string.Create(CultureInfo.InvariantCulture, $" = {field.GetRawConstantValue()}") : ""),
                PropertyInfo property when property.GetMethod is { } getter && IsVisible(getter) => Property(property, getter),
                ConstructorInfo constructor when IsVisible(constructor) => $".ctor({Parameters(constructor)})",
                MethodInfo method when IsVisible(method) && !IsAccessor(method) => Method(method),
                _ => null,
            };
            if (text is not null) yield return text;
        }
    }

    private static string Property(PropertyInfo property, MethodInfo getter)
    {
        var isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        var setter = property.SetMethod is { } set && IsVisible(set) ? (isInit ? " init;" : " set;") : "";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Modifiers(getter)}{required}{Type(property.PropertyType, s_nullability.Create(property))} {property.Name} {{ "
            + $"get;{setter} }}";
    }

    private static string Method(MethodInfo method)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{Modifiers(method)}{Type(method.ReturnType, s_nullability.Create(method.ReturnParameter))} "
            + $"{method.Name}{generic}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        var prefix = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        var type = parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;
        var value = parameter.HasDefaultValue
            ? string.Create(CultureInfo.InvariantCulture, $" = {parameter.RawDefaultValue ?? "default"}")
            : "";
        return $"{prefix}{Type(type, s_nullability.Create(parameter))} {parameter.Name}{value}";
    }));

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && method.DeclaringType!
            .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
            .Any(property => property.GetMethod == method || property.SetMethod == method);

    private static string Modifiers(MethodInfo method) =>
        (method.IsFamily ? "protected " : "") + (method.IsStatic ? "static " : "") + (method.IsAbstract ? "abstract "
            : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "");

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family;

    private static string Type(Type type, NullabilityInfo nullability) =>
        Name(type) + (!type.IsValueType && !type.IsGenericParameter && nullability.ReadState == NullabilityState.Nullable ? "?" : "");

    private static string Name(Type type)
    {
        if (s_keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } inner) return Name(inner) + "?";
        if (!type.IsGenericType) return type.Name;
        var plain = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{plain}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
