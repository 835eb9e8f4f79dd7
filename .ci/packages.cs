#:property PublishAot=false
// What a package carries is named: dotnet run .ci/packages.cs -- FOLDER, from the root of the repository.
// FOLDER holds the packed files and, for each of them, its bill of materials, <id>.cdx.json.
// Prints what is missing; exit code 1 when something is.
using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;

var artifacts = args[0];
List<string> missing = [];

using (var tool = ZipFile.OpenRead(Directory.GetFiles(artifacts, "judgestats.*.nupkg").Single()))
{
    var notices = Text(tool, "THIRD-PARTY-NOTICES.txt");
    var named = Regex.Matches(notices, @"^== (\S+ \S+): \S+", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToHashSet();
    using var dependencies = JsonDocument.Parse(Text(tool, "tools/net10.0/any/judgestats.deps.json"));
    var carried = dependencies.RootElement.GetProperty("libraries").EnumerateObject()
        .Where(library => library.Value.GetProperty("type").GetString() == "package")
        .Select(library => library.Name.Replace('/', ' ')).ToHashSet();
    missing.AddRange(carried.Except(named).Select(library => $"the licence of {library} in THIRD-PARTY-NOTICES.txt"));
    missing.AddRange(named.Except(carried).Select(library => $"{library}, which THIRD-PARTY-NOTICES.txt names, in the tool"));
    var dlls = tool.Entries.Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal)).Select(entry => entry.Name[..^4])
        .Where(name => name != "judgestats" && !name.StartsWith("LlmJudgeStats", StringComparison.Ordinal));
    string[] kinds = ["runtime", "runtimeTargets"];
    // A package's file may have another name than the package: Parquet.Net has Parquet.dll.
    var files = dependencies.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject())
        .SelectMany(library => kinds
            .SelectMany(kind => library.Value.TryGetProperty(kind, out var own) ? [.. own.EnumerateObject()] : Array.Empty<JsonProperty>()))
        .Select(file => Path.GetFileNameWithoutExtension(file.Name)).ToHashSet();
    missing.AddRange(dlls.Where(dll => !files.Contains(dll)).Select(dll => $"the package of {dll}.dll"));
    if (tool.GetEntry("third-party/System.IO.Hashing/THIRD-PARTY-NOTICES.TXT") is null)
        missing.Add("the notices that System.IO.Hashing brings");
}

foreach (var package in Directory.GetFiles(artifacts, "*.nupkg"))
{
    using var archive = ZipFile.OpenRead(package);
    var specification = archive.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal));
    var id = Path.GetFileNameWithoutExtension(specification.Name);
    var project = id == "judgestats" ? "LlmJudgeStats.Tool" : id;
    var bill = Path.Combine(artifacts, id + ".cdx.json");
    if (!File.Exists(bill))
    {
        missing.Add(bill);
        continue;
    }
    using var sbom = JsonDocument.Parse(File.ReadAllText(bill));
    using var locks = JsonDocument.Parse(File.ReadAllText(Path.Combine("src", project, "packages.lock.json")));
    var format = sbom.RootElement.GetProperty("bomFormat").GetString();
    if (format != "CycloneDX" || sbom.RootElement.GetProperty("specVersion").GetString() != "1.6")
        missing.Add($"CycloneDX 1.6 in {bill}");
    var locked = locks.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
        .Where(library => library.Value.GetProperty("type").GetString() != "Project")
        .ToDictionary(library => library.Name, library => library.Value.GetProperty("resolved").GetString());
    var components = sbom.RootElement.TryGetProperty("components", out var list) ? list.EnumerateArray().ToList() : [];
    foreach (var (name, version) in locked)
    {
        var found = components.Where(component => component.GetProperty("name").GetString() == name).ToList();
        if (!found.Any(component => component.GetProperty("version").GetString() == version))
            missing.Add($"{name} {version} in {bill}");
        else if (!found.All(component => component.TryGetProperty("licenses", out var licences) && licences.GetArrayLength() > 0))
            missing.Add($"the licence of {name} in {bill}");
    }
    Console.WriteLine($"{id}: {locked.Count} libraries, {components.Count} components");
}

foreach (var one in missing) Console.WriteLine($"missing: {one}");
return missing.Count == 0 ? 0 : 1;

static string Text(ZipArchive archive, string name)
{
    if (archive.GetEntry(name) is not { } entry) return name.EndsWith(".json", StringComparison.Ordinal) ? "{}" : "";
    using var reader = new StreamReader(entry.Open());
    return reader.ReadToEnd();
}
