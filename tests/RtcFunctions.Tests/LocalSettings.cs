using System.Text.Json;

namespace RtcFunctions.Tests;

/// <summary>A <c>local.settings.json</c> that a test rewrites while the app runs.</summary>
internal sealed class LocalSettings : IDisposable
{
    private readonly string _path;

    public LocalSettings(TemporaryDirectory directory, string name, string value)
    {
        _path = Path.Combine(directory.Path, "local.settings.json");
        Write(name, value);
    }

    public void Write(string name, string value)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value };
        var next = _path + ".next";
        File.WriteAllText(next, JsonSerializer.Serialize(new { IsEncrypted = false, Values = values }));
        File.Move(next, _path, overwrite: true);
    }

    public void Dispose() => File.Delete(_path);
}
