using RtcFunctions.Load;
using RtcFunctions.Load.Measuring;
using RtcFunctions.Load.Others;
using RtcFunctions.Load.Scenarios;

// Started by ourselves: what the app is measured against runs in a process of its own, as the app does.
if (OtherServer.Asked is { } other)
{
    await OtherServer.RunAsync(other);
    return 0;
}

if (Scenario.Choose(args) is not { } chosen)
{
    Console.Error.WriteLine($"dotnet run -c Release --project tests/Load -- [{string.Join("] [", Scenario.Names)}]");
    return 2;
}

if (Requirements.Missing() is { } missing)
{
    Console.Error.WriteLine(missing);
    return 1;
}

var rows = new List<Row>();
foreach (var scenario in chosen)
{
    await foreach (var row in scenario())
    {
        Console.Error.WriteLine(row);
        rows.Add(row);
    }
}

Console.Write(Table.Of(rows));
return rows.TrueForAll(row => row.IsMet) ? 0 : 3;
