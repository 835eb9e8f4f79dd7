namespace LlmJudgeStats.Coverage;

/// <summary>Many drawn studies and what their intervals contain. Sums have a fixed order, whatever the number of threads.</summary>
internal static class Replications
{
    private const int Chunk = 256;

    /// <summary>The coverage of the intervals of so many studies.</summary>
    /// <param name="replications">How many are drawn.</param>
    /// <param name="answer">The estimate of a study, by its number; called from several threads.</param>
    /// <param name="truth">What an interval should contain.</param>
    /// <param name="room">Room for the rounding of the truth.</param>
    /// <param name="progress">Is told the share that is done, from any thread.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static SimulatedCoverage Run(int replications, Func<ulong, JudgeEstimate> answer, double truth, double room,
        IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var sums = new ReplicationSums[((replications - 1) / Chunk) + 1];
        var steps = new WorkProgress(sums.Length, progress);
        InParallel.For(sums.Length, chunk =>
        {
            var sum = default(ReplicationSums);
            for (var i = chunk * Chunk; i < Math.Min(replications, (chunk * Chunk) + Chunk); i++)
                sum += ReplicationSums.Of(answer((ulong)i), truth, room);
            sums[chunk] = sum;
            steps.Next();
        }, cancellationToken);
        var total = default(ReplicationSums);
        foreach (var sum in sums) total += sum;
        return new()
        {
            Coverage = (double)total.Both / replications,
            LowerCoverage = (double)total.Lower / replications,
            UpperCoverage = (double)total.Upper / replications,
            Identified = (double)total.Identified / replications,
            MeanWidth = total.Width / replications,
            Replications = replications,
        };
    }

    private readonly record struct ReplicationSums(int Both, int Lower, int Upper, int Identified, double Width)
    {
        public static ReplicationSums Of(in JudgeEstimate estimate, double truth, double room)
        {
            var lower = estimate.Interval.Lower <= truth + room;
            var upper = truth - room <= estimate.Interval.Upper;
            return new(lower && upper ? 1 : 0, lower ? 1 : 0, upper ? 1 : 0, estimate.IsIdentified ? 1 : 0, estimate.Interval.Width);
        }

        public static ReplicationSums operator +(ReplicationSums left, ReplicationSums right) => new(
            left.Both + right.Both, left.Lower + right.Lower, left.Upper + right.Upper,
            left.Identified + right.Identified, left.Width + right.Width);
    }
}
