using System.Globalization;

namespace LlmJudgeStats.Tool.Commands.Study;

/// <summary>The values of <see cref="StudyOptions"/>.</summary>
internal static class StudyArguments
{
    public static IReadOnlyList<string> Designs => [.. Enum.GetValues<CalibrationDesign>().Select(design => design.Id)];

    public static string DesignIds => string.Join(", ", Designs);

    public static CalibrationDesign Design(Given given, StudyOptions options) => given.Text(options.Design) is not { } id
        ? CalibrationDesign.External
        : ById.Find<CalibrationDesign>(design => design.Id, id) ?? throw new UsageException(
            $"--design {id}: no such design; use external (labels from elsewhere), by-label (so many passes and fails), "
                + "random (a sample of the test items) or by-verdict");

    public static double Level(Given given, StudyOptions options) =>
        given.Text(options.Level) is { } level ? Numbers.Level(level) : IntervalEstimate.DefaultLevel;

    public static ulong? Seed(Given given, StudyOptions options) => Seed(given.Text(options.Seed));

    /// <summary>A seed as it was written; <see langword="null"/> where none was.</summary>
    public static ulong? Seed(string? text)
    {
        if (text is null) return null;
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw new UsageException($"--seed {text}: not a seed; write a whole number from 0 to {ulong.MaxValue}");
    }

    public static MethodChoice Method(Given given, StudyOptions options, MethodUse use) => MethodChoice.Of(
        new()
        {
            Method = given.Text(options.Method),
            Interval = given.Text(options.Interval),
            Prior = given.Text(options.Prior),
            NoTruncation = given.Switch(options.NoTruncation),
            Seed = Seed(given, options),
        }, use);
}
