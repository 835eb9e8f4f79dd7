using System.Diagnostics.CodeAnalysis;

namespace LlmJudgeStats.Audit.Details;

/// <summary>Every figure of one finding: a record a check, with a name for each figure.</summary>
[SuppressMessage("Design", "CA1040:Avoid empty interfaces", Justification = "The records have no figure in common.")]
public interface IAuditDetails;
