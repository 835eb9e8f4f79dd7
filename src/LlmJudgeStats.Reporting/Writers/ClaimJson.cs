using System.Text.Json;
using LlmJudgeStats.Claims;

namespace LlmJudgeStats.Reporting;

/// <summary>The JSON of one result of <c>claims</c>.</summary>
internal static class ClaimJson
{
    /// <summary>Writes the document, ending in a line break.</summary>
    public static void Write(TextWriter text, ClaimReport report, Escaping escaping = Escaping.None) => JsonReport.Write(
        text, escaping, new("claims", report.Rows, report.Source, report.Diagnostics, report.Provenance),
        [
            .. report.Results.Select(result => (Action<Utf8JsonWriter>)(json => Write(json, result))),
            .. report.Ranks.Select(ranks => (Action<Utf8JsonWriter>)(json => Write(json, ranks))),
        ],
        (json, write) => write(json));

    private static void Write(Utf8JsonWriter json, ClaimResult result)
    {
        var estimate = result.Estimate;
        var claim = estimate.Claim;
        json.WriteStartObject();
        json.WriteStartObject("claim");
        json.WriteString("id", result.Id);
        json.WriteString("kind", IdOf(claim.Kind));
        json.WriteString("benchmark", result.Benchmark.Length == 0 ? null : result.Benchmark);
        WriteScore(json, "a", result.A, claim.A, result.LimitsOfA);
        if (claim.B is { } b) WriteScore(json, "b", result.B, b, result.LimitsOfB);
        else json.WriteNull("b");
        json.WriteBoolean("sameJudge", claim.IsSameJudge);
        json.WriteStartObject("judge");
        WriteBox(json, "a", estimate.JudgeOfA);
        if (claim.B is not null) WriteBox(json, "b", estimate.JudgeOfB);
        json.WriteEndObject();
        WriteMeasure(json, claim);
        WriteFigures(json, estimate);
        json.WriteFinite("level", estimate.Level);
        json.WriteString("verdict", ClaimSentence.Word(result));
        json.WriteBoolean("widened", estimate.IsWidened);
        json.WriteFinite("probability", result.Probability ?? double.NaN);
        WriteSurvival(json, result);
        WriteSameItems(json, result.SameItems);
        json.WriteStartObject("countCheck");
        json.WriteBoolean("a", claim.A.IsCount);
        if (claim.B is { } other) json.WriteBoolean("b", other.IsCount);
        json.WriteEndObject();
        json.WriteTexts("facts", result.Facts);
        MethodJson.Write(json, result.Method);
        json.WriteEndObject();
        json.WriteString("sentence", result.Sentence);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ClaimRanks told)
    {
        var ranks = told.Ranks;
        json.WriteStartObject();
        json.WriteStartObject("ranks");
        json.WriteString("benchmark", ranks.Benchmark.Length == 0 ? null : ranks.Benchmark);
        json.WriteFinite("level", ranks.Level);
        json.WriteObjects("scores", ranks.Entries, entry =>
        {
            WriteEntry(json, entry.Entry);
            json.WriteNumber("rankLower", entry.RankLower);
            json.WriteNumber("rankUpper", entry.RankUpper);
        });
        json.WriteObjects("excluded", ranks.Excluded, excluded =>
        {
            var (entry, reason) = excluded;
            WriteEntry(json, entry);
            json.WriteString("reason", PublishedRankSentence.IdOf(reason));
        });
        json.WriteTexts("facts", told.Lines);
        MethodJson.Write(json, told.Method);
        json.WriteEndObject();
        json.WriteString("sentence", told.Sentence);
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, PublishedEntry entry)
    {
        json.WriteString("name", entry.Name);
        json.WriteFinite("passed", entry.Score.Passed);
        json.WriteWhole("total", entry.Score.Total > 0 ? entry.Score.Total : null);
        json.WriteFinite("point", entry.Score.Rate);
        json.WriteString("judge", entry.JudgeName.Length == 0 ? null : entry.JudgeName);
    }

    /// <summary>The kind as a file writes it.</summary>
    internal static string IdOf(ClaimKind kind) => kind switch
    {
        ClaimKind.Better => "better",
        ClaimKind.Equal => "equal",
        ClaimKind.AtLeast => "at-least",
        ClaimKind.Retains => "retains",
    };

    private static void WriteScore(Utf8JsonWriter json, string name, string system, PublishedScore score, IntervalEstimate? limits)
    {
        json.WriteStartObject(name);
        json.WriteString("name", system);
        json.WriteFinite("passed", score.Passed);
        json.WriteWhole("total", score.Total > 0 ? score.Total : null);
        json.WriteFinite("point", score.Rate);
        json.WriteLimits(limits);
        json.WriteEndObject();
    }

    private static void WriteBox(Utf8JsonWriter json, string name, JudgeBox box)
    {
        json.WriteStartObject(name);
        json.WriteNumbers("sensitivity", [box.SensitivityLower, box.SensitivityUpper]);
        json.WriteNumbers("specificity", [box.SpecificityLower, box.SpecificityUpper]);
        json.WriteEndObject();
    }

    private static void WriteMeasure(Utf8JsonWriter json, PublishedClaim claim)
    {
        if (claim.Kind is ClaimKind.Equal) json.WriteFinite("margin", claim.Margin);
        if (claim.Kind is ClaimKind.AtLeast) json.WriteFinite("threshold", claim.Threshold);
    }

    private static void WriteFigures(Utf8JsonWriter json, ClaimEstimate estimate)
    {
        json.WriteStartObject("raw");
        json.WriteFinite("difference", estimate.Difference);
        json.WriteLimits(estimate.Raw);
        json.WriteEndObject();
        var isContrast = estimate.Claim.Kind is ClaimKind.Retains;
        json.WriteStartObject("corrected");
        json.WriteFinite("rangeLower", estimate.Range?.Lower ?? double.NaN);
        json.WriteFinite("rangeUpper", estimate.Range?.Upper ?? double.NaN);
        json.WriteLimits(isContrast ? null : estimate.Interval);
        json.WriteEndObject();
        if (!isContrast) return;
        json.WriteStartObject("contrast");
        json.WriteFinite("ratio", estimate.Claim.Ratio);
        json.WriteLimits(estimate.Interval);
        json.WriteEndObject();
    }

    private static void WriteSurvival(Utf8JsonWriter json, ClaimResult result)
    {
        json.WriteStartObject("survives");
        json.WriteBoolean("sameJudge", result.Estimate.SurvivesSameJudge);
        json.WriteBoolean("differentJudges", result.SurvivesDifferentJudges);
        json.WriteFinite("bar", result.Bar);
        json.WriteEndObject();
        if (!json.Opens("tipping", result.Estimate.Tipping, out var tipping)) return;
        json.WriteFinite("differentJudges", tipping.DifferentJudges);
        json.WriteFinite("differentJudgesConfident", tipping.DifferentJudgesConfident ?? double.NaN);
        json.WriteFinite("leniency", tipping.Leniency);
        json.WriteFinite("leniencyConfident", tipping.LeniencyConfident ?? double.NaN);
        json.WriteEndObject();
    }

    private static void WriteSameItems(Utf8JsonWriter json, DiscordanceBound? same)
    {
        if (!json.Opens("paired", same, out var bound)) return;
        json.WriteNumber("net", bound.Net);
        json.WriteWhole("maximumDiscordant", bound.Maximum);
        json.WriteNumber("possible", bound.Possible);
        json.WriteFinite("independent", bound.Independent);
        json.WriteEndObject();
    }
}
