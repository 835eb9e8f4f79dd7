#:project ../../src/LlmJudgeStats/LlmJudgeStats.csproj
#:property PublishAot=false
#:property RestorePackagesWithLockFile=false

// How often does each interval of one proportion contain the rate? Exact: all outcomes of n items, weighted by their probability.
using LlmJudgeStats;

Console.WriteLine("95 % intervals, coverage over rates 0.005, 0.010, ... 0.995");
Console.WriteLine("                    n = 20           n = 100          n = 500");
Console.WriteLine("                   min   mean      min   mean      min   mean");
foreach (var interval in Enum.GetValues<BinomialInterval>())
{
    var line = $"{interval.Id,-16}";
    foreach (var n in (int[])[20, 100, 500])
    {
        var limits = Enumerable.Range(0, n + 1).Select(k => interval.Of(Proportion.FromCounts(k, n), level: 0.95)).ToArray();
        double[] coverage = [.. Enumerable.Range(1, 199).Select(i => Coverage(i / 200.0, limits))];
        line += $"   {coverage.Min():F3}  {coverage.Average():F3} ";
    }
    Console.WriteLine(line.TrimEnd());
}

static double Coverage(double rate, IntervalEstimate[] limits)
{
    var n = limits.Length - 1;
    var (sum, log) = (0.0, n * Math.Log(1 - rate));
    for (var k = 0; k <= n; k++)
    {
        if (limits[k].Contains(rate)) sum += Math.Exp(log);
        if (k < n) log += Math.Log((double)(n - k) / (k + 1) * rate / (1 - rate));
    }
    return sum;
}

// Prints:
// > 95 % intervals, coverage over rates 0.005, 0.010, ... 0.995
// >                     n = 20           n = 100          n = 500
// >                    min   mean      min   mean      min   mean
// > wilson             0.905  0.953    0.910  0.950    0.939  0.950
// > wald               0.095  0.851    0.394  0.926    0.871  0.945
// > agresti-coull      0.929  0.962    0.939  0.955    0.945  0.952
// > clopper-pearson    0.958  0.977    0.954  0.965    0.951  0.957
// > mid-p              0.929  0.961    0.921  0.953    0.929  0.950
// > jeffreys           0.896  0.950    0.881  0.950    0.929  0.949
// > blaker             0.952  0.967    0.950  0.958    0.950  0.953
