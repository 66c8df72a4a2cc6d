using System.Text;

namespace RtcFunctions.Storage.AzureTables;

// https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
// One change goes as a batch too: as atomic, as many round trips, and being a POST with a body it is never sent again by
// SocketsHttpHandler, which would turn a lost answer to a DELETE into a failed condition.
internal sealed class BatchRequest
{
    public BatchRequest(TableAddress address, string partition, IReadOnlyList<TableChange> changes)
    {
        TableLimits.Check(changes);
        Partition = partition;
        Changes = changes;
        Content = Write(address);
    }

    public string CommitId { get; } = Guid.NewGuid().ToString("N");

    public string Partition { get; }

    public IReadOnlyList<TableChange> Changes { get; }

    public TableContent Content { get; }

    /// <summary>Once it is applied, its ETag is gone, and sent again it is refused.</summary>
    public bool IsGuarded => Changes.Any(change => change.ETag is not null);

    private TableContent Write(TableAddress address)
    {
        var batch = $"batch_{CommitId}";
        var changeset = $"changeset_{CommitId}";
        var body = new StringBuilder($"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeset}\r\n\r\n");
        foreach (var change in Changes)
        {
            body.Append($"--{changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            Write(body, change, address);
        }

        body.Append($"--{changeset}--\r\n--{batch}--\r\n");
        var bytes = Encoding.UTF8.GetBytes(body.ToString());
        TableLimits.CheckBatch(0, bytes.LongLength);
        return new(bytes, $"multipart/mixed; boundary={batch}");
    }

    private void Write(StringBuilder body, TableChange change, TableAddress address)
    {
        var entity = address.Entity(Partition, change.Row);
        var requestLine = change.Kind switch
        {
            TableChangeKind.Insert => $"POST {address.Entities} HTTP/1.1\r\nPrefer: return-no-content\r\n",
            TableChangeKind.Upsert => $"PUT {entity} HTTP/1.1\r\n",
            TableChangeKind.Replace => $"PUT {entity} HTTP/1.1\r\nIf-Match: {change.ETag}\r\n",
            TableChangeKind.Delete => $"DELETE {entity} HTTP/1.1\r\nIf-Match: {change.ETag ?? "*"}\r\n",
            _ => throw new InvalidOperationException($"There is no change {change.Kind}."),
        };
        body.Append(requestLine).Append("Accept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0;\r\n");
        if (change.Properties is { } properties)
        {
            var json = EntityJson.Write(
                properties,
                new("PartitionKey", TableKey.EncodeChecked(Partition)),
                new("RowKey", TableKey.EncodeChecked(change.Row)),
                new(EntityJson.CommitId, CommitId));
            body.Append("Content-Type: application/json\r\n\r\n").Append(Encoding.UTF8.GetString(json));
        }
        else
        {
            body.Append("\r\n");
        }

        body.Append("\r\n");
    }
}
