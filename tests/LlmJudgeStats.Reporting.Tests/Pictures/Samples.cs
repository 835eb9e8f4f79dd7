using LlmJudgeStats.Audit.Details;
using LlmJudgeStats.JudgeConfidence;

namespace LlmJudgeStats.Reporting.Tests;

/// <summary>Every picture with data of ordinary studies and with data that break careless drawings.</summary>
internal static class Samples
{
    public const string Injection = "\"><img src=x onerror=alert(2)>";

    /// <summary>Names that somebody or something put into a file.</summary>
    public static readonly string[] Names =
    [
        Injection, "نموذج الحكم الرئيسي", new('x', 10_000), "a\u0000b\u001b[31m\n\u202ec\ud800\ufffe", "",
        "</style><script>alert(1)</script>", string.Concat(Enumerable.Repeat("模型😀", 40)),
    ];

    private const long Huge = 1_000_000_000_000_000;

    private static readonly double[] s_times = [.05, .1, .2, .5, 1, 2, 4, 8];

    private static readonly WidthPoint[] s_nq301 = Curve(697, .248, .157, .099, .0622, .0466, .0371, .0315, .0284);

    private static readonly DensityPoint[] s_flat = [.. Enumerable.Range(0, 1001).Select(i => new DensityPoint(i / 1000.0, 1))];

    public static readonly RateMark Corrected = new(.736, .691, .784);

    public static readonly RateMark Judge = new(.67, .653, .687);

    public static IEnumerable<(string Name, IPicture Picture)> All =>
    [
        .. Intervals.Select(sample => ($"intervals: {sample.Name}", (IPicture)sample.Picture)),
        .. Rows.Select(sample => ($"rows: {sample.Name}", (IPicture)sample.Picture)),
        .. Shares.Select(sample => ($"shares: {sample.Name}", (IPicture)sample.Picture)),
        .. Judges.Select(sample => ($"judges: {sample.Name}", (IPicture)sample.Picture)),
        .. Reliabilities.Select(sample => ($"reliabilities: {sample.Name}", (IPicture)sample.Picture)),
        .. Widths.Select(sample => ($"widths: {sample.Name}", (IPicture)sample.Picture)),
        .. Leaderboards.Select(sample => ($"leaderboards: {sample.Name}", (IPicture)sample.Picture)),
        .. Coverages.Select(sample => ($"coverages: {sample.Name}", (IPicture)sample.Picture)),
        .. Posteriors.Select(sample => ($"posteriors: {sample.Name}", (IPicture)sample.Picture)),
        .. Drifts.Select(sample => ($"drifts: {sample.Name}", (IPicture)sample.Picture)),
        .. Trajectories.Select(sample => ($"trajectories: {sample.Name}", (IPicture)sample.Picture)),
        .. Gaps.Select(sample => ($"gaps: {sample.Name}", (IPicture)sample.Picture)),
        .. Difficulties.Select(sample => ($"difficulties: {sample.Name}", (IPicture)sample.Picture)),
    ];

    public static IEnumerable<(string Name, TrajectoryPicture Picture)> Trajectories =>
    [
        ("sixteen", new([.. Enumerable.Range(1, 16).Select(i => new TrajectoryPoint(500 * i, Around(.3 + (.02 * i))))], .95)
        {
            System = "train", Best = 8, Luck = .032, Growth = (-.04, -.76, .72),
        }),
        ("two", new([new(1, new(0, 0, .3)), new(1.5, new(1, .7, 1))], .9) { Best = 1 }),
        ("one", new([new(1000, Around(.5))], .95) { Best = 0, Luck = 0 }),
        ("none", new([], .95)),
        ("far apart", new([new(-1.7e308, Around(.5)), new(0, Around(.6)), new(1.7e308, Around(.7))], .95) { Best = 2 }),
        ("near", new([new(1e-300, Around(.5)), new(2e-300, Around(.6))], .95)),
        ("three hundred", new([.. Enumerable.Range(0, 300).Select(i => new TrajectoryPoint(i * 1e6, Around(.5)))], .95) { Best = 0 }),
        .. Names.Select((name, i) => ($"name {i}", new TrajectoryPicture([new(1, Around(.5)), new(2, Around(.6))], .95) { System = name })),
    ];

