using FsCheck;
using FsCheck.Fluent;

namespace RtcFunctions.Tests.Meet.Presence;

/// <summary>Somebody comes or goes, and how that is told to us.</summary>
internal sealed record ToldStep(bool Comes, string PeerId, Telling Telling, int Seconds)
{
    public static readonly Arbitrary<ToldStep[]> Any = Arb.From(
        (from comes in Gen.Elements(true, false)
         from peer in Gen.Elements("ada", "grace", "edith")
         from telling in Gen.Elements(Telling.Once, Telling.Once, Telling.Twice, Telling.Lost, Telling.Late, Telling.AgainLate)
         from seconds in Gen.Elements(0, 1, 30, 61)
         select new ToldStep(comes, peer, telling, seconds)).ArrayOf(),
        steps => steps.Select((_, left) => steps.Where((_, i) => i != left).ToArray()));
}

/// <summary>Late is after the next step.</summary>
internal enum Telling
{
    Once,
    Twice,
    Lost,
    Late,
    AgainLate,
}
