namespace LlmJudgeStats.Data;

/// <summary>The checksum of gzip (reflected polynomial EDB88320, RFC 1952 section 8), eight bytes at a time.</summary>
internal static class Crc32
{
    private const int Slices = 8;
    private static readonly uint[] s_table = MakeTable();

    /// <summary>The checksum of everything so far, given that of what came before; 0 to begin with.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        var table = s_table;
        var c = ~crc;
        while (data.Length >= Slices)
        {
            var low = c ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(data);
            var high = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
            c = table[(7 * 256) + (int)(low & 255)] ^ table[(6 * 256) + (int)((low >> 8) & 255)]
                ^ table[(5 * 256) + (int)((low >> 16) & 255)] ^ table[(4 * 256) + (int)(low >> 24)]
                ^ table[(3 * 256) + (int)(high & 255)] ^ table[(2 * 256) + (int)((high >> 8) & 255)]
                ^ table[256 + (int)((high >> 16) & 255)] ^ table[(int)(high >> 24)];
            data = data[Slices..];
        }
        foreach (var b in data) c = table[(int)((c ^ b) & 255)] ^ (c >> 8);
        return ~c;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[Slices * 256];
        for (var i = 0u; i < 256; i++)
        {
            var c = i;
            for (var bit = 0; bit < 8; bit++) c = (c & 1) != 0 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
            table[i] = c;
        }
        for (var i = 256; i < table.Length; i++) table[i] = table[(int)(table[i - 256] & 255)] ^ (table[i - 256] >> 8);
        return table;
    }
}
