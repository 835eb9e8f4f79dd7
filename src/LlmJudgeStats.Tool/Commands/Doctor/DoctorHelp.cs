namespace LlmJudgeStats.Tool.Commands.Doctor;

/// <summary>Help that teaches: what it does, real examples, then every option in its group.</summary>
internal static class DoctorHelp
{
    private const string Footer =
        """
        A column plays a part by its name and by what stands in it; a name alone is not enough. What is yours to decide, such as what a tie
        is or where a score passes, is printed as a choice, and no command is guessed. Text of prompts and answers is never shown.
        Exit codes: 0 the file could be read, whatever was found; 3 bad input or usage; 4 a bug in the tool.

        """;

    public static string Text(DoctorOptions options) => HelpText.Of(options,
        """
        judgestats doctor - what is in a file, what is wrong with it, and what to ask next

        Usage:
          judgestats doctor FILE [options]

        It names the columns and their parts, counts verdict by label, says what would make a number wrong or too sure, and ends with
        the command to go on with. The command has been run before it is printed.

        Examples:
          # a file that somebody sent you
          judgestats doctor judgments.csv

          # you know where the labels are; for a script
          judgestats doctor judgments.jsonl --label human --format json


        """, Footer);
}
