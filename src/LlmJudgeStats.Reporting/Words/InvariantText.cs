using System.Globalization;
using System.Runtime.CompilerServices;

namespace LlmJudgeStats.Reporting;

/// <summary>Interpolated text that is the same in every culture.</summary>
internal static class InvariantText
{
    public static string Invariant(ref Handler text) => text.ToStringAndClear();

    /// <summary>What the compiler calls for <c>Invariant($"...")</c>: nothing is boxed, and pieces may be added up.</summary>
    [InterpolatedStringHandler]
    public ref struct Handler(int literalLength, int formattedCount)
    {
        private DefaultInterpolatedStringHandler _text = new(literalLength, formattedCount, CultureInfo.InvariantCulture);

        public void AppendLiteral(string value) => _text.AppendLiteral(value);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        public void AppendFormatted<T>(T value, string? format) => _text.AppendFormatted(value, format);

        public void AppendFormatted<T>(T value, int alignment) => _text.AppendFormatted(value, alignment);

        public void AppendFormatted<T>(T value, int alignment, string? format) => _text.AppendFormatted(value, alignment, format);

        public string ToStringAndClear() => _text.ToStringAndClear();
    }
}
