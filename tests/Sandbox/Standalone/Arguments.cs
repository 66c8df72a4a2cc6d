using System.Globalization;

namespace RtcFunctions.Sandbox.Standalone;

internal sealed record Arguments(ushort? Port)
{
    public const string Usage = "dotnet run --project tests/Sandbox [-- --port <the app's port>]";

    /// <summary>Null where they cannot be understood.</summary>
    public static Arguments? Read(string[] args) => args switch
    {
        [] => new(Port: null),
        ["--port", var text] when ushort.TryParse(text, CultureInfo.InvariantCulture, out var port) && port > 0 => new(port),
        _ => null,
    };
}
