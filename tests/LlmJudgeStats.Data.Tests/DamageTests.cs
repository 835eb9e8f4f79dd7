namespace LlmJudgeStats.Data.Tests;

/// <summary>Ground rule of bad-inputs.md: whatever the bytes, there is a whole result or a JudgeDataException, and nothing else.</summary>
public sealed class DamageTests
{
    /// <summary>The first of the half million seeds that the validation tries (its command <c>damage</c>).</summary>
    [Fact]
    public void Damaged_files_give_a_whole_result_or_a_typed_error()
    {
        var read = Enumerable.Range(0, 8000).Count(DamagedFiles.IsRead);
        // Both ways are taken often, so neither is checked in vain.
        Assert.InRange(read, 400, 7600);
    }
}
