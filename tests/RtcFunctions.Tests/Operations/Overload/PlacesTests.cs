using RtcFunctions.Operations.Overload;

namespace RtcFunctions.Tests.Operations.Overload;

public sealed class PlacesTests
{
    [Fact]
    public void However_many_ask_at_once_each_place_is_taken_once()
    {
        var places = new Places(100_000);
        var taken = 0;

        Parallel.For(0, 400_000, _ => Interlocked.Add(ref taken, places.TryTake() ? 1 : 0));

        Assert.Equal(100_000, taken);
    }

    [Fact]
    public void A_place_that_was_given_back_is_there_again_and_one_that_was_refused_is_no_less()
    {
        var places = new Places(1);

        var asked = new[] { places.TryTake(), places.TryTake(), places.TryTake() };
        places.GiveBack();

        Assert.Equal([true, false, false], asked);
        Assert.True(places.TryTake());
        Assert.False(places.TryTake());
    }
}
