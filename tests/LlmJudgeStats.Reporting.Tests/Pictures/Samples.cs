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

    public static readonly RateMark Corrected = new(.736, .691, .784);

    public static readonly RateMark Judge = new(.67, .653, .687);

    public static IEnumerable<(string Name, IPicture Picture)> All =>
    [
        .. Intervals.Select(sample => ($"intervals: {sample.Name}", (IPicture)sample.Picture)),
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

    private static IntervalPicture Named(string name) =>
        new([Row(name, Corrected), new(name, Judge, IntervalRowKind.Companion)], .95);

    private static IntervalRow Row(string label, RateMark mark) => new(label, mark, IntervalRowKind.Corrected);

    private static IntervalRow Companion(RateMark mark) => new("for comparison: Lang-Reiczigel", mark, IntervalRowKind.Companion);

    private static IntervalRow AtItsWord(RateMark mark) => new("judge at its word", mark, IntervalRowKind.Judge);
}
