namespace LlmJudgeStats.Data;

/// <summary>Which input was read: so that a report can say what it is a report of.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
/// <param name="Bytes">Its length as it is stored, packed or not; of a folder, of all its files.</param>
/// <param name="Sha256">
/// Its SHA-256 in hexadecimal digits; of a folder, that of a line for each file in ordinal order of their paths: digest, two blanks, path.
/// </param>
public sealed record InputFingerprint(long Bytes, string Sha256);
