namespace LlmJudgeStats.Audit;

/// <summary>Pairs of points, by whether two rows of numbers order them alike. Source: audit.md 8.</summary>
internal readonly record struct OrderedPairs(long Concordant, long Discordant, long UntiedX, long UntiedY, long All)
{
    public static OrderedPairs Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Check.SameLength(nameof(x), x.Length, nameof(y), y.Length);
        long concordant = 0, discordant = 0, untiedX = 0, untiedY = 0, all = 0;
        for (var a = 0; a < x.Length; a++)
        {
            for (var b = a + 1; b < x.Length; b++)
            {
                var ofX = Sign(x[a] - x[b]);
                var ofY = Sign(y[a] - y[b]);
                all++;
                if (ofX != 0) untiedX++;
                if (ofY != 0) untiedY++;
                if (ofX * ofY > 0) concordant++;
                if (ofX * ofY < 0) discordant++;
            }
        }
        return new(concordant, discordant, untiedX, untiedY, all);
    }

    private static int Sign(double difference) => Math.Abs(difference) <= AuditTolerance.Equal ? 0 : Math.Sign(difference);
}
