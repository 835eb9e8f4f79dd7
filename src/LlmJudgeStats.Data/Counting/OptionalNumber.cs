namespace LlmJudgeStats.Data;

/// <summary>A number or none, in eight bytes: a NaN is none, and so is the default.</summary>
internal readonly record struct OptionalNumber
{
    // Bits of a number without those of a NaN: 0, the default, is the NaN.
    private readonly long _bits;

    public OptionalNumber(double? value) => _bits = Bits(value ?? double.NaN) ^ Bits(double.NaN);

    public double? Value => BitConverter.Int64BitsToDouble(_bits ^ Bits(double.NaN)) is var number && double.IsNaN(number) ? null : number;

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
