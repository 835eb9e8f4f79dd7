namespace LlmJudgeStats.Data;

/// <summary>An entry of a zip archive, as its directory describes it. Its name is never a path of ours.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Method">How it is packed: 0 not, 8 deflate, 93 Zstandard.</param>
/// <param name="Crc">The checksum of the unpacked bytes.</param>
/// <param name="Packed">How many packed bytes it has.</param>
/// <param name="Unpacked">How many unpacked ones.</param>
/// <param name="HeaderAt">Where its local header is.</param>
internal sealed record ZipEntryInfo(string Name, int Method, uint Crc, long Packed, long Unpacked, long HeaderAt);