    public static IEnumerable<(string Name, GapPicture Picture)> Gaps =>
    [
        ("contaminated", new(
            [
                new("s3", .199, .118, .281, true), new("s6", .163, .086, .24, true), new("s5", .037, -.04, .114, false),
                new("s7", -.03, -.108, .047, false),
            ], .95) { Old = "public", Fresh = "private" }),
        ("the ends", new([new("a", 1, 1, 1, true), new("b", -1, -1, -1, false)], .95)),
        ("nothing", new([new("a", 0, 0, 0, false)], .95)),
        ("none", new([], .95)),
        ("all below", new([new("a", -.4, -.45, -.36, false)], .95)),
        ("a hundred", new([.. Enumerable.Range(0, 100).Select(i => new GapRow($"system {i}", .5 - (i / 100.0), -.7, .7, i < 3))], .95)),
        ("names", new([.. Names.Select(name => new GapRow(name, .1, 0, .2, true))], .95) { Old = Injection, Fresh = Names[2] }),
    ];

    public static IEnumerable<(string Name, DifficultyPicture Picture)> Difficulties =>
    [
        ("saturated", Items([1, 0, 2, 2, 1, 8, 8, 9, 12, 207], [1, 0, 0, 0, 0, 0, 0, 0, 0, 174])),
        ("one item", Items([0, 0, 0, 0, 1, 0, 0, 0, 0, 0], new long[10])),
        ("no item", Items(new long[10], new long[10])),
        ("all dead", Items([5, 0, 0, 0, 0, 3, 0, 0, 0, 7], [5, 0, 0, 0, 0, 3, 0, 0, 0, 7])),
        ("huge", Items([.. Enumerable.Repeat(Huge, 10)], [.. Enumerable.Repeat(Huge / 3, 10)])),
        ("no band", new([])),
    ];

    private static DifficultyPicture Items(long[] items, long[] dead) =>
        new(
            [
                .. items.Select((count, band) => new DifficultyBand
                {
                    From = band / 10.0, To = (band + 1) / 10.0, Items = count, Dead = dead[band],
                }),
            ])
        {
            AllFail = dead[0],
            AllPass = dead[^1],
        };

    public static IEnumerable<(string Name, PosteriorPicture Picture)> Posteriors =>
    [
        ("nq301", new(Normal(.736, .0235), Corrected, .95) { Prior = s_flat, Gate = .7, ProbabilityOfGate = .939 }),
        ("no gate", new(Normal(.736, .0235), Corrected, .95)),
        ("a gate left of it", new(Normal(.736, .0235), Corrected, .95) { Gate = .2, ProbabilityOfGate = 1 }),
        ("a gate right of it", new(Normal(.736, .0235), Corrected, .95) { Gate = .99, ProbabilityOfGate = .0000001 }),
        ("a gate at the end", new(Normal(.736, .0235), Corrected, .95) { Gate = .635, ProbabilityOfGate = .99999 }),
        ("wide", new(Normal(.5, .4), new(.5, .02, .98), .95) { Prior = s_flat, Gate = .5, ProbabilityOfGate = .5 }),
        ("narrow", new(Normal(.99995, .00001), new(.99995, .99993, .99997), .95)),
        ("at the end", new(Normal(1, .03), new(.976, .94, 1), .9) { Prior = s_flat, Gate = 1, ProbabilityOfGate = 0 }),
        ("infinite", new([new(0, double.PositiveInfinity), new(.01, 10), new(.5, 1), new(1, 0)], new(.1, 0, .4), .95)),
        ("a point", new([new(.7, 1)], new(.7, .7, .7), .95) { Gate = .7, ProbabilityOfGate = 1 }),
        ("nothing", new([], new(double.NaN, 0, 1), .95) { PriorWords = Injection }),
        ("zero", new([new(0, 0), new(1, 0)], new(0, 0, 0), .95)),
        ("a prior in words", new(Normal(.736, .0235), Corrected, .95) { Prior = s_flat, PriorWords = Names[2] }),
    ];

