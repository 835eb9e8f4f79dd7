using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>One thing wrong in a file: where, what, and what to do.</summary>
/// <param name="Code">A stable code: <c>LJS4011</c>. Codes are never reused.</param>
/// <param name="Message">What was given and what is allowed.</param>
/// <param name="Hint">What to do.</param>
/// <remarks>Texts from the file are shortened and their control and invisible characters escaped. Immutable, thread-safe.</remarks>
public sealed record JudgeDataError(string Code, string Message, string Hint)
{
    /// <summary>The physical line, from 1; <see langword="null"/> when the error has no line.</summary>
    public long? Line { get; init; }

    /// <summary>The column's name; <see langword="null"/> when the error is not about one column.</summary>
    public string? Column { get; init; }

    /// <summary>The item's id; <see langword="null"/> when it has none or it is not known.</summary>
    public string? ItemId { get; init; }

    /// <summary>The error in one line, without the path.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Line is { } line) text.Append("line ").Append(line).Append(": ");
        if (Column is not null) text.Append("column '").Append(Excerpt.Of(Column)).Append("': ");
        if (ItemId is not null) text.Append("item '").Append(Excerpt.Of(ItemId)).Append("': ");
        return text.Append(Message).Append("; ").Append(Hint).Append(" [").Append(Code).Append(']').ToString();
    }
}
