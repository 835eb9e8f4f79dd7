using System.CommandLine;

namespace LlmJudgeStats.Tool.CommandLine;

/// <summary>How and where an answer is written: the options that every command has.</summary>
/// <param name="formats">The formats that can hold the answer.</param>
internal sealed class OutputOptions(IReadOnlyList<ReportFormat> formats)
{
    private static readonly string[] s_servers = [.. Enum.GetValues<BuildServer>().Select(server => server.ToString().ToLowerInvariant())];

    private readonly string _ids = ReportFormats.Line(formats);

    public Option<string?> Format { get; } =
        NewOption.OneOf("--format", "F", ReportFormats.Names(formats), $"{ReportFormats.Line(formats)} [text]");

    public Option<string?> Output { get; } = NewOption.Text("--output", "PATH", "write a file instead of standard output");

    public Option<bool> Explain { get; } =
        NewOption.Switch("--explain", "also print what each method assumes and where it comes from; json always has it");

    public Option<bool> Force { get; } = NewOption.Switch("--force", "overwrite the file of --output");

    public Option<string?> Annotate { get; } = NewOption.OneOf("--annotate", "SERVER", s_servers,
        "github or azure: with --output, mark the run by commands on standard output");

    /// <summary>All of them.</summary>
    public OptionGroup Group => new("Output", [Format, Explain, Output, Force, Annotate]);

    public OutputTarget TargetOf(Given given)
    {
        var format = FormatOf(given);
        var path = given.Text(Output);
        if (given.Switch(Force) && path is null) throw new UsageException("--force overwrites the file of --output PATH, which is missing");
        if (path is null && format == ReportFormat.Meai)
            throw new UsageException("--format meai writes a folder of results: add --output ROOT, the root of the storage");
        if (path is "") throw new UsageException("--output needs a path");
        return new(path, ExistingOf(given))
        {
            CommandLine = given.Line([Output, Force, Annotate]),
            Explains = Explains(given),
            Annotates = ServerOf(given, path),
            Format = format,
        };
    }

    public ExistingFile ExistingOf(Given given) => given.Switch(Force) ? ExistingFile.Replace : ExistingFile.Keep;

    public ReportFormat FormatOf(Given given)
    {
        if (given.Text(Format) is not { } id) return ReportFormat.Text;
        var format = ReportFormats.Find(id) ?? throw new UsageException($"--format {id}: no such format; use {_ids}");
        return formats.Contains(format) ? format : throw new UsageException($"--format {id}: {WhyNot(format)}; use {_ids}");
    }

    private bool Explains(Given given)
    {
        if (!given.Switch(Explain)) return false;
        var format = FormatOf(given);
        return format.HasRoomForMethods ? true : throw new UsageException($"--explain: {ReportFormats.Names([format])[0]} has no room for "
            + "it; use text, markdown or html, or json, which always has assumptions and citation");
    }

    private static string WhyNot(ReportFormat format) => format switch
    {
        ReportFormat.Csv => "this answer has no table of figures",
        ReportFormat.Svg => "this answer has no picture",
        _ => "it holds a pass rate, which only estimate and gate have",
    };

    private BuildServer? ServerOf(Given given, string? path)
    {
        if (given.Text(Annotate) is not { } id) return null;
        var at = Array.FindIndex(s_servers, server => string.Equals(server, id, StringComparison.OrdinalIgnoreCase));
        if (at < 0) throw new UsageException($"--annotate {id}: no such build server; use {string.Join(" or ", s_servers)}");
        return path is not null ? Enum.GetValues<BuildServer>()[at] : throw new UsageException(
            $"--annotate {id}: the commands stand on standard output and the report must not stand between them; add --output PATH");
    }
}
