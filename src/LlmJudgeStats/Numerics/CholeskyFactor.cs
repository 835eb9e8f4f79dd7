namespace LlmJudgeStats.Numerics;

/// <summary>A symmetric, positive matrix as L L′.</summary>
internal sealed class CholeskyFactor
{
    private readonly double[] _lower;
    private readonly int _size;

    private CholeskyFactor(double[] lower, int size)
    {
        _lower = lower;
        _size = size;
    }

    /// <summary>The factor, or nothing when the matrix is not positive.</summary>
    /// <param name="matrix">Rows, one after the other; the lower triangle is read.</param>
    /// <param name="size">How many rows and columns.</param>
    public static CholeskyFactor? Of(ReadOnlySpan<double> matrix, int size)
    {
        var lower = matrix.ToArray();
        for (var i = 0; i < size; i++)
        {
            var row = lower.AsSpan(i * size, size);
            for (var j = 0; j <= i; j++)
            {
                var left = row[j] - Product(row, lower.AsSpan(j * size, size), j);
                if (j < i) row[j] = left / lower[(j * size) + j];
                else if (left > 0) row[j] = Math.Sqrt(left);
                else return null;
            }
        }
        return new(lower, size);
    }

    /// <summary>x with A x = b.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        var x = right.ToArray();
        for (var i = 0; i < _size; i++)
        {
            var row = _lower.AsSpan(i * _size, _size);
            x[i] = (x[i] - Product(row, x, i)) / row[i];
        }
        for (var i = _size - 1; i >= 0; i--)
        {
            var row = _lower.AsSpan(i * _size, _size);
            x[i] /= row[i];
            for (var j = 0; j < i; j++) x[j] -= row[j] * x[i];
        }
        return x;
    }

    /// <summary>The inverse: rows, one after the other.</summary>
    public double[] Inverse()
    {
        var inverse = new double[_size * _size];
        var unit = new double[_size];
        for (var i = 0; i < _size; i++)
        {
            unit[i] = 1;
            Solve(unit).CopyTo(inverse, i * _size);
            unit[i] = 0;
        }
        return inverse;
    }

    private static double Product(ReadOnlySpan<double> first, ReadOnlySpan<double> second, int length)
    {
        var sum = 0.0;
        for (var i = 0; i < length; i++) sum += first[i] * second[i];
        return sum;
    }
}
