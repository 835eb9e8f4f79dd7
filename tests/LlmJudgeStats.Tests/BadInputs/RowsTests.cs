using System.Globalization;
using System.Reflection;

namespace LlmJudgeStats.Tests.BadInputs;

public class RowsTests
{
    private static readonly Dictionary<string, string> s_later = new()
    {
        ["B09"] = "no lazy sequence is taken: HouseRuleTests.No_member_has_a_tuple_or_a_lazy_sequence",
        ["B10"] = "no lazy sequence is taken",
        ["B11"] = "spans and immutable values only; nothing of the caller's is kept",
        ["B14"] = "items have ids only in files: the reader reports the overlap",
        ["B23"] = "comparison",
        ["B24"] = "gate",
        ["B25"] = "gate",
        ["B26"] = "gate",
        ["B30"] = "comparison",
        ["B31"] = "comparison",
        ["B32"] = "comparison",
        ["B33"] = "comparison",
        ["B34"] = "clusters",
        ["B35"] = "clusters",
        ["B36"] = "clusters",
        ["B37"] = "strata",
        ["B40"] = "multiplicity",
        ["B41"] = "multiplicity",
        ["B42"] = "strata",
        ["D01"] = "files: Data.Tests IdTests",
        ["D02"] = "files: a repeated id is counted and refused on request, whatever its labels (Data.Tests IdTests)",
        ["D03"] = "files: Data.Tests IdTests",
        ["D04"] = "files: Data.Tests IdTests",
        ["D05"] = "no option names the examples of a prompt",
        ["D09"] = "files: Data.Tests JudgeColumnTests",
        ["D10"] = "files: Data.Tests JudgeColumnTests",
        ["D11"] = "no option names the system that was judged in a calibration; docs/choosing.md warns",
        ["D12"] = "no option names a time",
        ["D15"] = "clusters",
        ["D16"] = "cannot be seen in the data",
        ["D17"] = "panels",
        ["D18"] = "monitoring",
        ["D19"] = "gate",
        ["D20"] = "monitoring",
    };

    [Fact]
    public void Rows_left_for_later_are_named()
    {
        string[] rows = [.. Ids('A', 30), .. Ids('B', 42), .. Ids('D', 20)];
        var tested = new[] { typeof(SectionATests), typeof(SectionANumbersTests), typeof(SectionBTests), typeof(SectionDTests) }
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttributes().Any(attribute => attribute is FactAttribute))
            .Select(method => method.Name.Split('_')[0])
            .Distinct()
            .ToArray();
        Assert.Equal(rows.Order(StringComparer.Ordinal), tested.Concat(s_later.Keys).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("", s_later.Values);
    }

    private static IEnumerable<string> Ids(char section, int count) =>
        Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{section}{number:00}"));
}
