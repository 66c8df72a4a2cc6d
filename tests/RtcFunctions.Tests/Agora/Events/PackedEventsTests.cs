using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RtcFunctions.Agora.Events;
using RtcFunctions.Storage;
using RtcFunctions.Tests.Storage;

namespace RtcFunctions.Tests.Agora.Events;

public sealed class PackedEventsTests
{
    private const int PropertyLimit = 32 * 1024;

    [Fact]
    public void Whatever_is_packed_comes_back_in_order() =>
        Prop.ForAll(HostileStrings.Any.Generator.ArrayOf().ToArbitrary(), texts =>
        {
            string[] events = [.. texts.Select(text => JsonSerializer.Serialize(new { user_id = text }))];

            var packed = PackedEvents.Pack(events).ToList();

            return packed.SelectMany(row => PackedEvents.Unpack(row.Json)).SequenceEqual(events)
                && packed.All(row => row.Count == PackedEvents.Unpack(row.Json).Length);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_full_answer_becomes_a_few_rows_and_one_commit()
    {
        var events = Enumerable.Range(0, 1000).Select(number => $$"""{"user_id":"{{new string('u', 250)}}","ms":{{number}}}""");

        var packed = PackedEvents.Pack(events).ToList();

        Assert.InRange(packed.Count, 2, PackedEvents.InOneCommit);
        Assert.All(packed, row => Assert.InRange(row.Json.Length, 1, PropertyLimit));
    }

    [Theory]
    [InlineData(PropertyLimit - 2, true)]
    [InlineData(PropertyLimit - 1, false)]
    public void An_event_fits_that_fills_a_row(int length, bool fits)
    {
        var item = $"\"{new string('x', length - 2)}\"";

        Assert.Equal(fits, PackedEvents.Fits(item));
        Assert.Equal(fits, PackedEvents.Pack(["1", item, "2"]).All(row => row.Json.Length <= PropertyLimit));
    }

    [Fact]
    public async Task A_full_commit_of_the_worst_text_is_within_the_limits_of_a_table()
    {
        using var file = new SqliteFile();
        var worst = $"\"{new string('\u2028', PropertyLimit - 4)}\"";
        var rows = PackedEvents.Pack(Enumerable.Repeat(worst, PackedEvents.InOneCommit)).ToList();
        var batch = new EventBatch("id", "user", TimeProvider.System.GetUtcNow(), rows);

        var outcome = await file.Store.CommitAsync(EventRows.Partition, batch.Behind(new EventHead(0, "1")), CancellationToken.None);

        // Too much of it would be an ArgumentException.
        Assert.Equal(new CommitOutcome.ConditionFailed(0), outcome);
        Assert.Equal(PackedEvents.InOneCommit, rows.Count);
    }
}
