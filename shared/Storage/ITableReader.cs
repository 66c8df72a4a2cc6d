namespace RtcFunctions.Storage;

/// <summary>One partition as a transaction finds it, before its own changes.</summary>
public interface ITableReader
{
    /// <summary>One entity, or null where there is none.</summary>
    TableEntity? Read(string row);

    /// <summary>Up to <paramref name="limit"/> (1 to 1000) entities of a range, in the order of their rows.</summary>
    TablePage ReadRange(RowRange range, int limit);
}