    public static IEnumerable<(string Name, DriftPicture Picture)> Drifts =>
    [
        ("ten weeks", new([.. Enumerable.Range(1, 10).Select(Week)], [new(6, "judge replaced")], .95) { PeriodWord = "week" }),
        ("a gap", new([Week(1), Week(2), new("3", null, null), Week(4), new("5", Around(.9), null)], [], .95)),
        ("one", new([Week(1)], [new(0, "first"), new(1, "last")], .95)),
        ("none", new([], [], .95)),
        ("equal", new([new("1", Around(.5), Around(.5)), new("2", Around(.5), Around(.5))], [], .95)),
        ("at the ends", new([new("1", new(1, 1, 1), new(1, 1, 1)), new("2", new(0, 0, 0), new(0, 0, 0))], [], .95)),
        ("not identified", new([new("1", new(double.NaN, 0, 1), new(double.NaN, 0, 1))], [], .95)),
        ("two hundred", new([.. Enumerable.Range(1, 200).Select(i => new DriftPeriod($"2026-W{i}", Around(.8), Around(.7)))], [], .95)),
        ("many changes", new([.. Enumerable.Range(1, 30).Select(Week)],
            [.. Enumerable.Range(1, 29).Select(i => new DriftChange(i, $"change number {i}"))], .95)),
        ("names", new([.. Names.Select(name => new DriftPeriod(name, Around(.8), Around(.7)))],
            [.. Names.Select((name, i) => new DriftChange(i, name))], .95) { PeriodWord = Names[2] }),
    ];

    public static IEnumerable<(string Name, LeaderboardPicture Picture)> Leaderboards =>
    [
        ("nq301", new(
            [
                System("EMDR2", new(.871, .669, 1), .745, .795, 12),
                System("text-davinci-003_fewshot-n64", new(.795, .661, .971), .69, .763, 12),
                System("Rocketv2_FiD", new(.779, .599, 1), .67, .711, 12), System("FiD", new(.605, .407, .802), .605, .667, 12),
            ], .95) { GroupWord = "system" }),
        ("told apart", new([System("a", Corrected, .7, null, 1), System("b", Judge, .6, null, 2)], .95)),
        ("two alike", new([System("a", Corrected, .7, null, 2), System("b", Judge, .6, null, 2)], .95)),
        ("no ranks", new([new("a", Corrected), new("b", new(double.NaN, 0, 1)) { Judge = .5 }], .95)),
        ("none", new([], .95)),
        ("one", new([System("a", new(1, 1, 1), 1, 1, 1)], .95)),
        ("a hundred", new([.. Enumerable.Range(0, 100).Select(i => System($"group {i}", Around(1 - (i / 100.0)), null, null, 100))], .95)),
        ("huge ranks", new([System("a", Corrected, null, null, int.MaxValue)], .95)),
        ("names", new([.. Names.Select(name => System(name, Corrected, .6, .7, 9))], .95) { GroupWord = Injection }),
    ];

    public static IEnumerable<(string Name, CoveragePicture Picture)> Coverages =>
    [
        ("six", Grid([.55, .65, .75, .85, .95, 1], .944)),
        ("one", Grid([.9], 1)),
        ("twelve", Grid([.45, .5, .55, .6, .65, .7, .75, .8, .85, .9, .95, 1], .94)),
        ("thirty", Grid([.. Enumerable.Range(1, 30).Select(i => i / 30.0)], .93)),
        ("another level", Grid([.6, .975], .989) with { Level = .99 }),
        ("not known", new([.5, .6], [.7], [[double.NaN], [.96]], .95)),
        ("nothing known", new([.5], [.7], [[double.NaN]], .95)),
        ("all and none", new([.5], [.7, .8], [[0, 1]], .95)),
    ];

    public static IEnumerable<(string Name, RowsPicture Picture)> Rows =>
    [
        ("nq301", new(Account(2840, 697, 10, 7094))),
        ("none", new(Account(0, 0, 0, 0))),
        ("no parts", new([])),
        ("one row", new([new("labelled items", 1, RowsPartKind.Labelled)])),
        ("huge", new(Account(long.MaxValue, long.MaxValue, 1, long.MaxValue))),
        ("thin at the end", new(Account(100_000, 20, 1, 1))),
        ("names", new([.. Names.Select(name => new RowsPart(name, 12_345, RowsPartKind.Skipped))])),
    ];

