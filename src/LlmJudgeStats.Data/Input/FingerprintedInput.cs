namespace LlmJudgeStats.Data;

/// <summary>Reads an input once, and says which it was where somebody asked.</summary>
internal static class FingerprintedInput
{
    /// <summary>What is read of a file.</summary>
    public static T Of<T>(string path, bool takesFingerprint, Func<RowInput, T> read, Func<T, InputFingerprint, T> with)
    {
        if (!takesFingerprint) return InputFile.Read(path, read);
        var (table, fingerprint) = InputFile.ReadWithFingerprint(path, read);
        return with(table, fingerprint);
    }

    /// <summary>What is read of a stream, to its end.</summary>
    public static T Of<T>(Stream stream, bool takesFingerprint, Func<RowInput, T> read, Func<T, InputFingerprint, T> with)
    {
        if (!takesFingerprint) return read(RowInput.Of(stream));
        using var hashed = new HashedStream(stream);
        return with(read(RowInput.Of(hashed)), hashed.ReadToEnd());
    }
}
