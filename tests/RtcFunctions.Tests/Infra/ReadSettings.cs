using System.Reflection;
using System.Text.RegularExpressions;
using RtcFunctions.Operations;
using RtcFunctions.Relay;

namespace RtcFunctions.Tests.Infra;

/// <summary>The settings that the code reads: what its options are bound to, and what it asks the configuration for by name.</summary>
internal static partial class ReadSettings
{
    /// <summary>A name that ends with an asterisk stands for all that begin so.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Bound().Concat(Asked()).Concat(DeclaredTimer.All.Select(timer => timer.Setting))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    public static bool Contains(string name) =>
        All.Any(read => read.EndsWith('*') ? name.StartsWith(read[..^1], StringComparison.Ordinal) : name == read);

    private static IEnumerable<string> Bound() =>
        from path in RepositoryFiles.Sources("functions").Concat(RepositoryFiles.Sources("shared"))
        from Match binding in Binding().Matches(RepositoryFiles.Read(path))
        let options = OptionsType(binding.Groups["options"].Value)
        from name in Properties(options, binding.Groups["section"].Value)
        select name;

    private static Type OptionsType(string name) =>
        new[] { typeof(ReportLiveness).Assembly, typeof(RelayEngine).Assembly }
            .SelectMany(assembly => assembly.GetTypes()).Single(type => type.Name == name);

    private static IEnumerable<string> Properties(Type options, string section) =>
        from property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        from name in property.PropertyType switch
        {
            { IsGenericType: true } dictionary when dictionary.GetGenericTypeDefinition() == typeof(IDictionary<,>) =>
                [$"{section}__{property.Name}__*"],
            { Namespace: { } space } inner when space.StartsWith("RtcFunctions", StringComparison.Ordinal) && inner.IsClass =>
                Properties(inner, $"{section}__{property.Name}"),
            _ => (IEnumerable<string>)[$"{section}__{property.Name}"],
        }
        select name;

    private static IEnumerable<string> Asked() =>
        from path in RepositoryFiles.Sources("functions").Concat(RepositoryFiles.Sources("shared"))
        let source = RepositoryFiles.Read(path)
        let sections = Section().Matches(source)
            .ToDictionary(match => match.Groups["variable"].Value, match => match.Groups["key"].Value + "__", StringComparer.Ordinal)
        from Match asked in Indexer().Matches(source)
        let variable = asked.Groups["variable"].Value
        where variable is "configuration" or "Configuration" || sections.ContainsKey(variable)
        select sections.GetValueOrDefault(variable, "") + asked.Groups["key"].Value.Replace(":", "__", StringComparison.Ordinal);

    [GeneratedRegex(
        @"AddOptionsWithValidateOnStart<(?<options>\w+),\s*\w+>\(\)\s*\.BindConfiguration\(""(?<section>\w+)""\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Binding();

    [GeneratedRegex(@"var (?<variable>\w+) = configuration\.GetSection\(""(?<key>\w+)""\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Section();

    [GeneratedRegex(@"(?<variable>\w+)\[""(?<key>[\w:]+)""\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Indexer();
}
