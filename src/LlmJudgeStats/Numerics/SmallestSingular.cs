namespace LlmJudgeStats.Numerics;

/// <summary>The smallest singular value of a square matrix, and its left vector.</summary>
internal static class SmallestSingular
{
    private const int Sweeps = 60;              // a handful do
    private const double Orthogonal = 1e-15;    // a cosine that is rounding

    /// <summary>Rows are turned in pairs until all are orthogonal; their lengths are the singular values (Hestenes' method).</summary>
    /// <param name="matrix">Rows, one after the other.</param>
    /// <param name="size">How many rows and columns.</param>
    /// <param name="left">The left singular vector of the smallest value, of length 1; its sign means nothing.</param>
    public static double Of(ReadOnlySpan<double> matrix, int size, out double[] left)
    {
        var rows = matrix.ToArray();
        var turns = new double[size * size];
        for (var i = 0; i < size; i++) turns[(i * size) + i] = 1;
        var isDone = false;
        for (var sweep = 0; sweep < Sweeps && !isDone; sweep++) isDone = !Sweep(rows, turns, size);
        var smallest = double.PositiveInfinity;
        var at = 0;
        for (var i = 0; i < size; i++)
        {
            var length = Math.Sqrt(Product(Row(rows, i, size), Row(rows, i, size)));
            if (!(length < smallest)) continue;
            smallest = length;
            at = i;
        }
        left = Row(turns, at, size).ToArray();
        return smallest;
    }

    // Whether anything was turned.
    private static bool Sweep(double[] rows, double[] turns, int size)
    {
        var hasTurned = false;
        for (var i = 0; i < size; i++)
        {
            for (var j = i + 1; j < size; j++)
            {
                var a = Product(Row(rows, i, size), Row(rows, i, size));
                var b = Product(Row(rows, j, size), Row(rows, j, size));
                var c = Product(Row(rows, i, size), Row(rows, j, size));
                if (!(Math.Abs(c) > Orthogonal * Math.Sqrt(a * b))) continue;
                hasTurned = true;
                var zeta = (b - a) / (2 * c);
                var tangent = Math.CopySign(1, zeta) / (Math.Abs(zeta) + Math.Sqrt(1 + (zeta * zeta)));
                var cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
                Turn(Row(rows, i, size), Row(rows, j, size), cosine, cosine * tangent);
                Turn(Row(turns, i, size), Row(turns, j, size), cosine, cosine * tangent);
            }
        }
        return hasTurned;
    }

    private static void Turn(Span<double> first, Span<double> second, double cosine, double sine)
    {
        for (var k = 0; k < first.Length; k++)
        {
            var x = first[k];
            var y = second[k];
            first[k] = (cosine * x) - (sine * y);
            second[k] = (sine * x) + (cosine * y);
        }
    }

    private static Span<double> Row(double[] rows, int row, int size) => rows.AsSpan(row * size, size);

    private static double Product(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var sum = 0.0;
        for (var i = 0; i < first.Length; i++) sum += first[i] * second[i];
        return sum;
    }
}
