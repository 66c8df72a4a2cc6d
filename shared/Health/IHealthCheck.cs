using RtcFunctions.Storage;

namespace RtcFunctions.Health;

/// <summary>A part of the health report that is told from the <see cref="HealthRecords"/>.</summary>
public interface IHealthCheck
{
    /// <summary>Its name among the report's checks.</summary>
    string Name { get; }

    /// <summary>What the records say; where storage is away there are none.</summary>
    HealthFinding Judge(IReadOnlyDictionary<string, TableProperties> records);
}
