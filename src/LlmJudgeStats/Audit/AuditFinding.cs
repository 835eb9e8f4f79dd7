using System.Text.Json;
using LlmJudgeStats.Audit.Details;

namespace LlmJudgeStats.Audit;

/// <summary>What one check found of one subject.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record AuditFinding
{
    /// <summary>The id of the check, <c>monotonicity</c>: its page is docs/audit, then the id.</summary>
    public required string Check { get; init; }

    /// <summary>The system, or <c>code-a / code-b</c>; none when it is about the benchmark.</summary>
    public string? Subject { get; init; }

    /// <summary>What was found.</summary>
    public required AuditVerdict Verdict { get; init; }

    /// <summary>The number that the verdict rests on; none when nothing was assessed.</summary>
    public AuditFigure? Figure { get; init; }

    /// <summary>What the figure, or the p-value, was held against; none when nothing was assessed.</summary>
    public double? Threshold { get; init; }

    /// <summary>The p-value, where the verdict rests on one.</summary>
    public double? PValue { get; init; }

    /// <summary>What that means, in words; the reason when nothing was assessed.</summary>
    public required string Sentence { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Fix { get; init; }

    /// <summary>Every figure of the check; none when there is none.</summary>
    public IAuditDetails? Details { get; init; }

    /// <summary>Writes the details as one object: names beginning small, in the order of the record; null where none is defined.</summary>
    /// <param name="json">Where to.</param>
    /// <exception cref="ArgumentNullException">No writer.</exception>
    /// <exception cref="NotSupportedException">The details are not of this library.</exception>
    public void WriteDetails(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        if (Details is not null)
        {
            JsonSerializer.Serialize(json, Details, Details.GetType(), AuditDetailsJson.Default);
            return;
        }
        json.WriteStartObject();
        json.WriteEndObject();
    }

    internal static AuditFinding NotAssessed(string check, string? subject, string reason, IAuditDetails? details = null) => new()
    {
        Check = check,
        Subject = subject,
        Verdict = AuditVerdict.NotAssessed,
        Sentence = reason,
        Details = details,
    };
}