    public static IEnumerable<(string Name, SharesPicture Picture)> Shares =>
        [("nq301", new(.295, .561, .144)), ("one", new(0, 1, 0)), ("thin", new(.999, .0005, .0005)), ("none", new(0, 0, 0))];

    public static IEnumerable<(string Name, JudgePicture Picture)> Judges =>
    [
        ("gpt-4", new([OneJudge("gpt-4", new(.855, .819, .884), new(.844, .793, .884))], .95)),
        ("perfect", new([OneJudge("p", new(1, .99, 1), new(1, .98, 1))], .95)),
        ("known", new([OneJudge("k", new(1, 1, 1), new(1, 1, 1))], .95)),
        ("worst", new([OneJudge("w", new(0, 0, .02), new(0, 0, .03))], .95)),
        ("chance", new([OneJudge("c", new(.3, .2, .4), new(.2, .1, .3))], .95)),
        ("wide", new([OneJudge("w", new(.5, 0, 1), new(.5, 0, 1))], .95)),
        ("no bad answers", new([OneJudge("n", new(.8, .7, .9), new(double.NaN, 0, 1))], .95)),
        ("none", new([], .95)),
        ("three", new([.. Enumerable.Range(0, 3).Select(i => OneJudge($"judge-{i}", Around(.7 + (.1 * i)), Around(.9 - (.1 * i))))], .95)),
        ("twelve alike", new([.. Enumerable.Range(0, 12).Select(_ => OneJudge("same", Around(.9), Around(.85)))], .95)),
        ("forty", new([.. Enumerable.Range(0, 40).Select(i => OneJudge($"{i}", Around(i / 40.0), Around(.8)))], .95)),
        ("names", new([.. Names.Select(name => OneJudge(name, Around(.9), Around(.2)))], .95)),
    ];

    public static IEnumerable<(string Name, ReliabilityPicture Picture)> Reliabilities =>
    [
        ("ten bands", new([.. Enumerable.Range(0, 10).Select(i => Band(i / 10.0, (i + 1) / 10.0, 24, 2 + (2 * i)))], .95)),
        ("two bands", new([Band(.5, .7, 20, 11), Band(.71, .99, 40, 39)], .9)),
        ("one item", new([Band(.5, .5, 1, 1)], .95)),
        ("sure and wrong", new([Band(1, 1, 500, 0)], .95)),
        ("unsure and right", new([Band(0, 0, 500, 500)], .95)),
        ("on each other", new([.. Enumerable.Range(0, 100).Select(i => Band(.5, .5 + (i / 1e6), 1_000_000_000_000, 1))], .95)),
        ("none", new([], .95)),
    ];

    private static ReliabilityBand Band(double from, double to, long items, long right) => new(from, to, items, right, (from + to) / 2);

    public static IEnumerable<(string Name, WidthPicture Picture)> Widths =>
    [
        ("nq301", new(s_nq301, new(697, .0466)) { Floor = .0248 }),
        ("a gate", new(s_nq301, new(697, .0466)) { Floor = .0248, Needed = .03 }),
        ("a gate in reach", new(s_nq301, new(697, .0466)) { Needed = .2 }),
        ("a gate below", new(s_nq301, new(697, .0466)) { Floor = .0248, Needed = .001 }),
        ("no width", new(Curve(100, 0, 0, 0, 0, 0, 0, 0, 0), new(100, 0)) { Floor = 0 }),
        ("one label", new([new(1, .5)], new(1, .5))),
        ("no curve", new([], new(40, .2)) { Floor = .1, Needed = .1 }),
        ("few", new(Curve(4, .5, .5, .5, .5, .49, .45, .4, .3), new(4, .49)) { Floor = .1 }),
        ("huge", new(Curve(Huge, .00248, .00157, .00099, .0006, .0004, .0003, .0002, .0001), new(Huge, .0004))),
        ("here at the end", new([new(10, .3), new(1000, .05)], new(1000, .05)) { Floor = .04 }),
    ];


