using System.Text.Json;
using Microsoft.Extensions.Configuration;
using RtcFunctions.Diagnostics;

namespace RtcFunctions.LocalWorker;

/// <summary>The <c>Values</c> of a <c>local.settings.json</c>: a flat list of settings, <c>__</c> and <c>:</c> meaning the same.</summary>
internal sealed class LocalSettingsSource : FileConfigurationSource
{
    public override IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        EnsureDefaults(builder);
        return new Provider(this);
    }

    private sealed class Provider(LocalSettingsSource source) : FileConfigurationProvider(source)
    {
        private bool _loaded;

        public override void Load(Stream stream)
        {
            try
            {
                Data = Parse(stream);
                _loaded = true;
            }
            catch (InvalidSettingException) when (_loaded)
            {
                // An editor may be half-way through: what was read before holds until the file can be read again.
            }
        }

        private Dictionary<string, string?> Parse(Stream stream)
        {
            try
            {
                using var document = JsonDocument.Parse(
                    stream,
                    new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
                return Read(document.RootElement);
            }
            catch (JsonException)
            {
                // Without the parser's message, which may quote what the file holds.
                throw new InvalidSettingException(Source.Path!, "it is not JSON");
            }
        }

        private Dictionary<string, string?> Read(JsonElement root)
        {
            var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidSettingException(Source.Path!, "it is not a JSON object");
            }

            if (root.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.ValueKind == JsonValueKind.True)
            {
                throw new InvalidSettingException(Source.Path!, "it is encrypted (IsEncrypted), which only the Core Tools can read");
            }

            if (!root.TryGetProperty("Values", out var values))
            {
                return settings;
            }

            if (values.ValueKind != JsonValueKind.Object)
            {
                throw new InvalidSettingException(Source.Path!, "its Values is not a JSON object");
            }

            foreach (var value in values.EnumerateObject())
            {
                settings[value.Name.Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal)] = value.Value.ValueKind switch
                {
                    JsonValueKind.String => value.Value.GetString(),
                    JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.Value.GetRawText(),
                    JsonValueKind.Null => null,
                    _ => throw new InvalidSettingException(
                        Source.Path!,
                        $"the value of {value.Name} is neither a string, a number nor a boolean"),
                };
            }

            return settings;
        }
    }
}
