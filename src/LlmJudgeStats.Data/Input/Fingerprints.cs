using System.Security.Cryptography;
using System.Text;

namespace LlmJudgeStats.Data;

/// <summary>Fingerprints of what can be read again.</summary>
internal static class Fingerprints
{
    /// <summary>Of an open file, from its beginning.</summary>
    public static InputFingerprint Of(FileStream file)
    {
        file.Position = 0;
        return new(file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    /// <summary>Of every file below a folder, links left out.</summary>
    public static InputFingerprint OfFolder(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var paths = Directory.EnumerateFiles(folder, "*", options).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'));
        var lines = new StringBuilder();
        long bytes = 0;
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            using var file = File.OpenRead(Path.Combine(folder, path));
            var one = Of(file);
            bytes += one.Bytes;
            lines.Append(one.Sha256).Append("  ").Append(path).Append('\n');
        }
        return new(bytes, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString()))));
    }
}
