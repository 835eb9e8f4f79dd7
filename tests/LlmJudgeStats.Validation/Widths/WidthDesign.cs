using LlmJudgeStats.Coverage;

namespace LlmJudgeStats.Validation.Widths;

/// <summary>A design of the study of widths: test items / labelled fails / labelled passes.</summary>
/// <param name="Name">The sizes.</param>
/// <param name="Role">What it was used for when the constants were chosen, outside the library.</param>
internal sealed record WidthDesign(string Name, string Role)
{
    public const string Choosing = "choosing";
    public const string Seen = "seen";
    public const string HeldOut = "held out";

    public StudyDesign Sizes
    {
        get
        {
            var sizes = Array.ConvertAll(Name.Split('/'), int.Parse);
            return new() { TestItems = sizes[0], Labels = LabelPlan.ByLabel(sizes[2], sizes[1]) };
        }
    }

    /// <summary>Those of the study outside the library, quick ones first.</summary>
    public static IReadOnlyList<WidthDesign> All { get; } =
    [
        .. Of(Choosing, "50/10/10", "50/20/20", "50/5/25", "115/25/25", "115/10/50", "100/50/50", "300/30/30"),
        .. Of(Seen, "30/5/5", "20/10/10", "500/10/10", "150/8/60", "20/100/100"),
        .. Of(HeldOut, "75/30/8", "200/15/15", "40/40/10", "25/7/7", "60/12/20", "35/6/12", "90/9/45", "10/5/5", "15/20/5", "700/12/12",
            "250/9/40", "30/80/60", "15/50/50", "400/20/8", "65/14/33", "180/40/70", "1000/30/30"),
    ];

    private static IEnumerable<WidthDesign> Of(string role, params string[] names) => names.Select(name => new WidthDesign(name, role));
}
