using LlmJudgeStats.Validation;

// Long studies of coverage, on demand: not part of `dotnet test`. Results are committed under docs/validation.
var filter = args.Length > 0 ? Filter.Parse(args[1..]) : null;
if (filter is null || args[0] is not ("run" or "pages"))
{
    Console.WriteLine("""
        run [--family F] [--interval I] [--design D] [--level L] [--limits two-sided|one-sided] [--out DIR]   compute what is not in the CSV files yet, then write the pages
        pages [--out DIR]                                                                                    write the pages and the maps from the CSV files
        """);
    foreach (var family in Family.All)
    {
        Console.WriteLine($"family {family.Id}: designs {string.Join(' ', family.Designs.Select(design => design.Name))}");
        Console.WriteLine($"  intervals {string.Join(' ', family.Candidates.Select(candidate => candidate.Id))}");
    }
    return args.Length == 0 ? 0 : 3;
}
var folder = filter.One("out") ?? Path.Combine("docs", "validation");
if (args[0] == "run") Study.Run(filter, folder);
Pages.Write(folder);
return 0;
