using System.Text.Json;

namespace LlmJudgeStats.Tests.Reference;

/// <summary>One figure of tests/reference: its input, what must come out, and how near.</summary>
internal sealed class ReferenceCase(JsonElement json)
{
    public string Id => json.GetProperty("id").GetString()!;

    public string Use => json.GetProperty("use").GetString()!;

    public double Level => Input.GetProperty("level").GetDouble();

    public string? Interval => Input.TryGetProperty("interval", out var interval) ? interval.GetString() : null;

    public JsonElement Input => json.GetProperty("input");

    public JsonElement Expect => json.GetProperty("expect");

    public JudgeStudy Study => new() { Test = Rate(Input.GetProperty("test"), "positives", "negatives"), Calibration = Calibration };

    public Calibration Calibration
    {
        get
        {
            Calibration calibration = default;
            if (Input.TryGetProperty("calibration", out var counts))
            {
                calibration = new()
                {
                    Sensitivity = Rate(counts, "truePositive", "falseNegative"),
                    Specificity = Rate(counts, "trueNegative", "falsePositive"),
                };
            }
            if (Input.TryGetProperty("sensitivity", out var sensitivity))
                calibration = calibration with { Sensitivity = KnownOrMeasured(sensitivity) };
            if (Input.TryGetProperty("specificity", out var specificity))
                calibration = calibration with { Specificity = KnownOrMeasured(specificity) };
            var design = Input.TryGetProperty("design", out var name) ? DesignOf(name) : default;
            return calibration with { Design = design };
        }
    }

    /// <summary>A table of strata; <c>range</c> and <c>weights</c> where they are not [0, 1] and as observed.</summary>
    public MeanStudy MeanStudy
    {
        get
        {
            var labelled = Input.GetProperty("labelled").EnumerateArray().Select(Numbers).ToArray();
            var counts = labelled.SelectMany(row => row).ToArray();
            var values = Numbers(Input.GetProperty("values"));
            var isUnit = !Input.TryGetProperty("range", out var ends);
            var range = isUnit ? ValueRange.Unit : new(ends[0].GetDouble(), ends[1].GetDouble());
            return new()
            {
                Table = StrataTable.Of(range, values, labelled.Length, counts, Numbers(Input.GetProperty("unlabelled"))),
                Design = DesignOf(Input.GetProperty("design")),
                Weights = Input.TryGetProperty("weights", out var weights) ? Numbers(weights) : default(ReadOnlyMemory<double>),
            };

            static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];
        }
    }

    private static string Root => Path.Combine(AppContext.BaseDirectory, "reference");

    /// <summary>The files of a folder, such as <c>strata</c>, as <see cref="Read"/> takes them.</summary>
    public static IReadOnlyList<string> Files(string folder)
    {
        var full = Path.Combine(Root, folder);
        if (!Directory.Exists(full)) return [];
        var files = Directory.EnumerateFiles(full, "*.json").Select(path => $"{folder}/{Path.GetFileName(path)}");
        return [.. files.Order(StringComparer.Ordinal)];
    }

    public static IEnumerable<ReferenceCase> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, file)));
        foreach (var element in document.RootElement.EnumerateArray()) yield return new(element.Clone());
    }

    /// <summary>Says what disagrees, or nothing.</summary>
    public IEnumerable<string> Disagreements(IEnumerable<(string Quantity, double Value)> values)
    {
        var compared = 0;
        foreach (var (quantity, value) in values)
        {
            if (!Expect.TryGetProperty(quantity, out var element)) continue;
            compared++;
            if (element.ValueKind == JsonValueKind.Null)
            {
                if (!double.IsNaN(value)) yield return $"{Id} {quantity}: {value:R}, expected none";
                continue;
            }
            var expected = element.GetDouble();
            if (!IsNear(quantity, value, expected))
                yield return $"{Id} {quantity}: {value:R}, expected {expected:R}, off by {value - expected:E1}";
        }
        if (compared == 0) yield return $"{Id}: nothing was compared";
    }

    /// <summary>Says what is further from its figure than a law allows, whatever the case itself allows.</summary>
    public IEnumerable<string> FurtherThan(double distance, IEnumerable<(string Quantity, double Value)> values)
    {
        foreach (var (quantity, value) in values)
        {
            if (!Expect.TryGetProperty(quantity, out var element) || element.ValueKind == JsonValueKind.Null) continue;
            var difference = Math.Abs(value - element.GetDouble());
            if (!(difference <= distance)) yield return $"{Id} {quantity}: off by {difference:E1}";
        }
    }

    public bool IsNear(string quantity, double value, double expected)
    {
        var agree = json.GetProperty("agree");
        if (agree.TryGetProperty(quantity, out var own)) agree = own;
        var difference = Math.Abs(value - expected);
        return (agree.TryGetProperty("relative", out var relative) && difference <= relative.GetDouble() * Math.Abs(expected))
            || (agree.TryGetProperty("absolute", out var absolute) && difference <= absolute.GetDouble());
    }

    private static CalibrationDesign DesignOf(JsonElement name) =>
        Enum.Parse<CalibrationDesign>(name.GetString()!.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private static Proportion KnownOrMeasured(JsonElement rate) => rate.TryGetProperty("known", out var known)
        ? Proportion.Known(known.GetDouble())
        : Proportion.FromCounts(rate.GetProperty("successes").GetDouble(), rate.GetProperty("size").GetDouble());

    private static Proportion Rate(JsonElement counts, string successes, string failures)
    {
        var (s, f) = (counts.GetProperty(successes).GetDouble(), counts.GetProperty(failures).GetDouble());
        return Proportion.FromCounts(s, s + f);
    }
}
