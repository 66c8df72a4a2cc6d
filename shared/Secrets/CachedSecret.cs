namespace RtcFunctions.Secrets;

/// <summary>One secret of the <see cref="SecretCache"/>: when what is known of it will do, and when it is read again.</summary>
internal sealed class CachedSecret(string name, SecretReader reader)
{
    private static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan MissingFor = TimeSpan.FromSeconds(10);

    private volatile bool _isWanted;

    public string Name => name;

    public SecretStanding Standing => new(reader.Last.Reading, _isWanted, reader.FailingSince);

    /// <summary>How long ago it was read; null where it was not, or there is none.</summary>
    public TimeSpan? Age => reader.Last is { Reading.Secret: not null, Age: var age } ? age : null;

    public ValueTask<SecretReading> GetAsync(CancellationToken cancellationToken)
    {
        _isWanted = true;
        return GetAsync(MissingFor, cancellationToken);
    }

    /// <summary>For who only tells of it: nobody wants it yet, and one that is missing is not looked for again so soon.</summary>
    public ValueTask<SecretReading> PeekAsync(CancellationToken cancellationToken) => GetAsync(FreshFor, cancellationToken);

    public async Task<SecretReading> RenewAsync(Secret refused, CancellationToken cancellationToken)
    {
        var (known, _) = reader.Last;
        return known.Secret is { } secret && secret.Version != refused.Version
            ? known
            : await reader.ReadUnlessJustReadAsync().WaitAsync(cancellationToken);
    }

    /// <summary>Reads it now; false where that failed.</summary>
    public Task<bool> RefreshAsync(CancellationToken cancellationToken) => reader.ReadNowAsync(cancellationToken);

    /// <summary>Begins to read it where it is no longer fresh, or could not be read.</summary>
    public void RefreshWhereDue()
    {
        var (known, age) = reader.Last;
        if (reader.FailingSince is not null || (known.IsAvailable && age >= FreshFor))
        {
            _ = reader.ReadUnlessJustReadAsync();
        }
    }

    private ValueTask<SecretReading> GetAsync(TimeSpan missingFor, CancellationToken cancellationToken)
    {
        var (known, age) = reader.Last;
        if (!known.IsAvailable)
        {
            return new(reader.ReadUnlessJustReadAsync().WaitAsync(cancellationToken));
        }

        // What is known serves meanwhile, that there is none too: nobody waits for a source that may be away.
        if (age >= (known.Secret is null ? missingFor : FreshFor))
        {
            _ = reader.ReadUnlessJustReadAsync();
        }

        return new(known);
    }
}