    public static IEnumerable<(string Name, IntervalPicture Picture)> Intervals =>
    [
        ("nq301", new([Row("corrected", Corrected), Companion(new(.736, .69, .782)), AtItsWord(Judge)], .95) { People = .708 }),
        ("a gate", new([Row("corrected", new(.871, .669, 1)), AtItsWord(new(.745, .684, .798))], .95) { Gate = .75, People = .795 }),
        ("a gate afar", new([Row("corrected", Corrected), AtItsWord(Judge)], .9) { Gate = .95, People = .708 }),
        ("not identified", new([Row("corrected", new(double.NaN, 0, 1)), AtItsWord(new(.5, .404, .596))], .95)),
        ("partly identified", new([Row("corrected", new(double.NaN, .3, .8))], .95)),
        ("all", new([Row("corrected", new(1, .9996, 1)), AtItsWord(new(1, 1, 1))], .95) { Gate = 1, People = 1 }),
        ("none", new([Row("corrected", new(0, 0, .0003)), AtItsWord(new(0, 0, 0))], .95) { Gate = 0, People = 0 }),
        ("gate on people", new([Row("corrected", Corrected)], .95) { Gate = .708, People = .708 }),
        ("gate left", new([Row("corrected", new(.1, .02, .15))], .95) { Gate = .01, People = .03 }),
        ("gate right", new([Row("corrected", new(.9, .88, .99))], .95) { Gate = .995, People = .97 }),
        ("people as a line", new([Row("corrected", Corrected), new("people", new(.7, .66, .74), IntervalRowKind.People)], .95)),
        ("nothing", new([], .95)),
        .. Names.Select((name, i) => ($"name {i}", Named(name))),
    ];


    private static RowsPart[] Account(long test, long labelled, long skipped, long leftOut) =>
    [
        new("test items: a verdict, no label in use", test, RowsPartKind.Test),
        new("labelled items: a verdict and a label", labelled, RowsPartKind.Labelled),
        new("skipped: no verdict, no label in use", skipped, RowsPartKind.Skipped),
        new("left out by --where judge=gpt-4", leftOut, RowsPartKind.LeftOut),
    ];

    private static JudgeMark OneJudge(string name, RateMark sensitivity, RateMark specificity) => new(name, sensitivity, specificity);

    private static RateMark Around(double rate) => new(rate, Math.Max(0, rate - .05), Math.Min(1, rate + .05));

    private static WidthPoint[] Curve(long labels, params double[] halfWidths) =>
        [.. halfWidths.Select((halfWidth, i) => new WidthPoint(Math.Max(1, (long)Math.Round(labels * s_times[i])), halfWidth))];

    private static LeaderboardRow System(string name, RateMark corrected, double? judge, double? people, int worst) =>
        new(name, corrected) { Judge = judge, People = people, Ranks = new(1, worst) };

    private static CoveragePicture Grid(double[] axis, double lowest) =>
        new(axis, axis, [.. axis.Select(up => axis.Select(across => lowest + (.04 * (1 - (up * across)))).ToArray())], .95);

    private static DensityPoint[] Normal(double mean, double deviation) =>
    [
        .. Enumerable.Range(0, 401).Select(i => mean + (deviation * (i - 200) / 40)).Where(rate => rate is >= 0 and <= 1)
            .Select(rate => new DensityPoint(rate, Math.Exp(-.5 * Math.Pow((rate - mean) / deviation, 2)) / deviation)),
    ];

    private static DriftPeriod Week(int week) => new($"{week}", Around(.85 + (.01 * (week % 3))), Around(week < 7 ? .86 : .72));

    private static IntervalPicture Named(string name) =>
        new([Row(name, Corrected), new(name, Judge, IntervalRowKind.Companion)], .95);

    private static IntervalRow Row(string label, RateMark mark) => new(label, mark, IntervalRowKind.Corrected);

    private static IntervalRow Companion(RateMark mark) => new("for comparison: Lang-Reiczigel", mark, IntervalRowKind.Companion);

    private static IntervalRow AtItsWord(RateMark mark) => new("judge at its word", mark, IntervalRowKind.Judge);
}
