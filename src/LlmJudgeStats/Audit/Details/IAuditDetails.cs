namespace LlmJudgeStats.Audit.Details;

/// <summary>Every figure of one finding: a record a check, with a name for each figure.</summary>
public interface IAuditDetails
{
    /// <summary>Says every figure with its name, in a fixed order.</summary>
    /// <param name="writer">Who is told.</param>
    /// <exception cref="ArgumentNullException">No writer.</exception>
    void WriteTo(IAuditDetailsWriter writer);
}
