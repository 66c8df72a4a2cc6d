using System.Globalization;

namespace RtcFunctions.Sandbox.Standalone;

internal sealed record Arguments(ushort? Port, bool HasScene)
{
    public const string Usage = "dotnet run --project tests/Sandbox [-- [--port <the app's port>] [--no-scene]]";

    /// <summary>Null where they cannot be understood.</summary>
    public static Arguments? Read(ReadOnlySpan<string> args) => args switch
    {
        [] => new(Port: null, HasScene: true),
        ["--no-scene", .. var rest] => Read(rest) is { } read ? read with { HasScene = false } : null,
        ["--port", var text, .. var rest] when ushort.TryParse(text, CultureInfo.InvariantCulture, out var port) && port > 0 =>
            Read(rest) is { } read ? read with { Port = port } : null,
        _ => null,
    };
}
